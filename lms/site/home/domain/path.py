"""What a person's home shows: where each application is, what to learn next, what has been earned."""

from dataclasses import dataclass

from certificates.models import Certificate
from courses.models import Enrolment
from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import with_coordinator
from recruitment.models import Application
from recruitment.models.stages import LIVE

MOST = 20
"""Rows of a kind on one page; each kind has a page of its own for the rest."""


@dataclass(frozen=True)
class MyPath:
    """Applications still going come first; finished ones stay in sight, since nothing here disappears."""

    going: list[Application]
    ended: list[Application]
    learning: list[Enrolment]
    learned: int
    certificates: list[Certificate]

    @property
    def is_empty(self) -> bool:
        return not (self.going or self.ended or self.learning or self.learned or self.certificates)


def my_path(person: User) -> MyPath:
    """The home of `person`, in six queries however much there is."""
    rows = with_coordinator(
        Application.objects.of(person).select_related("profile", "area", "clearance", "self_disclosure")
    )
    mine = list(rows.prefetch_related("gates", "determinations__reviews")[:MOST])
    enrolments = list(Enrolment.objects.visible_to(person).select_related("module")[:MOST])
    return MyPath(
        going=[one for one in mine if one.stage in LIVE],
        ended=[one for one in mine if one.stage not in LIVE],
        learning=[one for one in enrolments if one.state in Enrolment.OPEN],
        learned=sum(one.state == Enrolment.State.COMPLETED for one in enrolments),
        certificates=list(Certificate.objects.of(person).held().order_by("-issued_at", "-pk")[:3]),
    )
