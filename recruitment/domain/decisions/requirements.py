"""What a determination of each kind needs before one person may propose it, and again before another approves it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.domain.base.refusals import Missing
from recruitment.domain.gates.queries import unmet
from recruitment.domain.gates.registry import type_of
from recruitment.domain.gates.unopened import never_opened
from recruitment.models import (
    Application,
    Clearance,
    Determination,
    GateChange,
    GateKind,
    Stage,
)
from recruitment.models.kinds import COUNTS
from recruitment.models.stages import AFTER_OFFER, STOPPED

Kind = Determination.Kind
ADVERSE = (Kind.NOT_APPOINTED, Kind.RESTRICTION)
STAGES: dict[str, tuple[Stage, ...]] = {
    Kind.CLEARANCE: (Stage.DECISION,),
    Kind.NOT_APPOINTED: (Stage.CONVERSATION, Stage.SUBMITTED, *AFTER_OFFER),
    Kind.WAIVER: AFTER_OFFER,
}
"""Where a decision of each kind is made. A restriction and a reopening ask how the clearance stands instead."""
WITH_CONDITIONS = "met-with-conditions"


@dataclass(frozen=True)
class Reason:
    """Why, in one of a few ways. A retired reason is offered no more but stays readable."""

    words: Any
    kinds: tuple[Determination.Kind, ...]
    retired: bool = False


REASONS: dict[str, Reason] = {
    "everything-met": Reason(gettext_lazy("Everything that the role asks for is in place"), (Kind.CLEARANCE,)),
    WITH_CONDITIONS: Reason(gettext_lazy("In place, with conditions"), (Kind.CLEARANCE,)),
    "risk-in-this-role": Reason(gettext_lazy("A risk in this role, individually assessed"), ADVERSE),
    "law-bars": Reason(gettext_lazy("The law does not allow this person in this role"), ADVERSE),
    "not-this-role": Reason(gettext_lazy("This role does not fit now; another may"), (Kind.NOT_APPOINTED,)),
    "not-able-to-check": Reason(gettext_lazy("A check that the role needs cannot be done"), (Kind.NOT_APPOINTED,)),
    "check-ran-out": Reason(gettext_lazy("A check or training has run out"), (Kind.RESTRICTION,)),
    "being-looked-into": Reason(gettext_lazy("Something is being looked into"), (Kind.RESTRICTION,)),
    "other-evidence": Reason(gettext_lazy("Other evidence shows the same"), (Kind.WAIVER,)),
    "review-outcome": Reason(gettext_lazy("A review asked for it"), (Kind.REOPENING,)),
    "new-information": Reason(gettext_lazy("There is something new"), (Kind.REOPENING,)),
    "dealt-with": Reason(gettext_lazy("What it rested on has been dealt with"), (Kind.REOPENING,)),
}


def reasons_for(kind: str) -> dict[str, Reason]:
    """The reasons that may be chosen now for a determination of this kind."""
    return {slug: reason for slug, reason in REASONS.items() if kind in reason.kinds and not reason.retired}


def missing_for_determination(determination: Determination) -> list[Missing]:
    """What a determination of its kind needs, whoever stands behind it; asked at the proposal and again at the end."""
    found = [] if determination.reason in reasons_for(determination.kind) else [Missing(_("Choose a reason."))]
    return found + _about_conditions(determination) + _NEEDS[Kind(determination.kind)](determination)


def _about_conditions(determination: Determination) -> list[Missing]:
    """Two people must not clear somebody on conditions that nobody wrote down, nor without some that somebody did."""
    says_so = determination.reason == WITH_CONDITIONS
    if says_so and not determination.conditions:
        return [Missing(_("Write the conditions down, or choose “Everything that the role asks for is in place”."))]
    if determination.conditions and not says_so:
        return [Missing(_("There are conditions here. Choose “In place, with conditions”, or take them out."))]
    return []


def fits(kind: Determination.Kind, application: Application) -> bool:
    """Whether a decision of this kind belongs to where the application stands; what else is missing is said later."""
    if kind == Kind.RESTRICTION:
        return _may_be_restricted(application)
    if kind == Kind.REOPENING:
        return may_be_reopened(application)
    return application.stage in STAGES[kind]


def _for_clearance(determination: Determination) -> list[Missing]:
    application = determination.application
    found = _at(application, STAGES[Kind.CLEARANCE])
    open_checks = [gate for gate in unmet(application) if gate.kind != GateKind.TRAINING]
    if open_checks:
        words = _("Not every check is met, so clearance cannot be decided.")
        found.append(Missing(words, f"gate/{open_checks[0].kind}"))
    found += never_opened(application)
    if _changed_since(determination):
        words = _("A check was opened again after this was proposed. Hand it back, so that two people decide anew.")
        found.append(Missing(words))
    return found


def _changed_since(determination: Determination) -> bool:
    """Whoever proposed it did not know what opened a check again; training is no part of what they weighed."""
    changes = GateChange.objects.filter(gate__application=determination.application, at__gt=determination.proposed_at)
    opened = changes.filter(left__in=COUNTS).exclude(entered__in=COUNTS)
    return opened.exclude(gate__kind=GateKind.TRAINING).exists()


def _for_not_appointed(determination: Determination) -> list[Missing]:
    application = determination.application
    found = _at(application, STAGES[Kind.NOT_APPOINTED])
    if not application.discussions.exists():
        found.append(Missing(_("Talk openly with the person first, or write down that you tried."), "discussion"))
    if not (determination.plain_words and determination.could_change):
        found.append(Missing(_("Write to the person in plain words: why, and what could change.")))
    return found


def _for_waiver(determination: Determination) -> list[Missing]:
    gate, application = determination.gate, determination.application
    if gate is None or gate.application_id != application.pk:
        return [Missing(_("Say which check is to be waived."))]
    kind = type_of(gate)
    if not kind.waivable:
        return [Missing(_("This check can never be waived."), f"gate/{gate.kind}")]
    found = _at(application, STAGES[Kind.WAIVER])
    return found + kind.missing_for_waiver(application)


def may_be_reopened(application: Application) -> bool:
    """It has stopped, or its clearance is restricted."""
    restricted = Clearance.objects.filter(application=application, state=Clearance.State.RESTRICTED)
    return application.stage in STOPPED or restricted.exists()


def _for_reopening(determination: Determination) -> list[Missing]:
    return [] if may_be_reopened(determination.application) else _at(determination.application, STOPPED)


def _may_be_restricted(application: Application) -> bool:
    over = [Clearance.State.ENDED, Clearance.State.RESTRICTED]
    return Clearance.objects.filter(application=application).exclude(state__in=over).exists()


def _for_restriction(determination: Determination) -> list[Missing]:
    may_be = _may_be_restricted(determination.application)
    found = [] if may_be else [Missing(_("There is no clearance to restrict."), "clearance")]
    if not determination.plain_words:
        found.append(Missing(_("Write to the person in plain words: why, and what could change.")))
    return found


def _at(application: Application, stages: tuple[str, ...]) -> list[Missing]:
    return [] if application.stage in stages else [Missing(_("The application is not at that point."))]


_NEEDS = {
    Kind.CLEARANCE: _for_clearance,
    Kind.NOT_APPOINTED: _for_not_appointed,
    Kind.WAIVER: _for_waiver,
    Kind.REOPENING: _for_reopening,
    Kind.RESTRICTION: _for_restriction,
}
