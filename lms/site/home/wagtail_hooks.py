"""Wagtail's home for everybody on the staff: registration only."""

from typing import Any, cast

from django.http import HttpRequest
from wagtail import hooks

from lms.platform.accounts.models import User
from lms.site.home.staff.panels import StartPanel, begins_here, is_wagtails, writes_pages


@hooks.register("construct_homepage_panels")
def what_needs_me_first(request: HttpRequest, panels: list[Any]) -> None:
    """Pages are for those who write them; casework and concerns come first for those who do them."""
    user = cast(User, request.user)
    if not writes_pages(user):
        panels[:] = [panel for panel in panels if not is_wagtails(panel)]
    if begins_here(user):
        panels.append(StartPanel(user))


@hooks.register("construct_homepage_summary_items", order=1000)
def no_count_of_pages_for_others(request: HttpRequest, items: list[Any]) -> None:
    """How many pages and pictures there are says nothing to somebody who writes none."""
    if not writes_pages(cast(User, request.user)):
        items[:] = [item for item in items if not is_wagtails(item)]
