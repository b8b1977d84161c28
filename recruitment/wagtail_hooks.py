"""Casework in the staff menu: registration only."""

from typing import cast

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem
from recruitment.domain.roles.proposals import how_many_wait
from recruitment.staff.casework import act, gate, move, people, person, take_review, today
from recruitment.staff.casework.counts import how_many_need_me, how_many_to_take
from recruitment.staff.roles import profiles, proposals
from recruitment.web.apply import form_for_staff

CASEWORK = (Grant.CASE_VIEW, Grant.REVIEW)


@hooks.register("register_admin_urls")
def casework_urls() -> list[URLPattern]:
    return [
        path("casework/", today.today, name="casework_today"),
        path("casework/people/", people.people, name="casework_people"),
        path("casework/fresh-look/<uuid:uuid>/", take_review.take_review, name="casework_take_review"),
        path("casework/<str:reference>/", person.person, name="casework_person"),
        path("casework/<str:reference>/form/", form_for_staff.form_for_staff, name="casework_form"),
        path("casework/<str:reference>/do/<slug:action>/", act.act, name="casework_act"),
        path("casework/<str:reference>/move/<slug:name>/", move.move, name="casework_move"),
        path("casework/<str:reference>/gate/<slug:kind>/", gate.gate, name="casework_gate"),
        path("casework/<str:reference>/gate/<slug:kind>/open/", gate.open_sealed, name="casework_open"),
    ]


@hooks.register("register_admin_urls")
def role_urls() -> list[URLPattern]:
    return [
        path("roles/", profiles.profile_list, name="roles_list"),
        path("roles/new/", profiles.edit_profile, name="roles_new"),
        path("roles/proposals/<int:pk>/", proposals.proposal_page, name="roles_proposal"),
        path("roles/proposals/<int:pk>/agree/", proposals.agree_to_proposal, name="roles_agree"),
        path("roles/proposals/<int:pk>/hand-back/", proposals.hand_back_proposal, name="roles_hand_back"),
        path("roles/<int:pk>/", profiles.profile_page, name="roles_page"),
        path("roles/<int:pk>/edit/", profiles.edit_profile, name="roles_edit"),
        path("roles/<int:pk>/approve/", profiles.approve_profile_level, name="roles_approve"),
        path("roles/<int:pk>/publish/", profiles.publish_profile, name="roles_publish"),
        path("roles/<int:pk>/unpublish/", profiles.unpublish_profile, name="roles_unpublish"),
    ]


@hooks.register("register_admin_menu_item")
def today_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("Today"),
        "casework_today",
        grants=CASEWORK,
        icon="lamp",
        order=1,
        counted=lambda request: how_many_need_me(request) + how_many_to_take(request),
    )


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("People"), "casework_people", grants=CASEWORK, icon="users", order=2, covers="casework_today"
    )


@hooks.register("register_admin_menu_item")
def roles_menu_item() -> MenuItem:
    return StaffMenuItem(
        _("Roles"),
        "roles_list",
        grants=(*profiles.EDIT, Grant.DECIDE),
        icon="clipboard-list",
        order=30,
        counted=lambda request: how_many_wait(cast(User, request.user)),
    )
