"""Clearance: granted by the move `clear`, rested, restricted, lifted or ended by people. Nothing computes any of it.

Nothing else writes `Clearance.state`. A clearance in force (active, or with conditions) holds its gates still: see
recruitment/models/triggers/holding.py.
"""

from typing import cast

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base import determinations
from recruitment.domain.base.permissions import refuse_move_unless
from recruitment.domain.base.refusals import ConcurrentGateChange, Missing, MoveRefused
from recruitment.domain.gates.queries import unmet
from recruitment.domain.gates.unopened import never_opened
from recruitment.models import Application, Clearance, ClearanceChange, ConversationLog, Determination, RoleProfile

State = Clearance.State
ALLOWED: dict[State, tuple[State, ...]] = {
    State.ACTIVE: (State.RESTRICTED, State.SABBATICAL, State.ENDED),
    State.CONDITIONAL: (State.RESTRICTED, State.SABBATICAL, State.ENDED),
    State.RESTRICTED: (State.ACTIVE, State.CONDITIONAL, State.ENDED),
    State.SABBATICAL: (State.ACTIVE, State.CONDITIONAL, State.RESTRICTED, State.ENDED),
    State.ENDED: (),
}


@transaction.atomic
def grant_clearance(application: Application, *, by: User) -> Clearance:
    """Begin clearance on the determination that two people made. Called by the move `clear` alone."""
    determination = application.determinations.in_force(Determination.Kind.CLEARANCE)[0]
    clearance = Clearance.objects.create(
        application=application,
        person=application.person,
        profile=cast(RoleProfile, application.profile),
        determination=determination,
        conditions=determination.conditions,
        state=State.CONDITIONAL if determination.conditions else State.ACTIVE,
    )
    ClearanceChange.objects.create(clearance=clearance, sequence=0, left="", entered=clearance.state, by=by)
    record("recruitment.clearance_granted", by=by, target=clearance, ids={"state": clearance.state})
    return clearance


@transaction.atomic
def restrict_clearance(clearance: Clearance, *, by: User) -> None:
    """Take a clearance out of force. Raises MoveRefused unless two people decided a restriction."""
    decided = clearance.application.determinations.in_force(Determination.Kind.RESTRICTION)
    if not decided.exists():
        raise MoveRefused([Missing(_("Two people have to decide a restriction."), "decision")])
    _change(clearance, State.RESTRICTED, by=by)


@transaction.atomic
def end_for_barred_list(clearance: Clearance, *, by: User) -> None:
    """A confirmed barred-list match ends regulated activity at once, on one disclosure officer's word.

    Safeguarding Vulnerable Groups Act 2006, section 7 and section 9: neither the person may do it nor we let them
    (checked 22 November 2026). A determination by two people follows.
    """
    refuse_move_unless(clearance.application, by, Grant.DBS_RECORD)
    _change(clearance, State.RESTRICTED, by=by)


@transaction.atomic
def begin_sabbatical(clearance: Clearance, *, by: User) -> None:
    """A sabbatical: the mentor's own choice, or written down for them by a coordinator. No reason is asked."""
    refuse_move_unless(clearance.application, by, Grant.CASE_WORK, own=True)
    _change(clearance, State.SABBATICAL, by=by)


@transaction.atomic
def end_sabbatical(clearance: Clearance, *, by: User) -> None:
    """End a sabbatical, after a return conversation and with every gate met. Raises MoveRefused otherwise."""
    refuse_move_unless(clearance.application, by, Grant.CASE_WORK)
    if clearance.state != State.SABBATICAL:
        raise MoveRefused(_("They are not on a break."))
    talked = clearance.application.conversations.filter(
        kind=ConversationLog.Kind.RETURN, happened_at__gte=clearance.changed_at
    )
    missing = [] if talked.exists() else [Missing(_("Have a return conversation first."), "conversation")]
    _change(clearance, _in_force(clearance), by=by, missing=[*missing, *_open_gates(clearance)])


@transaction.atomic
def lift_restriction(clearance: Clearance, *, by: User) -> None:
    """End a restriction on an approved reopening. Raises MoveRefused with what is missing."""
    if clearance.state != State.RESTRICTED:
        raise MoveRefused(_("This clearance is not restricted."))
    decided = clearance.application.determinations.in_force(Determination.Kind.REOPENING)
    missing = [] if decided.exists() else [Missing(_("Two people have to decide this."), "decision")]
    _change(clearance, _in_force(clearance), by=by, missing=[*missing, *_open_gates(clearance)])
    determinations.consume_determination(clearance.application, Determination.Kind.RESTRICTION, by=by)
    determinations.consume_determination(clearance.application, Determination.Kind.REOPENING, by=by)


@transaction.atomic
def end_clearance(clearance: Clearance, *, by: User) -> None:
    """The mentor moves on, or the role ends. Training and certificates stay theirs."""
    refuse_move_unless(clearance.application, by, Grant.CASE_WORK, own=True)
    _change(clearance, State.ENDED, by=by)


def letter_for(conditions: str | None) -> str:
    """Which letter says that somebody can start."""
    return "cleared_with_conditions" if conditions else "cleared"


def _in_force(clearance: Clearance) -> State:
    return State.CONDITIONAL if clearance.conditions else State.ACTIVE


def _open_gates(clearance: Clearance) -> list[Missing]:
    words = _("%(gate)s has to be renewed first.")
    found = [Missing(words % {"gate": gate}, f"gate/{gate.kind}") for gate in unmet(clearance.application)]
    return [*found, *never_opened(clearance.application)]


def _change(clearance: Clearance, state: State, *, by: User, missing: list[Missing] | None = None) -> None:
    if state not in ALLOWED[State(clearance.state)]:
        words = _("A clearance cannot go from “%(now)s” to “%(then)s”.")
        raise MoveRefused(words % {"now": State(clearance.state).label, "then": state.label})
    if missing:
        raise MoveRefused(missing)
    now = timezone.now()
    left, place = clearance.state, clearance.sequence + 1
    claimed = Clearance.objects.filter(pk=clearance.pk, state=left, sequence=clearance.sequence).update(
        state=state,
        sequence=F("sequence") + 1,
        changed_at=now,
        ended_on=timezone.localdate() if state == State.ENDED else None,
    )
    if not claimed:
        first = ClearanceChange.objects.filter(clearance=clearance).select_related("by").order_by("-sequence")[0]
        raise ConcurrentGateChange(first.by.called, first.at)
    ClearanceChange.objects.create(clearance=clearance, sequence=place, left=left, entered=state, by=by)
    record("recruitment.clearance_changed", by=by, target=clearance, fields=["state"], ids={"to": state.value})
    clearance.refresh_from_db()
