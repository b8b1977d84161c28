"""Whose a fresh look is: a reviewer takes it, or somebody who had no part in the decision gives it to one.

Until then, and after it is finished, no reviewer sees the case.
"""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import areas_for, holders
from lms.platform.accounts.domain.relationships import conflicted
from lms.platform.accounts.models import Relationship, User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import why_not
from recruitment.domain.base.refusals import MoveRefused
from recruitment.models import Application, Determination, Review
from recruitment.models.scope import forget_open_reviews, open_reviews_of


def reviews_to_take(user: User) -> QuerySet[Review]:
    """Open reviews that are nobody's yet and that `user` could take, longest waiting first."""
    areas = areas_for(user, Grant.REVIEW)
    found = Review.objects.filter(outcome="", reviewer=None)
    if areas is not None:
        found = found.filter(determination__application__area__in=areas)
    fresh = found.exclude(Q(determination__proposed_by=user) | Q(determination__decided_by=user))
    person = "determination__application__person"
    not_close = fresh.exclude(
        Q(**{person: user})
        | Q(**{f"{person}__in": Relationship.objects.filter(person=user).values("other")})
        | Q(**{f"{person}__in": Relationship.objects.filter(other=user).values("person")})
    )
    return not_close.select_related("determination__application__area").order_by("asked_at", "pk")


def how_many_reviews(user: User) -> int:
    """Fresh looks that are `user`'s to finish, or that they could take."""
    return open_reviews_of(user).count() + reviews_to_take(user).count()


def open_review_of(application: Application) -> Review | None:
    """The open review of this case's decision, whoever's it is."""
    open_ones = Review.objects.filter(determination__application=application, outcome="")
    return open_ones.select_related("determination__application__person", "reviewer").first()


@transaction.atomic
def take_review(review: Review, *, by: User) -> Review:
    """`by` looks afresh and sees the case from now on. Raises MoveRefused where they may not, or another was first."""
    refusal = why_not_reviewer(review, by)
    if refusal:
        raise MoveRefused(refusal)
    return _assign(review, by, by=by, only_if_free=True)


@transaction.atomic
def give_review(review: Review, reviewer: User, *, by: User) -> Review:
    """Give it to `reviewer`, also out of another's hands, as when somebody falls ill.

    `by` may decide here and had no part in the decision. Raises MoveRefused.
    """
    refusal = why_not(review.determination.application, by, Grant.DECIDE)
    if not refusal and took_part(review.determination, by):
        refusal = _("You took part in this decision. Somebody else says who looks again.")
    if not refusal and why_not_reviewer(review, reviewer):
        refusal = _("This person cannot look at it afresh. Choose somebody else.")
    if refusal:
        raise MoveRefused(refusal)
    return _assign(review, reviewer, by=by)


def possible_reviewers(review: Review) -> list[User]:
    """Reviewers of the area who had no part in the decision and are not close to the person."""
    return [
        one for one in holders(Grant.REVIEW, review.determination.application.area) if not why_not_reviewer(review, one)
    ]


def took_part(determination: Determination, user: User) -> bool:
    """Proposed it or decided it."""
    return user.pk in (determination.proposed_by_id, determination.decided_by_id)


def why_not_reviewer(review: Review, user: User) -> str:
    """Why `user` may not look afresh at this, as a sentence; empty where they may."""
    application = review.determination.application
    if user.pk == application.person_id:
        return _("This is your own case. Somebody else has to do this.")
    areas = areas_for(user, Grant.REVIEW)
    if areas is not None and application.area_id not in areas:
        return _("Your role does not do this here.")
    if took_part(review.determination, user):
        return _("You took part in this decision. Somebody fresh has to look at it.")
    return conflicted(user, application.person)


def _assign(review: Review, reviewer: User, *, by: User, only_if_free: bool = False) -> Review:
    mine = Review.objects.filter(pk=review.pk, outcome="")
    if only_if_free:
        mine = mine.filter(reviewer=None)
    if not mine.update(reviewer=reviewer):
        raise MoveRefused(_("Somebody else has taken this one, or it is finished."))
    review.refresh_from_db()
    forget_open_reviews(reviewer)
    record("recruitment.review_assigned", by=by, target=review, ids={"reviewer": str(reviewer.uuid)})
    return review
