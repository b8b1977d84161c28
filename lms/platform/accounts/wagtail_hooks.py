"""Who works here, in the staff screens: registration only."""

from typing import cast

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.role_requests import waiting_for
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff import people, person, requests
from lms.platform.accounts.staff.menu import StaffMenuItem


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern]:
    return [
        path("people/", people.people_list, name="people_list"),
        path("people/find/", people.find_person, name="people_find"),
        path("people/new/", people.add_person_page, name="people_new"),
        path("people/requests/", requests.role_request_list, name="people_requests"),
        path("people/requests/<int:pk>/", requests.role_request_page, name="people_request"),
        path("people/requests/<int:pk>/agree/", requests.agree_to_role, name="people_agree"),
        path("people/requests/<int:pk>/hand-back/", requests.hand_back_role, name="people_hand_back"),
        path("people/<uuid:uuid>/", person.person_page, name="people_person"),
        path("people/<uuid:uuid>/give/", person.give_role_page, name="people_give"),
        path("people/<uuid:uuid>/roles/<int:holding>/end/", person.end_role_page, name="people_end"),
    ]


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("Who works here"),
        "people_list",
        grants=(Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE),
        icon="contact-round",
        order=330,
        counted=lambda request: waiting_for(cast(User, request.user)).count(),
    )
