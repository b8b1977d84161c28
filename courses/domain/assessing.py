"""What a person has done against what a version asks: a pure function of the two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Assessment:
    """`state`: incomplete, not_yet_passed, complete (no quiz is asked) or passed. `missing`: lessons' slugs, "quiz"."""

    state: str
    missing: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether a completion may be recorded."""
        return self.state in {"complete", "passed"}


def assess(requirements: Mapping[str, Any], evidence: Mapping[str, Any]) -> Assessment:
    """Compare evidence with requirements.

    requirements: `lessons` (slugs), `pass_mark` (percent or None: no quiz is asked).
    evidence: `lessons` (slugs done), `quiz` (None, or `score` and the `pass_mark` of that go, both in percent).
    The pass mark that counts is the one of the attempt.
    """
    done = set(evidence.get("lessons") or ())
    missing = tuple(slug for slug in requirements["lessons"] if slug not in done)
    if requirements.get("pass_mark") is None:
        return Assessment("incomplete", missing) if missing else Assessment("complete")
    quiz = evidence.get("quiz")
    passed = quiz is not None and quiz["score"] >= quiz["pass_mark"]
    if missing:
        return Assessment("incomplete", missing if passed else (*missing, "quiz"))
    if passed:
        return Assessment("passed")
    return Assessment("not_yet_passed" if quiz else "incomplete", ("quiz",))
