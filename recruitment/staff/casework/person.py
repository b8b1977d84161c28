"""One person's page: the path, the gates, the next step, and the log. What a viewer may not see is absent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lms.platform.accounts.domain.preferences import contact_rules
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.signin.staff.standing import news_of
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.casework.contact_details import contact_details_for
from recruitment.domain.casework.next_step import next_step
from recruitment.domain.casework.timeline import timeline
from recruitment.domain.gates.queries import GateView, gate_view
from recruitment.domain.workflow.moves import moves_for
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, GateKind, Stage
from recruitment.models.scope import may_act
from recruitment.models.stages import JOURNEY, SIDE
from recruitment.staff.casework.actions import ACTIONS, DECISIONS, actions_for, may_try
from recruitment.staff.casework.case import MOVES_WITH_FORM, act_url, gate_url, open_case, person_url, place_url
from recruitment.staff.casework.evidence_line import evidence_line
from recruitment.staff.casework.forms.contact_changes import change_of, waits_for
from recruitment.staff.casework.rows import due_words
from recruitment.staff.casework.standing import standing_banner, still_words
from recruitment.staff.decisions.reviews import asked_words, told_facts

STATES = {"met": "done", "yours": "you", "team": "us", "not_started": "ahead", "under_way": "us", "not_met": "care"}
SIDE_MOVES = ("pause", "lapse", "back_to_checks")


@require_safe
def person(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that this member of staff may know, and the one next step."""
    application, viewer = open_case(request, reference), request.user
    context = {
        "application": application,
        "coordinator": coordinator_of(application),
        "rules": contact_rules(application.person),
        "reach": contact_details_for(application, viewer),
        "stops": _stops(application),
        **_gates(application, viewer),
        "standing": standing_banner(application, viewer),
        "still": still_words(application),
        **_next(application, viewer),
        "under_review": asked_words(application),
        "form_href": place_url(application, "form", viewer),
        "moves": _moves(application, viewer),
        "actions": [(act_url(application, name), form.title) for name, form in actions_for(application, viewer)],
        "decisions": _decisions(application, viewer),
        "told": told_facts(application, viewer),
        "sign_in": _sign_in(application, viewer),
        "log": timeline(application, viewer)[:12],
        "log_href": act_url(application, "log") if may_try(ACTIONS["log"], application, viewer) else "",
    }
    return render(request, "recruitment/staff/casework/person.html", context)


def _stops(application: Application) -> list[dict[str, Any]]:
    """The eight stages; somebody at the side stands where they left the path."""
    at = Stage(application.paused_from) if application.stage in SIDE else Stage(application.stage)
    here = JOURNEY.index(at)
    over = application.stage == Stage.CLEARED
    return [
        {
            "name": WORDS[stage].staff,
            "state": "done" if place < here or over else "now" if place == here else "ahead",
            "turn": "rest" if application.stage in SIDE else "us" if WORDS[stage].acts != "applicant" else "you",
        }
        for place, stage in enumerate(JOURNEY)
    ]


def _next(application: Application, viewer: User) -> dict[str, Any]:
    """The next step, by when, and where it is done: empty where that is this very page."""
    step = next_step(application, viewer)
    href = place_url(application, step.to, viewer)
    return {"step": step, "due": due_words(step), "step_href": "" if href == person_url(application) else href}


def _gates(application: Application, viewer: User) -> dict[str, Any]:
    """In two lists: still open, and met."""
    views = [gate_view(gate, viewer, application) for gate in application.gates.all()]
    return {
        "still_open": [_gate(application, view, viewer) for view in views if view.is_open],
        "met": [_gate(application, view, viewer) for view in views if not view.is_open],
    }


def _gate(application: Application, view: GateView, viewer: User) -> dict[str, Any]:
    linked = view.kind != GateKind.TRAINING and view.may_see
    return {
        "state": STATES[view.mark],
        "name": view.name,
        "chip": view.label,
        "words": _words(view) or evidence_line(application, viewer, view),
        "link": gate_url(application, view.kind) if linked else "",
    }


def _words(view: GateView) -> str:
    if not view.may_see:
        return _("They will tell you when it is complete.") if view.is_open else ""
    if view.stale:
        return _("Something has changed since. Look at it again.")
    if view.due == "expired":
        return _("Ran out on %(day)s.") % {"day": date_format(view.ends, "j F Y")}
    return ""


def _moves(application: Application, viewer: User) -> dict[str, list[tuple[str, Any]]]:
    """Moves onwards, and moves to the side."""
    found = [
        (name, reverse("casework_move", args=[application.reference, name]), move.label)
        for name, move in moves_for(application, viewer)
        if name not in MOVES_WITH_FORM
    ]
    return {
        "onwards": [(href, label) for name, href, label in found if name not in SIDE_MOVES],
        "aside": [(href, label) for name, href, label in found if name in SIDE_MOVES],
    }


def _sign_in(application: Application, viewer: User) -> dict[str, Any] | None:
    """What becomes of a new number or address, and the one thing that the viewer can do about it."""
    if not may_act(viewer, application, Grant.CASE_WORK):
        return None
    news = news_of(change_of(application), viewer)
    if news is None or waits_for(application) is None:
        return news
    if ACTIONS["new-contact-agree"].is_offered(application, viewer):
        return {**news, "href": act_url(application, "new-contact-agree"), "link": _("Be the second person")}
    return {**news, "href": act_url(application, "new-contact-stop"), "link": _("Stop it")}


def _decisions(application: Application, viewer: User) -> list[tuple[str, Any]]:
    return [
        (act_url(application, name), form.title)
        for name, form in DECISIONS.items()
        if may_try(form, application, viewer) and form.is_offered(application, viewer)
    ]
