"""Concerns, and what was opened, in the staff screens: registration only."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem
from lms.platform.concerns.models import Concern
from lms.platform.concerns.staff import openings, reading


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
    return StaffMenuItem(
        _("Concerns"),
        "concerns_list",
        grants=(Grant.CONCERN_READ,),
        icon="warning",
        order=310,
        counted=lambda request: Concern.objects.visible_to(request.user).filter(state=Concern.State.OPEN).count(),
    )


@hooks.register("register_admin_menu_item")
def openings_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("What was opened"), "openings_list", grants=(Grant.CONCERN_READ,), icon="shield-check", order=311
    )
