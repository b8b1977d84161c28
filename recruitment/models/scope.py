"""Who may see which rows of casework: by grant, by area, and never the case of somebody close.

`worked_by(user)` is what staff screens list. `visible_to(user)` adds what the person the case is about may read.
REVIEW alone shows nothing: a reviewer sees one case, and only while the fresh look at its decision is theirs.
"""

from typing import Any, ClassVar, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from lms.platform.accounts.domain.grants import areas_for
from lms.platform.accounts.models import Relationship, User
from lms.platform.accounts.roles import Grant


class CaseQuerySet(models.QuerySet):
    """Rows that belong to one application; subclasses say by which path, for which grants, and if it is theirs."""

    to_application: ClassVar[str] = "application__"
    staff_grants: ClassVar[tuple[Grant, ...]] = (Grant.CASE_VIEW,)
    own_rows: ClassVar[bool] = False

    def worked_by(self, user: Any) -> Self:
        """Rows that `user` may see as staff. Anybody else, or somebody without the grant, sees none."""
        if not isinstance(user, User):
            return self.none()
        person = f"{self.to_application}person"
        return self.filter(self._seen_by(user)).exclude(
            Q(**{person: user})
            | Q(**{f"{person}__in": Relationship.objects.filter(person=user).values("other")})
            | Q(**{f"{person}__in": Relationship.objects.filter(other=user).values("person")})
        )

    def visible_to(self, user: Any) -> Self:
        """What `worked_by` shows, and a person's own rows where they may read them."""
        if not self.own_rows or not isinstance(user, User):
            return self.worked_by(user)
        theirs = type(self)(self.model).worked_by(user).values("pk")
        return self.filter(Q(**{f"{self.to_application}person": user}) | Q(pk__in=theirs))

    def _seen_by(self, user: User) -> Q:
        found = [areas_for(user, grant) for grant in self.staff_grants if grant != Grant.REVIEW]
        if None in found:
            return Q()
        areas = set().union(*(area for area in found if area is not None))
        seen = self._in_areas(areas) if areas else Q(pk__in=[])
        if areas_for(user, Grant.REVIEW) == set():
            return seen
        return seen | Q(**{f"{self.to_application}pk__in": open_reviews_of(user).values("determination__application")})

    def _in_areas(self, areas: set[int]) -> Q:
        here = Q(**{f"{self.to_application}area__in": areas})
        if Grant.CASE_VIEW in self.staff_grants:  # somebody not yet placed is everybody's to answer
            here |= Q(**{f"{self.to_application}area": None})
        return here


class OwnCaseQuerySet(CaseQuerySet):
    """Case rows that the applicant may read too."""

    own_rows = True


def may_act(user: Any, application: Any, *grants: Grant) -> bool:
    """Whether `user` holds one of `grants` where `application` is. Closeness to the person is asked apart.

    REVIEW counts only while a review of this case's decision is theirs.
    """
    found = [areas_for(user, grant) for grant in grants if grant != Grant.REVIEW]
    if any(areas is None or (bool(areas) and application.area_id in {*areas, None}) for areas in found):
        return True
    if Grant.REVIEW not in grants or areas_for(user, Grant.REVIEW) == set():
        return False
    return application.pk in _reviewed_cases(user)


def _reviewed_cases(user: User) -> set[int]:
    """Read once for each user object, as every row of a queue asks; `forget_open_reviews` makes it read again."""
    if "_looks" not in user.__dict__:
        user.__dict__["_looks"] = set(open_reviews_of(user).values_list("determination__application", flat=True))
    return user.__dict__["_looks"]


def forget_open_reviews(user: User) -> None:
    """To be called when a review was given to `user`, or finished by them."""
    user.__dict__.pop("_looks", None)


def open_reviews_of(user: User) -> models.QuerySet[Any]:
    """The open reviews that are given to `user`, where they still review. (By name: reviews are rows of a case too.)"""
    areas = areas_for(user, Grant.REVIEW)
    theirs = apps.get_model("recruitment", "Review")._default_manager.filter(reviewer=user, outcome="")
    return theirs if areas is None else theirs.filter(determination__application__area__in=areas)
