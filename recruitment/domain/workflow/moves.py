"""Every way an application can move, as a table, and the one function that moves it.

Nothing else writes `Application.stage`. The diagram in docs/recruitment-workflow.md is drawn from `MOVES`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base import permissions
from recruitment.domain.base.refusals import ConcurrentMove, Missing, MoveRefused
from recruitment.domain.workflow import effects, guards, holding
from recruitment.domain.workflow.promises import first_promise
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage, StageMove
from recruitment.models.stages import BEFORE_OFFER, OPEN, SIDE, STOPPED, WAITING

APPLICANT = "applicant"
"""In `made_by`: the person whose application it is."""
BACK = "back"
"""In `enters`: where the application was before it went to the side."""

Guard = Callable[[Application, User], Missing | list[Missing] | None]
Effect = Callable[[Application, User, str], None]
Hold = Callable[[Application], None]


@dataclass(frozen=True)
class Move:
    """`label` is what to press, `done` what the log says afterwards, of whoever did it.

    `holds` locks what the guards will read, so that it stays as they read it; `guard` says in sentences what is
    missing; `effect` writes what follows, in the same transaction.
    """

    label: Any
    done: Any
    leaves: tuple[Stage, ...]
    enters: Stage | str
    made_by: tuple[Grant | str, ...]
    guard: tuple[Guard, ...] = ()
    effect: Effect | None = None
    needs_note: bool = False
    holds: Hold | None = None


MOVES: dict[str, Move] = {
    "talk": Move(
        gettext_lazy("Start the conversation"),
        gettext_lazy("Started the conversation"),
        (Stage.ENQUIRY, Stage.SUBMITTED),
        Stage.CONVERSATION,
        (Grant.CASE_WORK,),
        (guards.is_placed,),
    ),
    "invite": Move(
        gettext_lazy("Invite to fill in the form"),
        gettext_lazy("Invited them to fill in the form"),
        (Stage.CONVERSATION,),
        Stage.DRAFT,
        (Grant.CASE_WORK,),
        (guards.not_sent_yet, guards.has_talked, guards.role_is_open, guards.role_is_here),
        effects.invited,
    ),
    "write_first": Move(
        gettext_lazy("Start the form"),
        gettext_lazy("Started the form"),
        (Stage.ENQUIRY,),
        Stage.DRAFT,
        (APPLICANT, Grant.CASE_WORK),
        (guards.role_is_open,),
    ),
    "submit": Move(
        gettext_lazy("Send the form"),
        gettext_lazy("Sent the form"),
        (Stage.DRAFT,),
        Stage.SUBMITTED,
        (APPLICANT, Grant.CASE_WORK),
        (guards.role_is_open, guards.form_is_complete, guards.is_old_enough, guards.answers_are_theirs),
        effects.submitted,
    ),
    "offer": Move(
        gettext_lazy("Make a conditional offer"),
        gettext_lazy("Made a conditional offer"),
        (Stage.SUBMITTED, Stage.CONVERSATION),
        Stage.CONDITIONAL_OFFER,
        (Grant.CASE_WORK,),
        (guards.was_sent, guards.has_talked, guards.is_placed, guards.role_is_here, guards.has_coordinator),
        effects.offered,
    ),
    "accept": Move(
        gettext_lazy("Go ahead with the checks"),
        gettext_lazy("Went ahead with the checks"),
        (Stage.CONDITIONAL_OFFER,),
        Stage.CHECKS,
        (APPLICANT, Grant.CASE_WORK),
        (guards.offer_questions_answered, guards.is_old_enough),
        effects.accepted,
    ),
    "to_decision": Move(
        gettext_lazy("Ask for a decision"),
        gettext_lazy("Asked for a decision"),
        (Stage.CHECKS,),
        Stage.DECISION,
        (Grant.CASE_WORK, Grant.ASSESS, Grant.DECIDE),
        (guards.checks_are_done,),
    ),
    "back_to_checks": Move(
        gettext_lazy("Back to the checks"),
        gettext_lazy("Took it back to the checks"),
        (Stage.DECISION,),
        Stage.CHECKS,
        (Grant.ASSESS, Grant.DECIDE),
        (),
        effects.decision_set_aside,
        needs_note=True,
    ),
    "clear": Move(
        gettext_lazy("Clear to start"),
        gettext_lazy("Cleared them to start"),
        (Stage.DECISION,),
        Stage.CLEARED,
        (Grant.DECIDE, Grant.CASE_WORK),
        (guards.every_gate_is_met, guards.two_decided_clearance),
        effects.cleared,
        holds=holding.what_clearing_rests_on,
    ),
    "not_appoint": Move(
        gettext_lazy("Not appoint"),
        gettext_lazy("Did not appoint them"),
        (Stage.CONVERSATION, Stage.SUBMITTED, Stage.CONDITIONAL_OFFER, Stage.CHECKS, Stage.DECISION),
        Stage.NOT_APPOINTED,
        (Grant.DECIDE,),
        (guards.two_decided_not_appointed,),
        effects.not_appointed,
    ),
    "reopen": Move(
        gettext_lazy("Reopen"),
        gettext_lazy("Opened it again"),
        STOPPED,
        BACK,
        (Grant.DECIDE,),
        (guards.two_decided_reopening, guards.no_other_live_application),
        effects.reopened,
    ),
    "pause": Move(
        gettext_lazy("Pause"),
        gettext_lazy("Paused"),
        OPEN,
        Stage.PAUSED,
        (APPLICANT, Grant.CASE_WORK),
        (),
        effects.paused,
    ),
    "resume": Move(
        gettext_lazy("Go on"), gettext_lazy("Went on"), WAITING, BACK, (APPLICANT, Grant.CASE_WORK), (), effects.resumed
    ),
    "lapse": Move(
        gettext_lazy("Put on hold: we lost touch"),
        gettext_lazy("Put it on hold: we had lost touch"),
        (*BEFORE_OFFER, Stage.CONDITIONAL_OFFER, Stage.CHECKS),
        Stage.LAPSED,
        (Grant.CASE_WORK,),
        (guards.silent_for_90_days, guards.asked_and_no_answer),
    ),
    "withdraw": Move(
        gettext_lazy("Stop the application"),
        gettext_lazy("Stopped the application"),
        (*OPEN, *WAITING),
        Stage.WITHDRAWN,
        (APPLICANT,),
        (),
        effects.withdrawn,
    ),
    "close_at_request": Move(
        gettext_lazy("Close it at their request"),
        gettext_lazy("Closed it at the applicant's request"),
        (*OPEN, *WAITING),
        Stage.WITHDRAWN,
        (Grant.CASE_WORK,),
        (),
        effects.closed_at_request,
        needs_note=True,
    ),
    "undo_close": Move(
        gettext_lazy("Undo the closing"),
        gettext_lazy("Undid the closing"),
        (Stage.WITHDRAWN,),
        BACK,
        (APPLICANT, Grant.CASE_WORK),
        (guards.closed_less_than_28_days_ago, guards.no_other_live_application),
        effects.closing_undone,
    ),
}


@transaction.atomic
def make_move(application: Application, name: str, *, by: User, note: str = "") -> StageMove:
    """Make the move `name`, or raise and change nothing.

    The row is claimed by a conditional UPDATE on (pk, stage, sequence) as the caller last read them, so of two people
    who decide on the same page exactly one wins. Raises MoveRefused with sentences, ConcurrentMove with who was first.
    `application` is read again afterwards. KeyError for a name that is not in `MOVES`.
    """
    move = MOVES[name]
    _refuse_unless_allowed(application, move, by, note)
    fresh = _claim(application)
    if move.holds:
        move.holds(fresh)
    missing = _missing(fresh, move, by)
    if missing:
        raise MoveRefused(missing)
    left, entered = Stage(fresh.stage), _entered(fresh, move)
    _enter(fresh, left, entered, by)
    history = StageMove.objects.create(
        application=fresh, sequence=fresh.sequence, name=name, left=left, entered=entered, by=by, note=note or None
    )
    record("recruitment.stage_moved", by=by, target=fresh, fields=["stage"], ids={"move": name, "to": entered.value})
    if move.effect:
        move.effect(fresh, by, note)
    application.refresh_from_db()
    return history


def moves_for(application: Application, by: User) -> list[tuple[str, Move]]:
    """The moves that `by` may try from here, in the table's order. Their guards are asked when they are made."""
    from_here = [(name, move) for name, move in MOVES.items() if application.stage in move.leaves]
    if permissions.why_close(application, by):
        return []
    return [(name, move) for name, move in from_here if not _not_theirs(application, move, by)]


def missing_for(application: Application, name: str, by: User) -> list[Missing]:
    """What stands between here and the move `name`; empty where it can be made now."""
    move = MOVES[name]
    refusal = why_not(application, move, by)
    if refusal:
        return [Missing(refusal)]
    return _missing(application, move, by)


def why_not(application: Application, move: Move, by: User) -> str:
    """Why this person may not make this move from here, as a sentence; empty where they may."""
    if application.stage not in move.leaves and by.pk == application.person_id:
        return _("This cannot be done where your application stands now. Look at your path: it says what comes next.")
    if application.stage not in move.leaves:
        return _("This cannot be done while the application is at “%(stage)s”.") % {
            "stage": WORDS[Stage(application.stage)].staff
        }
    return _not_theirs(application, move, by) or permissions.why_close(application, by)


def _not_theirs(application: Application, move: Move, by: User) -> str:
    grants = [grant for grant in move.made_by if isinstance(grant, Grant)]
    return permissions.why_not_granted(application, by, *grants, own=APPLICANT in move.made_by)


def _refuse_unless_allowed(application: Application, move: Move, by: User, note: str) -> None:
    refusal = why_not(application, move, by)
    if refusal:
        raise MoveRefused(refusal)
    if move.needs_note and not note.strip():
        raise MoveRefused(_("Say why, in a sentence or two."))


def _missing(application: Application, move: Move, by: User) -> list[Missing]:
    answers = [guard(application, by) or [] for guard in move.guard]
    return [one for answer in answers for one in ([answer] if isinstance(answer, Missing) else answer)]


def _claim(application: Application) -> Application:
    """The row, locked and counted on; the caller's copy must be what is stored."""
    claimed = Application.objects.filter(
        pk=application.pk, stage=application.stage, sequence=application.sequence
    ).update(sequence=F("sequence") + 1)
    if not claimed:
        first = StageMove.objects.filter(application=application).select_related("by").order_by("-sequence")[0]
        raise ConcurrentMove(first.by.called if first.by else _("Somebody"), first.at)
    return Application.objects.select_related("person", "profile", "area", "coordinator").get(pk=application.pk)


def _entered(application: Application, move: Move) -> Stage:
    return Stage(application.paused_from if move.enters == BACK else move.enters)


def _enter(application: Application, left: Stage, entered: Stage, by: User) -> None:
    """Write the new stage. Side stages remember where they began; ends and the journey do not."""
    now = timezone.now()
    if entered not in SIDE:
        application.paused_from = ""
    elif left not in SIDE:
        application.paused_from = left
    application.stage = entered
    application.entered_at = now
    application.expected_by = first_promise(entered)
    if by.pk == application.person_id:
        application.last_contact_at = now
    application.save(update_fields=["stage", "paused_from", "entered_at", "expected_by", "last_contact_at"])
