"""Certificates given, for staff: who, what, when, whether it counts. Neutral titles, no answers, no scores."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from certificates.domain.wording import day_in_words
from certificates.models import Certificate
from lms.platform.paging import newest_first


@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """The newest first, of the people in this member of staff's areas; `?no_pdf=1` for those that could not be made."""
    seen = Certificate.objects.visible_to(request.user).held()
    without_pdf = seen.without_pdf()
    only = "no_pdf" in request.GET
    piece = newest_first(without_pdf if only else seen, request.GET.get("before"))
    columns = [{"label": label} for label in (_("Who"), _("Training"), _("Given"), _("Good until"), _("Now"))]
    context = {
        "columns": columns,
        "rows": [_row(certificate) for certificate in piece.rows],
        **piece.links(request.GET, "no_pdf"),
        "first": f"{reverse('certificates_given')}{'?no_pdf=1' if only else ''}" if "before" in request.GET else "",
        "without_pdf": without_pdf.count(),
        "only": only,
    }
    return render(request, "certificates/staff/given.html", context)


def _row(certificate: Certificate) -> list[object]:
    says = certificate.snapshot
    until = day_in_words(says["expires_on"]) or _("No end")
    return [says["name"], says["title"], day_in_words(says["given_on"]), until, _now(certificate)]


def _now(certificate: Certificate) -> dict[str, str]:
    if not certificate.is_live:
        return {"words": _("Taken back"), "kind": "sand", "icon": "not-current"}
    if certificate.is_expired():
        return {"words": _("Run out"), "kind": "sand", "icon": "not-current"}
    if certificate.is_expiring():
        return {"words": _("Runs out soon"), "kind": "you", "icon": "lamp"}
    if certificate.status == Certificate.Status.PENDING and certificate.failed_attempts:
        number = certificate.failed_attempts
        words = ngettext("No PDF yet, tried %d time", "No PDF yet, tried %d times", number) % number
        return {"words": words, "kind": "care"}
    if certificate.status == Certificate.Status.PENDING:
        return {"words": _("PDF being made"), "kind": "us"}
    return {"words": _("Current"), "kind": "done", "icon": "tick"}
