"""Casework in the staff menu: registration only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from recruitment.staff.casework import act, gate, move, people, person, take_review, today
from recruitment.staff.casework.counts import how_many_need_me, how_many_to_take
from recruitment.staff.roles import profiles
from recruitment.web.apply import form_for_staff


class CaseworkMenuItem(MenuItem):
    """Shown to whoever works on cases, in any area."""

    def is_shown(self, request: HttpRequest) -> bool:
        return has_grant(request.user, Grant.CASE_VIEW) or has_grant(request.user, Grant.REVIEW)


class TodayMenuItem(CaseworkMenuItem):
    def count(self, request: HttpRequest) -> int:
        return how_many_need_me(request) + how_many_to_take(request)


class PeopleMenuItem(CaseworkMenuItem):
    """A person's own page belongs to it."""

    @property
    def covers(self) -> str:
        return reverse("casework_today")


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


class RolesMenuItem(MenuItem):
    """Shown to whoever writes role profiles or approves their level."""

    def is_shown(self, request: HttpRequest) -> bool:
        return any(has_grant(request.user, grant) for grant in (*profiles.EDIT, Grant.DECIDE))


@hooks.register("register_admin_urls")
def role_urls() -> list[URLPattern]:
    return [
        path("roles/", profiles.profiles, name="roles_list"),
        path("roles/new/", profiles.edit, name="roles_new"),
        path("roles/<int:pk>/", profiles.profile, name="roles_page"),
        path("roles/<int:pk>/edit/", profiles.edit, name="roles_edit"),
        path("roles/<int:pk>/approve/", profiles.approve, name="roles_approve"),
        path("roles/<int:pk>/publish/", profiles.publish, name="roles_publish"),
        path("roles/<int:pk>/unpublish/", profiles.unpublish, name="roles_unpublish"),
    ]


@hooks.register("register_admin_menu_item")
def today_menu_item() -> MenuItem:
    return TodayMenuItem(_("Today"), reverse("casework_today"), icon_name="lamp", order=1)


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    return PeopleMenuItem(_("People"), reverse("casework_people"), icon_name="users", order=2)


@hooks.register("register_admin_menu_item")
def roles_menu_item() -> MenuItem:
    return RolesMenuItem(_("Roles"), reverse("roles_list"), icon_name="clipboard-list", order=30)
