"""Whom a change of what a role asks for concerns, as numbers: a person's name is no business of who writes roles."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from recruitment.models import Application, Clearance, RoleProfile, Stage
from recruitment.models.stages import LIVE


@dataclass(frozen=True)
class Number:
    """How many people there are in one area at one place on the way."""

    area: str
    stage: str
    people: int


@dataclass(frozen=True)
class Affected:
    """People on their way by area and stage, and cleared people by area."""

    on_the_way: tuple[Number, ...]
    cleared: tuple[Number, ...]

    @property
    def nobody(self) -> bool:
        """Whether the role concerns no one yet."""
        return not self.on_the_way and not self.cleared

    def as_key(self) -> str:
        """The same people in the same places give the same word: a confirmation counts for these."""
        return ";".join(f"{one.area}/{one.stage}/{one.people}" for one in (*self.on_the_way, *self.cleared))


def affected_by(profile: RoleProfile) -> Affected:
    """Everybody on the way or cleared in this role. Two queries."""
    if profile.pk is None:
        return Affected((), ())
    under_way = Application.objects.filter(profile=profile, stage__in=LIVE).values("area__name", "stage")
    places = list(Stage)
    rows = under_way.annotate(people=Count("pk")).order_by("area__name")
    sorted_rows = sorted(rows, key=lambda row: (row["area__name"] or "", places.index(Stage(row["stage"]))))
    cleared = Clearance.objects.in_force().filter(profile=profile).values("application__area__name")
    return Affected(
        tuple(_number(row["area__name"], Stage(row["stage"]).label, row["people"]) for row in sorted_rows),
        tuple(
            _number(row["application__area__name"], Stage.CLEARED.label, row["people"])
            for row in cleared.annotate(people=Count("pk")).order_by("application__area__name")
        ),
    )


def _number(area: str | None, stage: Any, people: int) -> Number:
    return Number(area or _("No area yet"), str(stage), people)
