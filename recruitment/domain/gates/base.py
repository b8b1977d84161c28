"""What a kind of gate is: one `GateType`, in one file of `kinds/`. See `registry` for how it is found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import Missing
from recruitment.models import Application, Gate

CHECKS_TEAM = gettext_lazy("the checks team’s part")
"""How an applicant reads of self-disclosure, DBS check and assessment: one thing, the same for every person."""


def has_no_end(gate: Gate) -> date | None:
    """For evidence that counts for good."""
    return None


def asks_for_nothing_more(application: Application) -> list[Missing]:
    """For kinds that two people may agree to waive without further evidence."""
    return []


@dataclass(frozen=True, kw_only=True)
class GateType:
    """One kind of gate. Words are said to staff, unless they are `applicant_words`.

    `position`: where it stands in a list of kinds.
    `worked_by`: grants that move it; waiving is never among them, as it takes two people.
    `assigned_to`: whose list an open one is on; None where it is nobody's (training is the person's own).
    `renewed_by`: who hears that it is being renewed under a clearance, beside those who decide.
    `read_by`: empty, or the only grants that see its state; everybody else reads the same two words for every person.
    `after`: kinds that come first, so that this one is on nobody's list before they are resolved.
    `missing`: what is not on record yet, as a sentence; empty where it may be called met. Reads, never writes.
    `ends_on`: the last day on which what is on record counts; None where it has no end.
    `next_step` and `button`: what to do about an open one, as a verb, and the same in a word or two.
    `applicant_words`: how an applicant reads that we have it ("your papers"); empty where it is their own to do.
    `waivable`, `missing_for_waiver`: whether two people may ever waive it, and what must be on record before they do.
    `keeps_simple_evidence`: what meets it is one `SimpleEvidence` row; its form, facts and line are then there already.
    """

    kind: str
    label: Any
    position: int
    worked_by: tuple[Grant, ...]
    missing: Callable[[Gate], str]
    assigned_to: Grant | None = None
    renewed_by: Grant | None = None
    read_by: tuple[Grant, ...] = ()
    after: Sequence[str] = ()
    ends_on: Callable[[Gate], date | None] = has_no_end
    next_step: Any = ""
    button: Any = ""
    applicant_words: Any = ""
    waivable: bool = True
    missing_for_waiver: Callable[[Application], list[Missing]] = asks_for_nothing_more
    keeps_simple_evidence: bool = False
