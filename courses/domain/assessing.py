"""What a person has done against what a version asks: a pure function of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from courses.domain.activities.registry import activity_type
from courses.domain.activities.requirements import activity_name


@dataclass(frozen=True)
class Assessment:
    """`state`: incomplete, not_yet_passed, complete (nothing has a mark) or passed.

    `missing` names what is left: slugs of lessons, “quiz”, and whatever other kinds of activity call theirs.
    """

    state: str
    missing: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether a completion may be recorded."""
        return self.state in {"complete", "passed"}


def assess(requirements: Sequence[Mapping[str, Any]], evidence: Mapping[str, Any]) -> Assessment:
    """Compare evidence with requirements, each by the rule of its kind.

    requirements: the list of activities that a version asks for. evidence: by the names of the activities.
    Where only marked activities are left, and each has been tried, somebody has not yet passed.
    """
    kinds = [activity_type(requirement["kind"]) for requirement in requirements]
    standings = [
        kind.rule(requirement, evidence.get(activity_name(requirement)))
        for kind, requirement in zip(kinds, requirements, strict=True)
    ]
    missing = tuple(name for standing in standings for name in standing.missing)
    if not missing:
        return Assessment("passed" if any(kind.is_marked for kind in kinds) else "complete")
    left = [(kind, standing) for kind, standing in zip(kinds, standings, strict=True) if not standing.is_met]
    not_yet_passed = all(kind.is_marked and standing.tried for kind, standing in left)
    return Assessment("not_yet_passed" if not_yet_passed else "incomplete", missing)
