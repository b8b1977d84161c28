"""How Wagtail hears of grants: as Django permissions, worked out from the holdings at the moment of asking.

Nothing is stored, so nothing can be stale, and no `is_superuser` opens anything (see also `domain.editors`).
"""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from lms.platform.accounts.domain.grants import grants_of
from lms.platform.accounts.roles import Grant

ENTER_ADMIN = "wagtailadmin.access_admin"
GRANT_PERMISSIONS: dict[Grant, frozenset[str]] = {
    Grant.PAGES_EDIT: frozenset(
        f"{app}.{verb}_{model}"
        for app, model in (("wagtailredirects", "redirect"), ("wagtailcore", "collection"))
        for verb in ("add", "change", "delete")
    ),
    Grant.LEARNING_AUTHOR: frozenset(f"courses.{verb}_question" for verb in ("add", "change", "delete", "view")),
    Grant.SETTINGS_MANAGE: frozenset(
        {"wagtailcore.add_site", "wagtailcore.change_site", "wagtailcore.delete_site", "accounts.change_area"}
    ),
}


class GrantBackend(BaseBackend):
    """Signs nobody in (`authenticate` of BaseBackend gives None); only answers what somebody may do."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Django permissions that follow from the grants of `user_obj`; none for a closed account."""
        grants = grants_of(user_obj) if obj is None else set()
        if not grants:
            return set()
        return {ENTER_ADMIN}.union(*(GRANT_PERMISSIONS.get(grant, frozenset()) for grant in grants))

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Whether `perm` follows from a grant."""
        return perm in self.get_user_permissions(user_obj, obj)
