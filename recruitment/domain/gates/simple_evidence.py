"""Gates that are met by one `SimpleEvidence` row: it was seen, by whom, when, and until when it counts."""

from datetime import date

from django.utils.translation import gettext as _

from recruitment.models import Gate


def missing(gate: Gate) -> str:
    """The newest row of the gate's kind says that it is in place."""
    latest = gate.application.simple_evidence.filter(kind=gate.kind).first()
    return "" if latest and latest.in_place else _("Record that this was seen and is in place.")


def ends_on(gate: Gate) -> date | None:
    """What the newest row that is in place says."""
    seen = gate.application.simple_evidence.filter(kind=gate.kind, in_place=True).first()
    return seen.ends_on if seen else None
