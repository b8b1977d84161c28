"""How a clearance stands today, for staff: said wherever the person is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from recruitment.domain.gates.queries import due, may_see_gate
from recruitment.models import Application, Clearance, GateState, Stage

State = Clearance.State
SHORT: dict[str, Any] = {
    State.ACTIVE: gettext_lazy("Cleared"),
    State.CONDITIONAL: gettext_lazy("Cleared, with conditions"),
    State.RESTRICTED: gettext_lazy("Restricted"),
    State.SABBATICAL: gettext_lazy("On a break"),
    State.ENDED: gettext_lazy("Clearance ended"),
}
"""One label for lists; `renewal` is said beside it."""


@dataclass(frozen=True)
class Standing:
    """`label` is a word or two for a chip; `since` the day from which it is so; `conditions` "" where there are none.

    `renewal` names the checks that run out within 60 days, ran out, or are being renewed, under a clearance in force.
    """

    state: str
    label: str
    since: date
    conditions: str
    renewal: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """In force, without conditions, and nothing to renew."""
        return self.state == State.ACTIVE and not self.renewal


def standing_of(application: Application, viewer: User) -> Standing | None:
    """How their clearance stands, as `viewer` may know it; None where they were never cleared.

    No query with clearance and gates at hand.
    """
    clearance: Clearance | None = getattr(application, "clearance", None)
    if application.stage != Stage.CLEARED or clearance is None:
        return None
    renewal = _renewed(application, viewer) if clearance.is_in_force else ()
    return Standing(
        clearance.state,
        _("Cleared, renewal due") if renewal and clearance.state == State.ACTIVE else str(SHORT[clearance.state]),
        _since(clearance),
        clearance.conditions or "",
        renewal,
    )


def _since(clearance: Clearance) -> date:
    if clearance.state == State.ENDED and clearance.ended_on:
        return clearance.ended_on
    return timezone.localdate(clearance.changed_at) if clearance.sequence else clearance.starts_on


def _renewed(application: Application, viewer: User) -> tuple[str, ...]:
    today = timezone.localdate()
    found = [gate for gate in application.gates.all() if may_see_gate(viewer, application, gate.kind)]
    return tuple(str(gate.name) for gate in found if due(gate, today) or gate.state == GateState.RENEWAL_IN_PROGRESS)
