"""The safety profile of a role: what it rests on, and what is lower than before. Knows no person and never writes.

Its other fields are its story: an editor's. The database asks the same (`models/triggers/profiles.py`); a test
compares the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from recruitment.domain.gates.registry import gate_type, kinds_never_waived
from recruitment.models import RoleProfile

Level, Workforce = RoleProfile.DbsLevel, RoleProfile.Workforce
Safety = dict[str, Any]
"""Values of `SAFETY_FIELDS` as JSON keeps them: a day as "2027-04-01", modules as their numbers in order."""

SAFETY_FIELDS = (
    *("activities", "workforce", "dbs_level", "eligibility_rationale", "volunteer_basis_on"),
    *("minimum_age", "required_gates", "required_modules"),
)
RANKS = {Level.NONE: 0, Level.BASIC: 1, Level.STANDARD: 2}
ENHANCED = 3
BARRED_LISTS: dict[str, frozenset[str]] = {
    Level.ENHANCED_ADULT_BARRED: frozenset({"adult"}),
    Level.ENHANCED_CHILD_BARRED: frozenset({"child"}),
    Level.ENHANCED_BOTH_BARRED: frozenset({"adult", "child"}),
}
WORKS_WITH: dict[str, frozenset[str]] = {
    Workforce.ADULT: frozenset({"adult"}),
    Workforce.CHILD: frozenset({"child"}),
    Workforce.CHILD_AND_ADULT: frozenset({"adult", "child"}),
}
NOBODY: frozenset[str] = frozenset()


def safety_of(profile: RoleProfile) -> Safety:
    """What a stored profile says; of a new one, what every role begins with."""
    found = {name: getattr(profile, name) for name in SAFETY_FIELDS if name != "required_modules"}
    modules = profile.required_modules.order_by("pk").values_list("pk", flat=True) if profile.pk else []
    return as_kept({**found, "required_modules": list(modules)})


def as_kept(fields: Mapping[str, Any]) -> Safety:
    """The same values as JSON keeps them; `required_modules` may be modules or their numbers."""
    found = dict(fields)
    if found.get("volunteer_basis_on"):
        found["volunteer_basis_on"] = str(found["volunteer_basis_on"])
    if "required_modules" in found:
        found["required_modules"] = sorted(getattr(one, "pk", one) for one in found["required_modules"])
    return found


def lowered(before: Safety, after: Safety) -> list[str]:
    """The names of the fields that ask for less than before: level, barred lists, workforce, checks, training, age."""
    checks = {
        "dbs_level": _level_is_lower(before["dbs_level"], after["dbs_level"]),
        "workforce": not _within(WORKS_WITH, before["workforce"], after["workforce"]),
        "minimum_age": after["minimum_age"] < before["minimum_age"],
        "required_gates": not set(before["required_gates"]) <= set(after["required_gates"]),
        "required_modules": not set(before["required_modules"]) <= set(after["required_modules"]),
    }
    return [name for name, is_lower in checks.items() if is_lower]


def raised(before: Safety, after: Safety) -> list[str]:
    """The names of the fields that ask for more than before."""
    return lowered(after, before)


def why_left_out(level: str, gates: Sequence[str]) -> str:
    """Which check that is never waived the level asks for, and `gates` leaves out, as a sentence; empty for none."""
    asked = [] if level == Level.NONE else [kind for kind in kinds_never_waived() if kind not in gates]
    if not asked:
        return ""
    words = _("This DBS level asks for these checks, so they stay in the list: %(checks)s.")
    return words % {"checks": ", ".join(str(gate_type(kind).label) for kind in asked)}


def _level_is_lower(before: str, after: str) -> bool:
    return _rank(after) < _rank(before) or not _within(BARRED_LISTS, before, after)


def _rank(level: str) -> int:
    return RANKS.get(Level(level), ENHANCED)


def _within(sets: Mapping[str, frozenset[str]], before: str, after: str) -> bool:
    return sets.get(before, NOBODY) <= sets.get(after, NOBODY)
