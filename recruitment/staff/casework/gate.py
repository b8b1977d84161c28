"""One gate: what is on record (never what it says), what can be done, what can be opened with a reason."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from lms.platform.signin.web.step_up import recently_signed_in
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from recruitment.domain.gates.queries import gate_of, gate_view
from recruitment.models import Application, GateKind
from recruitment.staff.casework.actions import actions_for, may_see_gate
from recruitment.staff.casework.case import act_url, gate_url, open_case, person_url
from recruitment.staff.casework.reasons import forget, keep, kept_for
from recruitment.staff.gates.facts import facts_about
from recruitment.staff.gates.sealed import openable_in, shown


@require_safe
def gate(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """The page of one gate, its sealed words still closed; a reason typed before a step-up stands where it was."""
    application = open_case(request, reference)
    found = _kind(request, application, kind)
    return _page(request, application, found, **kept_for(request, openable_in(application, request.user, found)))


@sensitive_variables()
@require_POST
def open_sealed(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """Open one sealed text, on this page and this time only. The reading is written down before it is opened."""
    application = open_case(request, reference)
    wanted, reason = request.POST.get("what", ""), request.POST.get("reason", "")
    if not recently_signed_in(request):
        keep(request, wanted, reason)
        return redirect(f"{reverse('signin:reauthenticate')}?{urlencode({'next': gate_url(application, kind)})}")
    found = _kind(request, application, kind)
    item = next((one for one in openable_in(application, request.user, found) if one.key == wanted), None)
    if item is None:
        raise Http404
    try:
        value = reveal(item.row, item.field, reason, by=request.user)
    except RevealRefused as refusal:
        messages.error(request, str(refusal))
        return _page(request, application, found, asked=item, reason=reason, status=422)
    forget(request)
    return _page(request, application, found, asked=item, opened=shown(value))


def _page(
    request: HttpRequest, application: Application, kind: GateKind, *, status: int = 200, **more: object
) -> HttpResponse:
    found, user = gate_of(application, kind), request.user
    if found is None:
        raise Http404
    context = {
        "application": application,
        "gate": gate_view(found, user, application),
        "facts": facts_about(application, user, kind),
        "actions": [(act_url(application, name), form.title) for name, form in actions_for(application, user, kind)],
        "sealed": openable_in(application, user, kind),
        "back": person_url(application),
        "nothing": _("Nothing is on record yet."),
    }
    return render(request, "recruitment/staff/casework/gate.html", context | more, status=status)


def _kind(request: HttpRequest, application: Application, kind: str) -> GateKind:
    if kind not in GateKind.values or not may_see_gate(application, request.user, GateKind(kind)):
        raise Http404
    return GateKind(kind)
