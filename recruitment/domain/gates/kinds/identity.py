"""Identity: somebody saw papers that meet one of the routes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.roles import Grant
from recruitment.domain.gates.base import GateType
from recruitment.models import Gate, GateKind


def missing(gate: Gate) -> str:
    """The newest identity check meets a route."""
    latest = gate.application.identity_checks.first()
    return "" if latest and latest.is_complete else _("Record an identity check that meets one of the routes.")


GATE = GateType(
    kind=GateKind.IDENTITY,
    label=gettext_lazy("Identity"),
    position=30,
    worked_by=(Grant.CASE_WORK, Grant.DBS_RECORD),
    assigned_to=Grant.CASE_WORK,
    renewed_by=Grant.CASE_WORK,
    missing=missing,
    next_step=gettext_lazy("Look at papers together"),
    button=gettext_lazy("Look at papers"),
    applicant_words=gettext_lazy("your papers"),
    waivable=False,
)
