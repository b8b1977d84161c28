"""What a signed-in person may do comes from grants, whatever Django's own tables say."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import RequestFactory

from lms.platform.accounts.models import User
from lms.platform.signin.domain.sessions import device_name
from lms.platform.signin.models import PersonSession
from lms.platform.signin.web.adapter import AccountAdapter

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter_admin() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def test_a_permission_of_ones_own_opens_nothing(sam, enter_admin):
    sam.user_permissions.add(enter_admin)
    assert User.objects.get(pk=sam.pk).has_perm("wagtailadmin.access_admin") is False


def test_a_permission_of_a_group_opens_nothing(client_for, sam, enter_admin):
    group = Group.objects.create(name="Editors of old")
    group.permissions.add(enter_admin)
    sam.groups.add(group)
    assert User.objects.get(pk=sam.pk).get_all_permissions() == set()
    assert client_for(sam).get("/admin/").status_code != 200


def test_a_grant_opens_the_admin(maya):
    assert maya.has_perm("wagtailadmin.access_admin") is True
    assert maya.has_module_perms("wagtailadmin") is False


def test_signing_up_by_allauth_is_closed():
    assert AccountAdapter().is_open_for_signup(RequestFactory().get("/")) is False


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 12_0 like Mac OS X)", "iPhone"),
        ("Mozilla/5.0 (Linux; Android 6.0; Nexus 5)", "Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Windows"),
        ("Mozilla/5.0 (X11; CrOS x86_64)", "Chromebook"),
        ("Lynx/2.8", "Another device"),
        ("", "Another device"),
    ],
)
def test_a_device_is_named_by_its_kind_alone(browser, name):
    assert device_name(browser) == name


def test_a_session_row_opens_with_its_own_store(client_for, sam):
    client_for(sam)
    assert PersonSession.objects.get().get_decoded()["_auth_user_id"] == str(sam.pk)
