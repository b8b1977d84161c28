"""A person's own certificates: the list, the page, the PDF, plain text, and the two choices about the name."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.domain.issuing import CertificateRefused, choose_name_shown, reissue, successor
from certificates.domain.names import names_of
from certificates.domain.plain_text import as_text
from certificates.domain.qr import qr_path
from certificates.domain.rendering import finished_pdf
from certificates.domain.wording import words_of
from certificates.models import Certificate
from certificates.web.cards import card_of
from certificates.web.forms import NameForm
from lms.paging import newest_first


@require_safe
def certificate_list(request: HttpRequest) -> HttpResponse:
    """All that this person holds, newest first; those that were replaced are left out."""
    held = newest_first(Certificate.objects.of(request.user).held(), request.GET.get("before"))
    cards = [card_of(certificate) for certificate in held.rows]
    return render(request, "certificates/list.html", {"cards": cards, "older": held.older})


@require_safe
def certificate_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The certificate itself, as a page that everybody can read. A replaced one leads to its successor."""
    certificate = _own(request, uuid)
    newest = successor(certificate)
    if newest != certificate:
        return redirect("certificates:page", newest.uuid)
    return render(request, "certificates/page.html", _about(certificate))


@require_safe
def as_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The PDF to print or save; a page to wait on where it is still being made."""
    certificate = _own(request, uuid)
    if not certificate.is_live:
        return redirect("certificates:page", certificate.uuid)
    content = finished_pdf(certificate)
    if content is None:
        return render(request, "certificates/being_made.html", {"certificate": certificate}, status=202)
    return _file(certificate, content, "application/pdf", "pdf")


@require_safe
def as_plain_text(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The certificate as plain text."""
    certificate = _own(request, uuid)
    if not certificate.is_live:
        return redirect("certificates:page", certificate.uuid)
    return _file(certificate, as_text(words_of(certificate.snapshot)).encode(), "text/plain; charset=utf-8", "txt")


@require_POST
def show_name(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the name to whoever checks the code, or no longer."""
    shown = request.POST.get("shown") == "yes"
    choose_name_shown(_own(request, uuid), shown=shown, by=request.user)
    said = _("Your name is shown now.") if shown else _("Your name is not shown any more.")
    messages.success(request, said)
    return redirect("certificates:page", uuid)


@require_POST
def change_name(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new certificate with another of the person's names; the old one stops counting."""
    certificate = _own(request, uuid)
    form = NameForm(request.POST, names=names_of(certificate.person))
    if not form.is_valid():
        return render(request, "certificates/page.html", _about(certificate, form), status=422)
    try:
        certificate = reissue(certificate, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Done. This is your certificate now."))
    except CertificateRefused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:page", certificate.uuid)


def _own(request: HttpRequest, uuid: UUID) -> Certificate:
    return get_object_or_404(Certificate.objects.of(request.user).select_related("person"), uuid=uuid)


def _about(certificate: Certificate, form: NameForm | None = None) -> dict[str, Any]:
    words = words_of(certificate.snapshot)
    names = names_of(certificate.person)
    size, path = qr_path(words.check_link)
    return {
        "certificate": certificate,
        "words": words,
        "card": card_of(certificate),
        "form": form or NameForm(names=names, initial={"name": words.name}),
        "can_change_name": certificate.is_live and set(names) != {words.name},
        "qr": {"size": size, "path": path},
    }


def _file(certificate: Certificate, content: bytes, kind: str, suffix: str) -> HttpResponse:
    """A file under a name that gives nothing away but what it is."""
    name = f"certificate-{certificate.code[:4].lower()}.{suffix}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"},
    )
