"""Wagtail's own sign-in knows no codes and no second step, so nobody reaches it."""

import pytest
from django.urls import resolve, reverse

from lms.platform.signin.web import admin_doors
from tests.platform.signin.codes import ask_code, mailed_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db


def test_a_visitor_is_sent_to_our_sign_in_and_back(client, maya):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response.url == "/accounts/login/?next=%2Fadmin%2Fpages%2F"
    ask_code(client, "maya@example.org", next="/admin/pages/")
    assert type_code(client, mailed_code()).url == "/admin/pages/"


def test_a_visitor_to_the_admin_comes_to_our_sign_in(client):
    assert client.get("/admin/", follow=True).request["PATH_INFO"] == "/accounts/login/"


@pytest.mark.parametrize("name", ["sam", "priya", "carl", "dana", "wendy"])
def test_somebody_signed_in_without_access_gets_a_403_and_no_loop(client_for, request, name):
    assert client_for(request.getfixturevalue(name)).get("/admin/login/").status_code == 403


def test_staff_who_are_signed_in_go_on(client_for, maya):
    client = client_for(maya)
    assert [client.get(f"/admin/login/{more}").url for more in ("", "?next=/admin/reports/")] == [
        "/admin/",
        "/admin/reports/",
    ]


def test_staff_are_not_sent_to_another_site(client_for, maya):
    assert client_for(maya).get("/admin/login/?next=https://evil.example/").url == "/admin/"


def test_posting_a_password_to_the_admin_opens_nothing(client, maya):
    maya.set_password("three quiet otters")
    maya.save()
    response = client.post("/admin/login/", {"username": "maya@example.org", "password": "three quiet otters"})
    assert (response.url, signed_in_as(client)) == ("/accounts/login/?next=%2Fadmin%2F", None)


def test_the_addresses_that_wagtail_calls_its_own_lead_to_our_views():
    ours = [resolve(reverse(f"wagtailadmin_{name}")).func for name in ("login", "logout", "password_reset")]
    assert ours == [admin_doors.admin_login, admin_doors.admin_logout, admin_doors.nothing_here]


@pytest.mark.parametrize("more", ["", "done/", "confirm/MQ/set-password/", "complete/"])
def test_wagtails_password_pages_are_not_there(client_for, maya, more):
    assert client_for(maya).get(f"/admin/password_reset/{more}").status_code == 404


def test_the_button_in_the_admin_signs_out(client_for, maya):
    client = client_for(maya)
    assert client.post("/admin/logout/").url == "/"
    assert signed_in_as(client) is None


def test_a_link_to_sign_out_asks_first(client_for, maya):
    client = client_for(maya)
    assert client.get("/admin/logout/").url == "/accounts/logout/"
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert signed_in_as(client) == str(maya.pk)
