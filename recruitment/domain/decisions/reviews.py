"""A fresh look that somebody asked for: which one is open, who may take it, by when it is answered."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.working_days import Promise, renewed
from recruitment.domain.decisions.requirements import ADVERSE, may_be_reopened
from recruitment.models import Application, Determination, Review
from recruitment.models.scope import may_act

Kind, State = Determination.Kind, Determination.State


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
    """Whether the time to ask for a fresh look still runs. That there is one look a decision is asked apart."""
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
    """The open one, where it is `viewer`'s to finish (`reviewers` says how it became theirs)."""
    review = open_review(application)
    theirs = review is not None and review.reviewer_id == viewer.pk and may_act(viewer, application, Grant.REVIEW)
    return review if theirs else None


def review_due(review: Review) -> date:
    """The day by which the person was told that they hear."""
    return review.answer_by or timezone.localdate(review.asked_at)


def decisions_told(application: Application) -> Determination | None:
    """The decision that the applicant reads on their page: the newest adverse one that stands."""
    return application.determinations.filter(kind__in=ADVERSE, state=State.APPROVED).first()


def reviewed_decisions(application: Application) -> Review | None:
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
