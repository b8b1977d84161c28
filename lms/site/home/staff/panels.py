"""The first thing on Wagtail's home: what needs this person today, in the part of the work that is theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.role_requests import waiting_for
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.concerns.models import Concern
from lms.platform.signin.domain import contact_changes
from recruitment.domain.casework import case_queues
from recruitment.domain.decisions import reviewers
from recruitment.domain.roles import proposals

AUTHORS = (Grant.PAGES_EDIT, Grant.LEARNING_AUTHOR)


@dataclass(frozen=True)
class Start:
    """One place where somebody's day begins; `count` says how much waits there."""

    grant: Grant
    title: Any
    view: str
    count: Callable[[User], int]


STARTS = (
    Start(Grant.CASE_VIEW, _("Today"), "casework_today", case_queues.how_many_need),
    Start(Grant.REVIEW, _("Fresh looks"), "casework_today", reviewers.how_many_reviews),
    Start(
        Grant.CONCERN_READ,
        _("Concerns"),
        "concerns_list",
        lambda user: Concern.objects.visible_to(user).filter(state=Concern.State.OPEN).count(),
    ),
    Start(Grant.DECIDE, _("Role changes to agree to"), "roles_list", proposals.how_many_wait),
    Start(Grant.ROLES_APPROVE, _("Roles to agree to"), "people_requests", lambda user: waiting_for(user).count()),
    Start(Grant.ROLES_APPROVE, _("Sign-in changes to agree to"), "sign_in_changes", contact_changes.how_many_need),
)


class StartPanel(Component):
    """Links to where the day begins, with how much waits there."""

    name = "start"
    order = 10
    template_name = "home/staff/start.html"

    def __init__(self, user: User) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        mine = [start for start in STARTS if has_grant(self.user, start.grant)]
        return {"starts": [self._line(start) for start in mine]}

    def _line(self, start: Start) -> dict[str, Any]:
        return {"title": start.title, "href": reverse(start.view), "count": start.count(self.user)}


def begins_here(user: User) -> bool:
    """Whether there is a place among `STARTS` for `user`."""
    return any(has_grant(user, start.grant) for start in STARTS)


def writes_pages(user: User) -> bool:
    """Whether what Wagtail says about pages is of use to `user`: they write some."""
    return any(has_grant(user, grant) for grant in AUTHORS)


def is_wagtails(part: Any) -> bool:
    """Whether a part of the home came with Wagtail: all of those are about pages, pictures and documents."""
    return type(part).__module__.startswith("wagtail.")
