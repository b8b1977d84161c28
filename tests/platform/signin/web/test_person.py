"""Who is asking is one question to the database, and only as long as the session is theirs in every respect."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import User
from lms.platform.signin.models import PersonSession

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def is_signed_in(browser: Client) -> bool:
    return "Sign out" in browser.get("/help/").content.decode()


def altered(browser: Client, **keys: Any) -> Client:
    """The browser with other things in its session than signing in put there."""
    session = browser.session
    session.update(keys)
    session.save()
    return browser


def test_the_session_and_its_person_are_one_question(
    client_for: Callable, sam: User, django_assert_num_queries: Any
) -> None:
    browser = client_for(sam)
    assert is_signed_in(browser)
    with django_assert_num_queries(1):
        assert is_signed_in(browser)


def test_somebody_without_a_session_costs_none(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert not is_signed_in(Client())


def test_what_a_person_of_the_staff_may_do_is_asked_once(client_for: Callable, alex: User) -> None:
    browser = client_for(alex)
    browser.get("/admin/people/requests/")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/admin/people/requests/")
    own = [one["sql"] for one in asked if f'"accounts_roleholding"."user_id" = {alex.pk}' in one["sql"]]
    assert len(own) == 1


def test_a_closed_account_is_signed_out_at_once(client_for: Callable, sam: User) -> None:
    browser = client_for(sam)
    assert is_signed_in(browser)
    User.objects.filter(pk=sam.pk).update(is_active=False)
    assert not is_signed_in(browser)


def test_another_password_ends_the_session(client_for: Callable, sam: User) -> None:
    browser = client_for(sam)
    sam.set_password("another long password")
    sam.save()
    assert not is_signed_in(browser)
    assert not PersonSession.objects.filter(person=sam).exists()


@pytest.mark.parametrize(
    "keys",
    [{HASH_SESSION_KEY: "of somebody else"}, {HASH_SESSION_KEY: ""}, {BACKEND_SESSION_KEY: "made.up.Backend"}],
)
def test_a_session_that_is_not_whole_lets_nobody_in(client_for: Callable, sam: User, keys: dict[str, str]) -> None:
    assert not is_signed_in(altered(client_for(sam), **keys))


def test_a_session_whose_row_and_content_name_two_people_is_neithers(
    client_for: Callable, sam: User, wendy: User
) -> None:
    browser = client_for(sam)
    PersonSession.objects.filter(person=sam).update(person=wendy)
    page = browser.get("/my/").content.decode()
    assert wendy.called not in page


def test_a_session_made_under_the_last_secret_goes_on(client_for: Callable, sam: User, settings: Any) -> None:
    browser = client_for(sam)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next secret, which is as long as the one before it was"
    assert is_signed_in(browser)


def test_a_session_that_is_over_is_nobodys(client_for: Callable, sam: User) -> None:
    browser = client_for(sam)
    PersonSession.objects.update(expire_date="2020-01-01T00:00Z")
    assert not is_signed_in(browser)


def test_a_role_that_ended_a_moment_ago_opens_nothing(client_for: Callable, maya: User, alex: User) -> None:
    browser = client_for(maya)
    assert browser.get("/admin/casework/").status_code == 200
    for held in maya.role_holdings.all():
        end_role(held, by=alex)
    assert browser.get("/admin/casework/").status_code == 404


def test_the_key_of_the_person_is_what_django_expects(client_for: Callable, sam: User) -> None:
    assert client_for(sam).session[SESSION_KEY] == str(sam.pk)
