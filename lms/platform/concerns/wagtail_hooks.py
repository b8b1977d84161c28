"""Concerns, and what was opened, in the staff screens: registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from lms.platform.concerns.models import Concern
from lms.platform.concerns.staff import openings, reading


class ReadersMenuItem(MenuItem):
    """Shown to the lead and the deputy."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_grant(request.user, Grant.CONCERN_READ)


class ConcernsMenuItem(ReadersMenuItem):
    """With how many are open."""

    def count(self, request: HttpRequest) -> int:
        return Concern.objects.visible_to(request.user).filter(state=Concern.State.OPEN).count()


@hooks.register("register_admin_urls")
def concern_urls() -> list[URLPattern]:
    return [
        path("concerns/", reading.concern_list, name="concerns_list"),
        path("concerns/<uuid:uuid>/", reading.concern_page, name="concerns_page"),
        path("concerns/<uuid:uuid>/reveal/", reading.reveal_concern, name="concerns_reveal"),
        path("concerns/<uuid:uuid>/close/", reading.close_concern_page, name="concerns_close"),
        path("openings/", openings.openings_list, name="openings_list"),
    ]


@hooks.register("register_admin_menu_item")
def concerns_menu_item() -> MenuItem:
    return ConcernsMenuItem(_("Concerns"), reverse("concerns_list"), icon_name="warning", order=310)


@hooks.register("register_admin_menu_item")
def openings_menu_item() -> MenuItem:
    return ReadersMenuItem(_("What was opened"), reverse("openings_list"), icon_name="shield-check", order=311)
