"""What the scheduled command does, in this order. To add a step: one line here; it returns how many rows it did."""

from collections.abc import Callable

from certificates.domain.rendering import render_pending
from lms.accounts.domain.editors import sweep_lapsed
from lms.home.domain.background import forget_finished_tasks
from lms.home.domain.statistics import keep_statistics
from lms.letters.domain.lead import tell_lead_of_reveals, tell_lead_of_roles
from lms.letters.domain.sending import send_due
from lms.signin.domain.contact_change_endings import carry_out_due
from lms.signin.domain.sweep import forget_what_is_over
from lms.trust.domain.heads import export_head
from lms.trust.domain.sealing import seal_entries
from recruitment.domain.hellos import take_up_waiting
from recruitment.domain.late import tell_who_waits


def _export_head() -> int:
    return int(export_head() is not None)


STEPS: dict[str, Callable[[], int]] = {
    "readings told to the lead": tell_lead_of_reveals,
    "roles told to the lead": tell_lead_of_roles,
    "hellos taken up": take_up_waiting,
    "people told that we are late": tell_who_waits,
    "sign-in contacts changed": carry_out_due,
    "letters sent": send_due,
    "certificates made": render_pending,
    "roles that have ended": sweep_lapsed,
    "codes and sessions forgotten": forget_what_is_over,
    "finished tasks forgotten": forget_finished_tasks,
    "audit rows sealed": seal_entries,
    "audit heads exported": _export_head,
    "database statistics kept": keep_statistics,
}
