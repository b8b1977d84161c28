"""A fresh look that somebody asked for: which one is open, who may take it, and by when we look."""

from datetime import date, timedelta

from django.utils import timezone

from lms.accounts.domain.grants import holders
from lms.accounts.domain.relationships import conflicted
from lms.accounts.models import User
from lms.accounts.roles import Grant
from recruitment.models import Application, Review
from recruitment.models.scope import may_act

LOOK_WITHIN = timedelta(days=28)
"""As long as the person has to ask for it."""


def open_review(application: Application) -> Review | None:
    """The fresh look that is not finished. Read from what `people.for_screen` has at hand."""
    found = [one for determination in application.determinations.all() for one in determination.reviews.all()]
    return next((review for review in found if not review.outcome), None)


def review_for(application: Application, viewer: User) -> Review | None:
    """The open one, if `viewer` reviews here and took no part in the decision."""
    review = open_review(application)
    if review is None or not may_act(viewer, application, Grant.REVIEW):
        return None
    return review if viewer.pk not in _took_part(review) else None


def look_by(review: Review) -> date:
    """The day by which somebody fresh has looked."""
    return timezone.localdate(review.asked_at + LOOK_WITHIN)


def who_can_look(review: Review) -> list[User]:
    """Those who review here, took no part and are not close to the person; for one person's page, not for a list."""
    application = review.determination.application
    found = holders(Grant.REVIEW, application.area).exclude(pk__in=[*_took_part(review), application.person_id])
    return [person for person in found if not conflicted(person, application.person)]


def _took_part(review: Review) -> set[int | None]:
    return {review.determination.proposed_by_id, review.determination.decided_by_id}
