"""Who may do what: one table from role to grants. Everything else asks for a grant, never for a role.

To add a role: one line in `Role`, one entry in `ROLE_GRANTS`, one person in tests/cast.py.
"""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordinator")
    DISCLOSURE_OFFICER = "disclosure_officer", _("Disclosure officer")
    DECISION_MAKER = "decision_maker", _("Decision maker")
    REVIEWER = "reviewer", _("Reviewer")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
    SAFEGUARDING_DEPUTY = "safeguarding_deputy", _("Safeguarding deputy")
    TRAINER = "trainer", _("Trainer")
    MANAGER = "manager", _("Manager")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")
    MENTOR = "mentor", _("Mentor")


class Grant(StrEnum):
    CASE_VIEW = "case_view"
    CASE_WORK = "case_work"
    DISCLOSURE_READ = "disclosure_read"
    DBS_RECORD = "dbs_record"
    ASSESS = "assess"
    DECIDE = "decide"
    REVIEW = "review"
    CONCERN_READ = "concern_read"
    LEARNING_AUTHOR = "learning_author"
    LEARNING_RECORD = "learning_record"
    PAGES_EDIT = "pages_edit"
    REPORTS_VIEW = "reports_view"
    ACCOUNTS_MANAGE = "accounts_manage"
    ROLES_APPROVE = "roles_approve"
    SETTINGS_MANAGE = "settings_manage"
    CERTIFICATE_VIEW = "certificate_view"


ROLE_GRANTS: dict[Role, frozenset[Grant]] = {
    Role.COORDINATOR: frozenset({Grant.CASE_VIEW, Grant.CASE_WORK, Grant.LEARNING_RECORD, Grant.CERTIFICATE_VIEW}),
    Role.DISCLOSURE_OFFICER: frozenset({Grant.CASE_VIEW, Grant.DISCLOSURE_READ, Grant.DBS_RECORD, Grant.ASSESS}),
    Role.DECISION_MAKER: frozenset({Grant.CASE_VIEW, Grant.DISCLOSURE_READ, Grant.DECIDE}),
    Role.REVIEWER: frozenset({Grant.REVIEW}),  # sees a case only while its review is theirs
    Role.SAFEGUARDING_LEAD: frozenset({Grant.CONCERN_READ, Grant.ROLES_APPROVE}),
    Role.SAFEGUARDING_DEPUTY: frozenset({Grant.CONCERN_READ}),
    Role.TRAINER: frozenset({Grant.LEARNING_AUTHOR, Grant.LEARNING_RECORD}),
    Role.MANAGER: frozenset({Grant.REPORTS_VIEW, Grant.ROLES_APPROVE}),
    Role.EDITOR: frozenset({Grant.PAGES_EDIT}),
    Role.ADMINISTRATOR: frozenset({Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE, Grant.SETTINGS_MANAGE}),
    Role.MENTOR: frozenset(),
}

# What these open can hurt somebody who trusted us. Nobody receives one on a single person's word.
SENSITIVE_GRANTS = frozenset(
    {Grant.DISCLOSURE_READ, Grant.DBS_RECORD, Grant.ASSESS, Grant.DECIDE, Grant.REVIEW, Grant.CONCERN_READ}
)


def is_sensitive(role: Role) -> bool:
    """Whether giving `role` needs a second person."""
    return bool(ROLE_GRANTS[role] & SENSITIVE_GRANTS)


def roles_with(grant: Grant) -> list[Role]:
    """The roles that carry `grant`, in the order of the table."""
    return [role for role, grants in ROLE_GRANTS.items() if grant in grants]
