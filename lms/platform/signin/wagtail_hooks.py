"""Sign-in in the staff screens: registration only."""

from typing import cast

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.signin.domain.contact_changes import how_many_need
from lms.platform.signin.staff import changes, people_sign_in


class ChangesMenuItem(MenuItem):
    """Shown to administrators and to those who are the second person for staff, with how many need them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(has_grant(request.user, one) for one in (Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE))

    def count(self, request: HttpRequest) -> int:
        return how_many_need(cast(User, request.user))


@hooks.register("register_admin_urls")
def sign_in_urls() -> list[URLPattern]:
    return [
        path("sign-in-changes/", changes.changes, name="sign_in_changes"),
        path("people/<uuid:uuid>/sign-in/", people_sign_in.people_sign_in, name="people_sign_in"),
    ]


@hooks.register("register_admin_menu_item")
def changes_menu_item() -> MenuItem:
    return ChangesMenuItem(_("Sign-in changes"), reverse("sign_in_changes"), icon_name="key", order=331)
