"""The states of a determination: proposed by one person, then approved or sent back by another, then perhaps spent.

Nothing else writes `Determination.state`. What follows from an approval is in `domain.decisions`.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.two_people import why_same_person
from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.refusals import ConcurrentChange, MoveRefused
from recruitment.models import Application, Determination, Gate

REVIEW_DAYS = 28
State = Determination.State


@transaction.atomic
def propose_determination(determination: Determination, *, by: User) -> Determination:
    """Store a new proposal by `by`. Raises MoveRefused where the same has been put forward and waits."""
    determination.proposed_by = by
    determination.state = State.PROPOSED
    try:
        with transaction.atomic():
            determination.save(force_insert=True)
    except IntegrityError as error:
        if not _waiting_like(determination).exists():
            raise
        raise MoveRefused(_("This has been proposed already, and waits for a second person.")) from error
    record("recruitment.determination_proposed", by=by, target=determination, ids={"kind": determination.kind})
    return determination


@transaction.atomic
def decide_determination(determination: Determination, state: Determination.State, *, by: User) -> None:
    """Approve or send back what another person proposed.

    Raises MoveRefused where `by`, or another account of theirs, proposed it, Lost where somebody concluded it first.
    """
    if determination.proposed_by_id == by.pk:
        raise MoveRefused(_("You proposed this. Another person has to decide."))
    if same := why_same_person(determination.proposed_by, by):
        raise MoveRefused(same)
    now = timezone.now()
    until = timezone.localdate() + timedelta(days=REVIEW_DAYS)
    concluded = Determination.objects.filter(pk=determination.pk, state=State.PROPOSED).update(
        state=state, decided_by=by, decided_at=now, review_until=until if state == State.APPROVED else None
    )
    determination.refresh_from_db()
    if not concluded:
        raise ConcurrentChange(determination.decided_by.called, determination.decided_at or now)
    record("recruitment.determination_concluded", by=by, target=determination, ids={"state": state.value})


def consume_determination(
    application: Application, kind: Determination.Kind, *, gate: Gate | None = None, by: User | None
) -> None:
    """What was decided no longer carries anything: something changed, or it was carried out. `gate`: of a waiver."""
    for determination in application.determinations.in_force(kind).filter(gate=gate):
        Determination.objects.filter(pk=determination.pk).update(state=State.SPENT)
        record("recruitment.determination_spent", by=by, target=determination, ids={"kind": kind.value})


def _waiting_like(determination: Determination) -> QuerySet[Determination]:
    same = {name: getattr(determination, name) for name in ("application_id", "kind", "gate_id")}
    return Determination.objects.filter(**same, state=State.PROPOSED)
