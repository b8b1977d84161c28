"""What a gate still asks for, and how long what is on record counts. Each kind answers for itself. Never writes."""

from datetime import date

from recruitment.domain.gates.registry import type_of
from recruitment.models import Gate


def missing_evidence(gate: Gate) -> str:
    """What is not on record yet for `gate`, as a sentence; empty where it may be called met."""
    return type_of(gate).missing(gate)


def ends_on(gate: Gate) -> date | None:
    """The last day on which this evidence counts; None where it has no end."""
    return type_of(gate).ends_on(gate)
