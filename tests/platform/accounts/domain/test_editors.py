"""Wagtail's groups follow the grants, and open nothing without them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page

from lms.platform.accounts.domain.editors import GROUPS, allow_under, group_for, prepare_groups, sweep_lapsed
from lms.platform.accounts.domain.grant_backend import GRANT_PERMISSIONS
from lms.platform.accounts.domain.people import end_role, give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def root() -> Page:
    Locale.objects.get_or_create(language_code="en-gb")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def _groups(user) -> list[str]:
    return [group.name for group in user.groups.all()]


def test_an_editor_is_in_the_group_that_edits_pages(ed):
    assert _groups(ed) == ["Edit pages"]


def test_a_trainer_is_in_the_group_that_writes_learning(owen):
    assert _groups(owen) == ["Write learning"]


@pytest.mark.parametrize("name", ["maya", "helen", "tariq", "ruth", "sofia", "mags", "alex", "carl", "sam"])
def test_nobody_else_is_in_a_group(request, name):
    assert _groups(request.getfixturevalue(name)) == []


def test_an_editor_whose_role_ended_is_out_at_once(ed, alex):
    end_role(ed.role_holdings.get(), by=alex)
    assert _groups(ed) == []


def test_an_editor_with_a_last_day_is_out_after_the_next_sweep(sam, alex, at):
    last = timezone.localdate() + timedelta(days=1)
    give_role(sam, Role.EDITOR, by=alex, ends=last)
    assert (sweep_lapsed(), _groups(sam)) == (0, ["Edit pages"])
    with at(f"{last} 00:01"):
        assert (sweep_lapsed(), _groups(sam), sweep_lapsed()) == (1, [], 0)


def test_who_lapsed_cannot_enter_even_before_the_sweep(sam, alex, client_for, at):
    last = timezone.localdate() + timedelta(days=1)
    give_role(sam, Role.EDITOR, by=alex, ends=last)
    with at(f"{last} 00:01"):
        assert client_for(sam).get("/admin/").status_code != 200


def test_editors_may_work_on_every_page_from_the_root(ed, root):
    prepare_groups()
    assert root.permissions_for_user(ed).can_add_subpage()
    home = root.add_child(title="Home", slug="begin")
    assert [home.permissions_for_user(ed).can_edit(), home.permissions_for_user(ed).can_publish()] == [True, True]


def test_trainers_may_work_only_where_learning_says(owen, ed, root):
    prepare_groups()
    learning, other = (root.add_child(title=title, slug=title) for title in ("learning", "other"))
    allow_under(learning, Grant.LEARNING_AUTHOR)
    assert [page.permissions_for_user(owen).can_edit() for page in (learning, other)] == [True, False]


def test_preparing_twice_changes_nothing(root):
    prepare_groups()
    count = GroupPagePermission.objects.filter(group__name__in=GROUPS.values()).count()
    prepare_groups()
    assert GroupPagePermission.objects.filter(group__name__in=GROUPS.values()).count() == count == 6


def test_pictures_and_files_are_open_to_both_groups():
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    prepare_groups()
    allowed = GroupCollectionPermission.objects.filter(group=group_for(Grant.LEARNING_AUTHOR))
    assert sorted({row.permission.codename for row in allowed}) == [
        "add_document",
        "add_image",
        "change_document",
        "change_image",
        "choose_document",
        "choose_image",
    ]


def test_without_a_page_tree_there_is_nothing_to_allow_yet():
    GroupPagePermission.objects.all().delete()
    Page.objects.all().delete()
    Collection.objects.all().delete()
    prepare_groups()
    assert GroupPagePermission.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "permission", "may"),
    [
        ("ed", "wagtailadmin.access_admin", True),
        ("ed", "wagtailredirects.add_redirect", True),
        ("maya", "wagtailadmin.access_admin", True),
        ("maya", "wagtailredirects.add_redirect", False),
        ("alex", "wagtailcore.change_site", True),
        ("alex", "accounts.change_user", False),
        ("carl", "wagtailadmin.access_admin", False),
        ("sam", "wagtailadmin.access_admin", False),
    ],
)
def test_django_permissions_follow_from_grants(request, name, permission, may):
    assert request.getfixturevalue(name).has_perm(permission) is may


def test_a_permission_for_one_object_follows_from_no_grant(ed, root):
    assert ed.has_perm("wagtailadmin.access_admin", root) is False


def test_no_grant_opens_the_accounts_of_wagtail():
    named = {permission for permissions in GRANT_PERMISSIONS.values() for permission in permissions}
    assert [name for name in named if "user" in name or "group" in name] == []


def test_a_closed_account_has_no_permission(ed):
    ed.is_active = False
    assert User.get_all_permissions(ed) == set()
