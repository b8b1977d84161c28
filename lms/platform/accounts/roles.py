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
    ROLE_PROFILE_EDIT = "role_profile_edit"
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
    Role.MANAGER: frozenset({Grant.REPORTS_VIEW, Grant.ROLES_APPROVE, Grant.ROLE_PROFILE_EDIT}),
    Role.EDITOR: frozenset({Grant.PAGES_EDIT}),
    Role.ADMINISTRATOR: frozenset(
        {Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE, Grant.SETTINGS_MANAGE, Grant.ROLE_PROFILE_EDIT}
    ),
    Role.MENTOR: frozenset(),
}

# Whoever holds one of these has a word in who gets all the others. An administrator who could make another one alone,
# or a manager to agree with, would need nobody else from then on.
KEY_GRANTS = frozenset({Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE})

# These open a person's case, how to reach them, where they are or what they need to learn.
PERSON_GRANTS = frozenset({Grant.CASE_VIEW, Grant.CASE_WORK, Grant.LEARNING_RECORD, Grant.CERTIFICATE_VIEW})

# What these open can hurt somebody who trusted us. Nobody receives one on a single person's word.
SENSITIVE_GRANTS = (
    KEY_GRANTS
    | PERSON_GRANTS
    | {
        Grant.DISCLOSURE_READ,
        Grant.DBS_RECORD,
        Grant.ASSESS,
        Grant.DECIDE,
        Grant.REVIEW,
        Grant.CONCERN_READ,
    }
)

# These are asked for one person's case, and so in its area. Any other counts everywhere, whatever area its role names.
CASE_GRANTS = frozenset(
    {
        Grant.CASE_VIEW,
        Grant.CASE_WORK,
        Grant.DISCLOSURE_READ,
        Grant.DBS_RECORD,
        Grant.ASSESS,
        Grant.DECIDE,
        Grant.REVIEW,
        Grant.CERTIFICATE_VIEW,
    }
)


def is_sensitive(role: Role) -> bool:
    """Whether giving `role` needs a second person."""
    return bool(ROLE_GRANTS[role] & SENSITIVE_GRANTS)


def holds_only_keys(role: Role) -> bool:
    """Whether nothing of `role` is sensitive but its say in who gets roles: the administrator's and the manager's."""
    return is_sensitive(role) and ROLE_GRANTS[role] & SENSITIVE_GRANTS <= KEY_GRANTS


def opens_only_people(role: Role) -> bool:
    """Whether nothing of `role` is sensitive but that it opens people's cases: no sealed text, no say in roles."""
    return is_sensitive(role) and ROLE_GRANTS[role] & SENSITIVE_GRANTS <= PERSON_GRANTS


def roles_with(grant: Grant) -> list[Role]:
    """The roles that carry `grant`, in the order of the table."""
    return [role for role, grants in ROLE_GRANTS.items() if grant in grants]


def opens_something(role: Role) -> bool:
    """Whether `role` opens any staff screen. A mentor's opens none: mentors do not work here, they volunteer."""
    return bool(ROLE_GRANTS[role])


def counts_everywhere(role: Role) -> bool:
    """Whether giving `role` in one area only would promise what nothing holds to: what it opens knows no areas."""
    return opens_something(role) and not ROLE_GRANTS[role] & CASE_GRANTS
