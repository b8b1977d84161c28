"""One view for every action of the table: show the form, carry it out, or say why not and keep what was typed."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from lms.platform.accounts.domain.preferences import contact_rules
from lms.platform.accounts.models import User
from recruitment.domain.base.refusals import ConcurrentChange, Refused
from recruitment.domain.casework.contact_details import contact_details_for
from recruitment.models import Application, GateKind
from recruitment.staff.base.case_form import CaseForm
from recruitment.staff.casework.actions import ACTIONS, may_see_gate, may_try
from recruitment.staff.casework.case import gate_url, links, open_case, person_url

REMEMBERED = 60 * 60
"""For how many seconds a page that was sent once is known to have been sent."""


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, reference: str, action: str) -> HttpResponse:
    """A refusal is a sentence with a link (409); an unfinished form asks again (422); a second press does nothing."""
    application = open_case(request, reference)
    kind = ACTIONS.get(action)
    if kind is None or not may_try(kind, application, request.user):
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = kind(data, application=application, user=request.user)
    if cache.get(_press(request)):
        return redirect(_back(application, form))
    if not form.is_bound or not form.is_valid():
        return _show(request, application, form, status=422 if form.is_bound else 200)
    try:
        _carry_out_once(request, form)
    except (Refused, ConcurrentChange) as refusal:
        return _show(request, application, form, status=409, refusal=refusal)
    messages.success(request, form.done)
    still_theirs = Application.objects.worked_by(request.user).filter(pk=application.pk).exists()
    return redirect(_back(application, form) if still_theirs else reverse("casework_today"))


def _carry_out_once(request: HttpRequest, form: CaseForm) -> None:
    """What was refused, or went wrong, was not done: the same page may be sent again."""
    press = _press(request)
    if not cache.add(press, True, REMEMBERED):
        return
    try:
        form.carry_out()
    except BaseException:
        cache.delete(press)
        raise


def _press(request: HttpRequest) -> str:
    """Each page carries a token of its own: the same words from the same page are one press, others are another."""
    said = request.POST.urlencode() if "token" in request.POST else uuid4().hex
    sent = f"{request.user.pk} {request.path} {said}"
    return f"casework:{salted_hmac('casework.act', sent, algorithm='sha256').hexdigest()}"


def _back(application: Application, form: CaseForm) -> str:
    """To the gate that it is about; where that is not theirs to open, or is the log, to the person."""
    gate = form.gate
    if gate in (None, GateKind.CONVERSATION) or not may_see_gate(application, form.user, gate):
        return person_url(application)
    return gate_url(application, gate)


def _show(
    request: HttpRequest,
    application: Application,
    form: CaseForm,
    *,
    status: int,
    refusal: Refused | ConcurrentChange | None = None,
) -> HttpResponse:
    missing = links(application, list(refusal.links), request.user) if isinstance(refusal, Refused) else []
    context = {
        "application": application,
        "form": form,
        "back": _back(application, form),
        **(_how_to_reach(application, request.user) if form.gate == GateKind.CONVERSATION else {}),
        "refusal": refusal.sentence if refusal else "",
        "missing": missing,
        "token": uuid4(),
    }
    return render(request, "recruitment/staff/casework/act.html", context, status=status)


def _how_to_reach(application: Application, viewer: User) -> dict[str, Any]:
    """Whoever writes down a call may be about to make it."""
    return {"rules": contact_rules(application.person), "reach": contact_details_for(application, viewer)}
