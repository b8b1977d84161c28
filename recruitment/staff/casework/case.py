"""The application that a member of staff works on: what they may not see is not found."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from lms.platform.accounts.models import User
from recruitment.domain.base.refusals import Missing
from recruitment.domain.casework.case_queues import case_of
from recruitment.domain.casework.form_readers import may_read_form
from recruitment.domain.gates.queries import may_see_gate
from recruitment.domain.gates.registry import GATE_TYPES
from recruitment.models import Application, Determination, GateKind
from recruitment.staff.casework.actions import ACTIONS, may_try


def open_case(request: HttpRequest, reference: str) -> Application:
    """With everything that a screen shows. Raises Http404 outside this person's areas, or for somebody close."""
    found = case_of(request.user, reference)
    if found is None:
        raise Http404
    return found


def person_url(application: Application) -> str:
    return reverse("casework_person", args=[application.reference])


def act_url(application: Application, action: str) -> str:
    return reverse("casework_act", args=[application.reference, action])


def gate_url(application: Application, kind: str) -> str:
    return reverse("casework_gate", args=[application.reference, kind])


def form_url(application: Application) -> str:
    return reverse("casework_form", args=[application.reference])


MOVES_WITH_FORM = ("close_at_request",)
"""Moves that ask for more than a note: a form of their own makes them."""
WHERE = {
    "conversation": "log",
    "role": "role",
    "area": "area",
    "coordinator": "coordinator",
    "decision": "propose-clearance",
    "discussion": "discussion",
    "review": "finish-review",
    "follow_up": "restriction-follow-up",
}


def place_url(application: Application, to: str, viewer: User) -> str:
    """Where `viewer` can mend what is missing; `to` as in `refusals.Missing`. Empty where they cannot."""
    kind, _slash, rest = to.partition("/")
    if kind == "gate" and rest == GateKind.TRAINING:  # one gate for each module: they stand on the person's page
        return person_url(application)
    if kind == "gate" and rest in GATE_TYPES:
        return gate_url(application, rest) if may_see_gate(viewer, application, rest) else ""
    if kind == "form":
        return form_url(application) if may_read_form(application, viewer) else ""
    if kind == "move":
        return reverse("casework_move", args=[application.reference, rest])
    action = "agree" if kind == "decision" and _waits_for(application, viewer) else WHERE.get(kind, "")
    return act_url(application, action) if action and may_try(ACTIONS[action], application, viewer) else ""


def _waits_for(application: Application, viewer: User) -> bool:
    """Somebody else has put something forward. Read from what the screen has at hand."""
    proposed = [one for one in application.determinations.all() if one.state == Determination.State.PROPOSED]
    return any(one.proposed_by_id != viewer.pk for one in proposed)


def links(application: Application, missing: list[Missing], viewer: User) -> list[dict[str, str]]:
    """Sentences with where `viewer` can mend them, for `recruitment/status/refusal.html`."""
    return [{"sentence": one.sentence, "href": place_url(application, one.to, viewer)} for one in missing]
