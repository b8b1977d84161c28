"""What is known of a decision that was told, and of the fresh look at it, without changing either."""

from recruitment.domain.decision_needs import ADVERSE, may_be_reopened
from recruitment.models import Application, Determination, Review

Kind, State = Determination.Kind, Determination.State


def told(application: Application) -> Determination | None:
    """The decision that the applicant reads on their page: the newest adverse one that stands."""
    return application.determinations.filter(kind__in=ADVERSE, state=State.APPROVED).first()


def reviewed(application: Application) -> Review | None:
    """What the newest finished review says to the applicant, who reads it on their page; None where there is none."""
    return Review.objects.filter(determination__application=application).exclude(outcome="").first()


def was_reviewed(determination: Determination) -> bool:
    """Somebody fresh has looked at this decision, and finished."""
    return determination.reviews.exclude(outcome="").exists()


def is_under_review(application: Application) -> bool:
    """Somebody fresh is looking at a decision about this person."""
    return Review.objects.filter(determination__application=application, outcome="").exists()


def is_still_shut(determination: Determination) -> bool:
    """The decision stands, and nobody has put forward yet to open it again."""
    application = determination.application
    stands = Determination.objects.filter(pk=determination.pk, state=State.APPROVED).exists()
    waits = application.determinations.open().filter(kind=Kind.REOPENING).exists()
    return stands and not waits and may_be_reopened(application)
