"""One gate: what is on record (never what it says), what can be done, what can be opened with a reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from lms.platform.accounts.models import User
from lms.platform.signin.web.reasons import forget_reason, kept_reason, prove_before_opening
from lms.platform.signin.web.step_up import recently_signed_in
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from recruitment.domain.gates.queries import gate_view, may_see_gate
from recruitment.domain.gates.registry import GATE_TYPES
from recruitment.models import Application, Gate
from recruitment.staff.casework.actions import actions_for
from recruitment.staff.casework.case import act_url, gate_url, open_case, person_url
from recruitment.staff.gates.base import Openable
from recruitment.staff.gates.registry import STAFF_GATES


@require_safe
def gate(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """The page of one gate, its sealed words still closed; a reason typed before a step-up stands where it was."""
    application = open_case(request, reference)
    found = _kind(request, application, kind)
    sealed = openable_in(application, request.user, found)
    asked, reason = kept_reason(request, [one.key for one in sealed])
    item = next((one for one in sealed if one.key == asked), None)
    return _page(request, application, found, sealed, asked=item, reason=reason)


@sensitive_variables()
@require_POST
def open_sealed(request: HttpRequest, reference: str, kind: str) -> HttpResponse:
    """Open one sealed text, on this page and this time only. The reading is written down before it is opened."""
    application = open_case(request, reference)
    wanted, reason = request.POST.get("what", ""), request.POST.get("reason", "")
    if not recently_signed_in(request):
        return prove_before_opening(request, wanted, reason=reason, page=gate_url(application, kind))
    found = _kind(request, application, kind)
    sealed = openable_in(application, request.user, found)
    item = next((one for one in sealed if one.key == wanted), None)
    if item is None:
        raise Http404
    try:
        value = reveal(item.row, item.field, reason, by=request.user)
    except RevealRefused as refusal:
        messages.error(request, str(refusal))
        return _page(request, application, found, sealed, asked=item, reason=reason, status=422)
    forget_reason(request)
    return _page(request, application, found, sealed, asked=item, opened=_shown(value))


def _page(
    request: HttpRequest,
    application: Application,
    kind: str,
    sealed: list[Openable],
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    found, user = _gate_of(application, kind), request.user
    if found is None:
        raise Http404
    context = {
        "application": application,
        "gate": gate_view(found, user, application),
        "facts": STAFF_GATES[kind].facts(application, user),
        "actions": [(act_url(application, name), form.title) for name, form in actions_for(application, user, kind)],
        "sealed": sealed,
        "back": person_url(application),
        "nothing": _("Nothing is on record yet."),
    }
    return render(request, "recruitment/staff/casework/gate.html", context | more, status=status)


def _gate_of(application: Application, kind: str) -> Gate | None:
    """The gate of this kind, from what was read with the case; those of modules have no page of their own."""
    return next((one for one in application.gates.all() if one.kind == kind and one.module_id is None), None)


def _kind(request: HttpRequest, application: Application, kind: str) -> str:
    if kind not in GATE_TYPES or not may_see_gate(request.user, application, kind):
        raise Http404
    return kind


def openable_in(application: Application, user: User, kind: str) -> list[Openable]:
    """What `user` could open here. Empty fields and rows that they may not open are not in it."""
    found = STAFF_GATES[kind].sealed(application, user)
    return [one for one in found if not getattr(one.row, one.field).is_empty]


def _shown(value: Any) -> list[str]:
    """An opened value as paragraphs."""
    if isinstance(value, dict):
        return [value.get("words") or _("They have nothing to tell.")]
    return [line for line in str(value).splitlines() if line.strip()]
