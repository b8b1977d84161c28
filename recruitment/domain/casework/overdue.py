"""Where we are late, we say so: one letter for each promised day that went by. Never silent, never twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.letters.models import Letter
from recruitment.domain.base.coordinators import with_coordinator
from recruitment.domain.base.letters import day, once_key, tell_applicant
from recruitment.domain.base.working_days import promise
from recruitment.domain.decisions.reviews import answer_promise, open_review
from recruitment.domain.status.pending import OURS, is_with_us, who_has_it
from recruitment.models import Application
from recruitment.models.stages import ENDED

LETTER = "late"


@dataclass(frozen=True)
class OverduePromise:
    """A letter that somebody should have: the day that went by, the new one, and who has it."""

    application: Application
    missed: date
    by: date
    has_it: str
    about: str = ""

    @property
    def once(self) -> str:
        return f"{self.about}{self.missed.isoformat()}"


def tell_overdue() -> int:
    """Tell everybody to whom we are late that we are sorry, and the new day; returns how many letters that made.

    Nothing goes to somebody who is paused, has stopped, or has the next step alone. Safe to run twice, or to kill.
    """
    today = timezone.localdate()
    late = Q(stage__in=OURS, expected_by__lt=today)
    unanswered = Q(stage__in=ENDED, determinations__reviews__outcome="", determinations__reviews__answer_by__lt=today)
    found = _owed(Application.objects.filter(late | unanswered).distinct())
    owed = {once_key(one.application, LETTER, one.once): one for one in found}
    told = set(Letter.objects.filter(once__in=owed).values_list("once", flat=True))
    return sum(_tell(one.application.pk) for once, one in owed.items() if once not in told)


@transaction.atomic
def _tell(pk: int) -> int:
    """Looked at once more under a lock: somebody may have moved it since."""
    Application.objects.filter(pk=pk).select_for_update().first()
    return sum(
        tell_applicant(
            one.application,
            LETTER,
            by=None,
            once=one.once,
            missed=day(one.missed),
            by_when=day(one.by),
            has_it=one.has_it,
        )
        for one in _owed(Application.objects.filter(pk=pk))
    )


def _owed(applications: QuerySet[Application]) -> Iterator[OverduePromise]:
    rows: Iterable[Application] = with_coordinator(
        applications.select_related("person", "profile", "area")
    ).prefetch_related("gates", "determinations__reviews")
    for application in rows:
        if is_with_us(application):
            said = promise(application)
            if said.missed:
                yield OverduePromise(application, said.missed, said.by, who_has_it(application))
        review = open_review(application) if application.stage in ENDED else None
        answer = answer_promise(review) if review else None
        if review and answer and answer.missed:
            fresh = _("Somebody has it who has not seen it before.")
            yield OverduePromise(application, answer.missed, answer.by, fresh, f"review {review.pk} ")
