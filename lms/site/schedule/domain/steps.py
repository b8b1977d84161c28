"""What the scheduled command does, in this order. To add a step: one line here; it returns how many rows it did."""

from collections.abc import Callable

from certificates.domain.rendering import render_pending
from lms.platform.accounts.domain import role_delays
from lms.platform.accounts.domain.editors import sweep_lapsed
from lms.platform.letters.domain.lead import (
    tell_administrators_of_damage,
    tell_lead_of_reveals,
    tell_lead_of_roles,
    tell_of_delayed_roles,
)
from lms.platform.letters.domain.sending import send_due
from lms.platform.signin.domain import contact_change_endings
from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.domain.heads import export_head
from lms.platform.trust.domain.retention import apply_retention
from lms.site.schedule.domain.statistics import keep_statistics
from recruitment.domain.casework.overdue import tell_overdue
from recruitment.domain.intake.enquiries import process_waiting_enquiries


def _export_head() -> int:
    return int(export_head() is not None)


STEPS: dict[str, Callable[[], int]] = {
    "readings told to the lead": tell_lead_of_reveals,
    "roles told to the lead": tell_lead_of_roles,
    "damage told to administrators": tell_administrators_of_damage,
    "roles told before they count": tell_of_delayed_roles,
    "roles that nobody stopped": role_delays.carry_out_due,
    "enquiries processed": process_waiting_enquiries,
    "people told that we are late": tell_overdue,
    "sign-in contacts changed": contact_change_endings.carry_out_due,
    "letters sent": send_due,
    "certificates made": render_pending,
    "roles that have ended": sweep_lapsed,
    "rows past their period": apply_retention,
    "audit rows chained": add_checkpoints,
    "audit heads exported": _export_head,
    "database statistics kept": keep_statistics,
}
