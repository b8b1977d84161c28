"""A fresh look that somebody asked for: which one is open, who may take it, by when it is answered."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.domain.grants import holders
from lms.accounts.domain.relationships import conflicted
from lms.accounts.models import User
from lms.accounts.roles import Grant
from recruitment.domain.days import Promise, renewed
from recruitment.models import Application, Determination, Review
from recruitment.models.scope import may_act


def reviews_of(application: Application) -> list[Review]:
    """Newest first. Needs no query where the rows of determinations and reviews are at hand."""
    found = [review for one in application.determinations.all() for review in one.reviews.all()]
    return sorted(found, key=lambda review: review.asked_at, reverse=True)


def open_review(application: Application) -> Review | None:
    """The review that somebody new has now; None where there is none."""
    return next((review for review in reviews_of(application) if not review.outcome), None)


def answer_promise(review: Review) -> Promise:
    """By which day the person hears, and the day that went by where we are late."""
    return renewed(review.answer_by or timezone.localdate(), settings.REVIEW_ANSWER_DAYS)


def may_ask(determination: Determination) -> bool:
    """Whether the time to ask for a fresh look still runs."""
    return bool(determination.review_until and determination.review_until >= timezone.localdate())


def reading(application: Application) -> Any:
    """What the page of the decision is good for now, as the words of a link."""
    reviews = reviews_of(application)
    if any(not review.outcome for review in reviews):
        return _("Read what we decided, and why")
    if reviews:
        return _("Read what somebody new found, and why")
    asking = any(may_ask(one) for one in application.determinations.all())
    return _("Read why, and ask somebody new to look again") if asking else _("Read why, and what could change")


def review_for(application: Application, viewer: User) -> Review | None:
    """The open one, if `viewer` reviews here and took no part in the decision."""
    review = open_review(application)
    if review is None or not may_act(viewer, application, Grant.REVIEW):
        return None
    return review if viewer.pk not in _took_part(review) else None


def look_by(review: Review) -> date:
    """The day by which the person was told that they hear."""
    return review.answer_by or timezone.localdate(review.asked_at)


def who_can_look(review: Review) -> list[User]:
    """Those who review here, took no part and are not close to the person; for one person's page, not for a list."""
    application = review.determination.application
    found = holders(Grant.REVIEW, application.area).exclude(pk__in=[*_took_part(review), application.person_id])
    return [person for person in found if not conflicted(person, application.person)]


def _took_part(review: Review) -> set[int | None]:
    return {review.determination.proposed_by_id, review.determination.decided_by_id}
