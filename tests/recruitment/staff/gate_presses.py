"""What staff press, on which form, to meet a gate of each kind. Kinds that keep simple evidence need no line here."""

from collections.abc import Callable
from typing import Any

from lms.platform.accounts.roles import Grant
from recruitment.domain.evidence import disclosures
from recruitment.domain.gates.registry import GATE_TYPES
from recruitment.models import Application, Reference
from recruitment.staff.gates.registry import STAFF_GATES
from tests import cast
from tests.recruitment.staff.action_cases import CERTIFICATE, PAPERS, Given, in_days, parts

Press = tuple[str, str, Callable[[Application], Given]]
"""Who, the action's name, and what they fill in."""
ASKED_ABOUT = ("staff_asked", "clients_asked", "mentors_asked", "police_asked")
CONFIRMED = ("name_confirmed", "birth_date_confirmed", "checker_is_independent")


def _next_referee(state: str, **given: Any) -> Callable[[Application], Given]:
    return lambda case: {"referee": str(Reference.objects.filter(application=case, state=state)[0].uuid), **given}


def _answered(case: Application) -> Given:
    """The person answers in between, as they do."""
    found = case.self_disclosure
    disclosures.answer_disclosure(found, anything=False, by=cast.sam())
    return {}


def _issued(case: Application) -> Given:
    return CERTIFICATE | {"time_abroad_considered": "on"} | parts("issued_on", in_days(-5))


PRESSES: dict[str, list[Press]] = {
    "conversation": [("maya", "log", lambda case: {"kind": "first", "channel": "call"})],
    "references": [
        ("maya", "reference-asked", _next_referee("not_requested")),
        ("maya", "reference-received", _next_referee("requested", channel="call", words="Kind and on time.")),
    ]
    * 2,
    "identity": [("maya", "identity", lambda case: PAPERS | dict.fromkeys(CONFIRMED, "on"))],
    "self_disclosure": [("maya", "ask-past", lambda case: {}), ("helen", "past-read", _answered)],
    "dbs": [
        ("helen", "dbs-asked", lambda case: {"application_reference": "F0001"}),
        ("helen", "dbs-seen", _issued),
    ],
    "suitability_assessment": [
        ("helen", "assessment", lambda case: {"pattern": "zinnia: once"}),
        ("helen", "assessment-done", lambda case: {"conclusion": "suitable", "not_relevant": "zinnia"}),
    ],
    "conflict_check": [("maya", "conflict-check", lambda case: dict.fromkeys(ASKED_ABOUT, "on"))],
    "agreement": [("maya", "agreement", lambda case: {"how": "read_back"})],
}


def presses_for(kind: str) -> list[Press]:
    """The presses that meet a gate of this kind. Raises KeyError where nobody wrote down how that is done."""
    if not GATE_TYPES[kind].keeps_simple_evidence:
        return PRESSES[kind]
    (name,) = STAFF_GATES[kind].forms
    who = "maya" if Grant.CASE_WORK in GATE_TYPES[kind].worked_by else "helen"
    return [(who, name, lambda case: {"in_place": "yes"} | parts("ends_on", in_days(700)))]
