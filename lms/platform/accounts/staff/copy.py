"""What each role is for, in the words of the screens, and how a role, a place and a day are said."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import RoleHolding, RoleRequest
from lms.platform.accounts.roles import Role

OPENS: dict[Role, Promise] = {
    Role.COORDINATOR: gettext_lazy("Talks with people who want to volunteer, and walks each case forward."),
    Role.DISCLOSURE_OFFICER: gettext_lazy("Reads what people tell us about a record, and sees DBS certificates."),
    Role.DECISION_MAKER: gettext_lazy("Proposes and decides who is cleared, always with another."),
    Role.REVIEWER: gettext_lazy("Looks at a decision afresh when somebody asks for that."),
    Role.SAFEGUARDING_LEAD: gettext_lazy("Reads every concern, and has a say in who gets which role."),
    Role.SAFEGUARDING_DEPUTY: gettext_lazy("Reads concerns beside the lead, and those about the lead."),
    Role.TRAINER: gettext_lazy("Writes modules, and records who has finished them."),
    Role.MANAGER: gettext_lazy(
        "Sees figures and nobody’s case, says what volunteer roles ask for, and who gets which role."
    ),
    Role.EDITOR: gettext_lazy("Writes the public pages."),
    Role.ADMINISTRATOR: gettext_lazy("Looks after people, roles and settings. Opens nobody’s case."),
    Role.MENTOR: gettext_lazy("Volunteers with us. Opens no screen for staff."),
}


@dataclass(frozen=True)
class Explained:
    """The label of a choice, with a line below it."""

    label: Any
    hint: str

    def __str__(self) -> str:
        return str(self.label)


def role_and_place(role: RoleHolding | RoleRequest) -> str:
    """Coordinator, Eastmoor."""
    return f"{role.get_role_display()}, {place_words(role)}"


def place_words(role: RoleHolding | RoleRequest) -> str:
    """Eastmoor, or everywhere."""
    return role.area.name if role.area else _("everywhere")


def day_words(day: date) -> str:
    """3 March 2026, on one line."""
    return date_format(day, "j F Y").replace(" ", "\N{NO-BREAK SPACE}")
