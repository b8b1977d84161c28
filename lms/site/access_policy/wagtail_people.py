"""Wagtail's screens for people and groups: closed.

They know neither the audit trail nor the second person that a role, or another's e-mail address, needs. People, and
what they may do, change through lms.platform.accounts; what applicants send never becomes a Wagtail form.
"""

from lms.platform.trust.access import Address, each, nobody

ADDRESSES: list[Address] = each(
    "wagtailusers_users:index",
    "wagtailusers_users:index_results",
    "wagtailusers_users:add",
    "wagtailusers_users:copy",
    "wagtailusers_users:edit",
    "wagtailusers_users:delete",
    "wagtailusers_users:history",
    "wagtailusers_users:history_results",
    "wagtailusers_users:usage",
    "wagtailusers_groups:index",
    "wagtailusers_groups:index_results",
    "wagtailusers_groups:add",
    "wagtailusers_groups:edit",
    "wagtailusers_groups:delete",
    "wagtailusers_groups:history",
    "wagtailusers_groups:history_results",
    "wagtailusers_groups:usage",
    who=nobody,
)
