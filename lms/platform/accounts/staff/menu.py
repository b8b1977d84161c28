"""An entry of the staff menu: for whom it is, where it leads, and how many need this person there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import newest_entry

KEPT_SECONDS = 60


class StaffMenuItem(MenuItem):
    """Shown to whoever holds one of `grants` in any area. `view` is named, so that this can stand in a registration.

    `counted(request)` is the number at the entry: how many need the viewer. `covers` names a view whose pages belong to
    the entry where no other leads to them.
    """

    def __init__(
        self,
        label: Any,
        view: str,
        *,
        grants: tuple[Grant, ...],
        icon: str,
        order: int,
        counted: Callable[[HttpRequest], int] | None = None,
        covers: str = "",
    ) -> None:
        super().__init__(label, reverse(view), icon_name=icon, order=order)
        self.grants = grants
        self.counted = counted
        self.covers = reverse(covers) if covers else ""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the viewer has anything to do there."""
        return any(has_grant(request.user, grant) for grant in self.grants)

    def count(self, request: HttpRequest) -> int:
        """How many need the viewer there; 0 is not shown.

        Counting looks at every open case, and the menu stands on every screen: so the number is kept until anything
        is done in the scheme (each action leaves a line in the audit trail), or a minute has passed (some wait for a
        time).
        """
        if self.counted is None:
            return 0
        name = f"menu:{self.name}:{request.user.pk}:{_newest_entry(request)}"
        return cache.get_or_set(name, partial(self.counted, request), KEPT_SECONDS) or 0


def _newest_entry(request: HttpRequest) -> int:
    """Asked once for each request, whatever the number of entries."""
    kept = request.__dict__
    if "newest_audit_entry" not in kept:
        kept["newest_audit_entry"] = newest_entry()
    return kept["newest_audit_entry"]
