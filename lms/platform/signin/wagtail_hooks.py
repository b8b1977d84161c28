"""Sign-in in the staff screens: registration only."""

from typing import cast

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem
from lms.platform.signin.domain.contact_changes import how_many_need
from lms.platform.signin.staff import changes, people_sign_in


@hooks.register("register_admin_urls")
def sign_in_urls() -> list[URLPattern]:
    return [
        path("sign-in-changes/", changes.changes, name="sign_in_changes"),
        path("people/<uuid:uuid>/sign-in/", people_sign_in.people_sign_in, name="people_sign_in"),
    ]


@hooks.register("register_admin_menu_item")
def changes_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("Sign-in changes"),
        "sign_in_changes",
        grants=(Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE),
        icon="key",
        order=331,
        counted=lambda request: how_many_need(cast(User, request.user)),
    )
