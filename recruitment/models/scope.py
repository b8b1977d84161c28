"""Who may see which rows of casework: by grant, by area, and never the case of somebody close.

`worked_by(user)` is what staff screens list. `visible_to(user)` adds what the person the case is about may read.
"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from lms.accounts.domain.grants import areas_for
from lms.accounts.models import Relationship, User
from lms.accounts.roles import Grant


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
        return self.filter(self._in_area(user)).exclude(
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

    def _in_area(self, user: User) -> Q:
        found = [areas_for(user, grant) for grant in self.staff_grants]
        if None in found:
            return Q()
        areas = set().union(*(area for area in found if area is not None))
        if not areas:
            return Q(pk__in=[])
        here = Q(**{f"{self.to_application}area__in": areas})
        if Grant.CASE_VIEW in self.staff_grants:  # somebody not yet placed is everybody's to answer
            here |= Q(**{f"{self.to_application}area": None})
        return here


class OwnCaseQuerySet(CaseQuerySet):
    """Case rows that the applicant may read too."""

    own_rows = True


def may_act(user: Any, application: Any, *grants: Grant) -> bool:
    """Whether `user` holds one of `grants` where `application` is. Closeness to the person is asked apart."""
    found = [areas_for(user, grant) for grant in grants]
    return any(areas is None or (bool(areas) and application.area_id in {*areas, None}) for areas in found)
