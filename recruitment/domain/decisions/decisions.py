"""Decisions: one person proposes, another decides, the applicant is told and may ask that somebody fresh looks again.

No adverse outcome is ever computed (UK GDPR Articles 22A to 22D, in force 5 February 2026; checked 22 November 2026).
"""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base import determinations
from recruitment.domain.base.letters import day, tell_applicant
from recruitment.domain.base.permissions import refuse_move_unless, why_not
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.base.working_days import on_working_day
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import reviewers
from recruitment.domain.decisions.requirements import ADVERSE, missing_for_determination
from recruitment.domain.decisions.reviews import (
    is_still_shut,
    may_ask,
    was_reviewed,
)
from recruitment.domain.gates.changes import set_state
from recruitment.domain.workflow.moves import make_move, missing_for
from recruitment.models import Application, Determination, Gate, GateState, Review
from recruitment.models.scope import forget_open_reviews
from recruitment.models.stages import STOPPED

Kind, State = Determination.Kind, Determination.State


@transaction.atomic
def propose_decision(
    application: Application,
    kind: str,
    *,
    reason: str,
    reasons: str = "",
    plain_words: str = "",
    could_change: str = "",
    conditions: str = "",
    gate: Gate | None = None,
    harm_suspected: bool = False,
    by: User,
) -> Determination:
    """One of two people puts a decision forward; nothing changes yet. Raises MoveRefused with what is missing.

    `kind` is one of `Determination.Kind`; `plain_words` and `could_change` are what the applicant will read.
    """
    kind = Kind(kind)
    determination = Determination(
        application=application,
        kind=kind,
        gate=gate,
        reason=reason,
        reasons=reasons.strip() or None,
        plain_words=plain_words.strip() or None,
        could_change=could_change.strip() or None,
        conditions=conditions.strip() or None,
        harm_suspected=harm_suspected,
    )
    refuse_move_unless(application, by, Grant.DECIDE)
    missing = missing_for_determination(determination)
    if missing:
        raise MoveRefused(missing)
    return determinations.propose_determination(determination, by=by)


@transaction.atomic
def approve_decision(determination: Determination, *, by: User) -> Determination:
    """The second person agrees, and what was decided happens now. Raises MoveRefused or ConcurrentChange.

    An approved clearance with training still open waits at the decision; the move `clear` follows when it is done.
    """
    application = determination.application
    refuse_move_unless(application, by, Grant.DECIDE)
    Application.objects.select_for_update().get(pk=application.pk)  # what it rests on cannot change meanwhile
    missing = missing_for_determination(determination)
    if missing:
        raise MoveRefused(missing)
    determinations.decide_determination(determination, State.APPROVED, by=by)
    _CARRY_OUT[Kind(determination.kind)](determination, by)
    return determination


@transaction.atomic
def send_back_decision(determination: Determination, *, words: str, by: User) -> Determination:
    """The second person does not agree, and says why to the first; nothing else happens.

    Raises MoveRefused without words, or ConcurrentChange.
    """
    refuse_move_unless(determination.application, by, Grant.DECIDE)
    if not words.strip():
        raise MoveRefused(_("Say why. Your colleague who proposed it reads it."))
    determinations.decide_determination(determination, State.SENT_BACK, by=by)
    determination.sent_back_because = words.strip()
    determination.save(update_fields=["sent_back_because"])
    return determination


@transaction.atomic
def ask_for_review(determination: Determination, *, how: str = Review.How.FORM, words: str = "", by: User) -> Review:
    """The person asks that somebody fresh looks again, within 28 days; or staff write down that they asked.

    Raises MoveRefused when it is too late, not a decision that can be reviewed, or one that was reviewed: there is one
    review a decision. Asked again while it is open, it is that review, and other words are kept below the first.
    """
    application = determination.application
    refusal = why_not(application, by, Grant.CASE_WORK, Grant.DECIDE, Grant.REVIEW, own=True)
    if refusal:
        raise MoveRefused(refusal)
    if determination.kind not in ADVERSE or determination.review_until is None:
        raise MoveRefused(_("There is no decision here to look at again."))
    if not may_ask(determination):
        raise MoveRefused(_("The 28 days are over. You can begin a new application at any time."))
    Determination.objects.select_for_update().get(pk=determination.pk)
    if was_reviewed(determination):
        words = _("Somebody fresh has looked at this once, as we promise. A new application is possible at any time.")
        raise MoveRefused(words)
    answer_by = on_working_day(timezone.localdate() + timedelta(days=settings.REVIEW_ANSWER_DAYS))
    review, made = Review.objects.get_or_create(
        determination=determination,
        outcome="",
        defaults={
            "how": Review.How(how),
            "words": words.strip() or None,
            "recorded_by": by,
            "answer_by": answer_by,
        },
    )
    if not made:
        _add_words(review, words, by=by)
    if made:
        record("recruitment.review_asked", by=by, target=review, ids={"how": review.how})
        tell_applicant(application, "review", by=by, answer_by=day(answer_by))
    return review


def _add_words(review: Review, words: str, *, by: User) -> None:
    """Below what was said before, with their day and time; the same words again are not said twice."""
    before, added = review.words or "", words.strip()
    if not added or added in before:
        return
    heading = _("Added on %(when)s:") % {"when": date_format(timezone.localtime(), "j F Y, H:i")}
    review.words = f"{before}\n\n{heading}\n{added}".strip()
    review.save(update_fields=["words"])
    record("recruitment.review_words_added", by=by, target=review, fields=["words"])


@transaction.atomic
def finish_review(review: Review, outcome: str, *, plain_words: str, by: User) -> Review:
    """Whose review it is upholds, varies or returns. The last two put a reopening forward, for another to approve.

    Where a reopening waits already, or it was opened again meanwhile, that one serves: what was found is written down.
    Raises MoveRefused for whoever took part, where it is not theirs, and where it is finished already.
    """
    application = review.determination.application
    refusal = reviewers.why_not_reviewer(review, by)
    if refusal:
        raise MoveRefused(refusal)
    finished = {"outcome": Review.Outcome(outcome).value, "finished_at": timezone.now()}
    if not Review.objects.filter(pk=review.pk, outcome="", reviewer=by).update(**finished):
        raise MoveRefused(_("This review is finished, or it is somebody else's. Take it first if it is nobody's."))
    review.refresh_from_db()
    forget_open_reviews(by)
    review.plain_words = plain_words.strip() or None
    review.save(update_fields=["plain_words"])
    record("recruitment.review_finished", by=by, target=review, ids={"outcome": review.outcome})
    if review.outcome != Review.Outcome.UPHELD and is_still_shut(review.determination):
        _put_reopening_forward(application, plain_words, by)
    tell_applicant(application, "review_outcome", by=by)
    return review


def _put_reopening_forward(application: Application, plain_words: str, by: User) -> None:
    """What a review asks for: `is_still_shut` said that it can be. From then on the case is not the reviewer's."""
    words = plain_words.strip() or None
    reopening = Determination(application=application, kind=Kind.REOPENING, reason="review-outcome", plain_words=words)
    determinations.propose_determination(reopening, by=by)


def _clear(determination: Determination, by: User) -> None:
    if not missing_for(determination.application, "clear", by):
        make_move(determination.application, "clear", by=by)


def _not_appoint(determination: Determination, by: User) -> None:
    make_move(determination.application, "not_appoint", by=by)


def _waive(determination: Determination, by: User) -> None:
    set_state(cast(Gate, determination.gate), GateState.WAIVED, by=by)


def _reopen(determination: Determination, by: User) -> None:
    application = determination.application
    if application.stage in STOPPED:
        make_move(application, "reopen", by=by)
    else:
        clearances.lift_restriction(application.clearance, by=by)


def _restrict(determination: Determination, by: User) -> None:
    application = determination.application
    clearances.restrict_clearance(application.clearance, by=by)
    tell_applicant(application, "restricted", by=by, answer_days=str(settings.REVIEW_ANSWER_DAYS))


_CARRY_OUT = {
    Kind.CLEARANCE: _clear,
    Kind.NOT_APPOINTED: _not_appoint,
    Kind.WAIVER: _waive,
    Kind.REOPENING: _reopen,
    Kind.RESTRICTION: _restrict,
}
