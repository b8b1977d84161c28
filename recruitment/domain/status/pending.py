"""What is with us while somebody waits, in general words: an applicant reads no state of any check.

Self-disclosure, DBS check and assessment are one thing, "the checks team's part", in the same words for every person.
"""

from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.gates.queries import OVER
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Determination, GateKind, GateState, Stage
from recruitment.models.kinds import RESOLVED, WITH_CHECKS_TEAM
from recruitment.models.stages import OPEN

S = GateState
TEAM = gettext_lazy("the checks team’s part")
WITH_US: dict[GateKind, Any] = {
    GateKind.IDENTITY: gettext_lazy("your papers"),
    GateKind.REFERENCES: gettext_lazy("the people who can speak for you"),
    GateKind.CONVERSATION: gettext_lazy("our talk with you"),
    GateKind.CONFLICT_CHECK: gettext_lazy("who you know here"),
    GateKind.RIGHT_TO_VOLUNTEER: gettext_lazy("your right to volunteer"),
    GateKind.POLICE_VETTING: gettext_lazy("the vetting"),
    **dict.fromkeys(WITH_CHECKS_TEAM, TEAM),
}
"""The agreement and the training are the person's own to do."""
OURS = tuple(stage for stage in OPEN if WORDS[stage].acts != "applicant")


def pending_with_us(application: Application) -> str:
    """The checks that we hold, named in one line; empty where none is with us. Needs no query with gates at hand."""
    kinds = {GateKind(gate.kind) for gate in application.gates.all() if gate.state not in (*OVER, S.WITH_APPLICANT)}
    names = dict.fromkeys(str(words) for kind, words in WITH_US.items() if kind in kinds)
    return get_text_list(list(names), _("and"))


def decided(application: Application) -> bool:
    """Two of us have decided, and only training may be left."""
    approved = (Determination.Kind.CLEARANCE, Determination.State.APPROVED)
    return any((one.kind, one.state) == approved for one in application.determinations.all())


def who_has_it(application: Application) -> str:
    """Who has the next step of ours, as a sentence to the applicant."""
    if application.stage == Stage.DECISION and not decided(application):
        return _("Two of us have it.")
    coordinator = coordinator_of(application)
    if coordinator:
        return _("%(name)s has it.") % {"name": coordinator.called}
    return _("One of us has it.")


def is_with_us(application: Application) -> bool:
    """Whether a step that the person waits for is ours, so that our promised day counts."""
    if application.stage not in OURS:
        return False
    open_kinds = {gate.kind for gate in application.gates.all() if gate.state not in RESOLVED}
    if application.stage == Stage.CHECKS:
        return bool(pending_with_us(application)) or GateKind.AGREEMENT not in open_kinds
    return not (application.stage == Stage.DECISION and decided(application) and GateKind.TRAINING in open_kinds)
