"""An entry of the staff menu: for whom it is, where it leads, and how many need this person there."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant


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
        """How many need the viewer there; 0 is not shown."""
        return self.counted(request) if self.counted else 0
