"""The screen "What was opened"."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, RequestFactory

from lms.platform.accounts.models import User
from lms.platform.concerns.wagtail_hooks import openings_menu_item
from lms.platform.paging import PAGE
from tests import cast
from tests.platform.concerns.domain.test_openings import REASON, opening

pytestmark = pytest.mark.django_db
Sign = Callable[..., Client]
LIST = "/admin/openings/"


def shown(client: Client, address: str = LIST) -> str:
    reply = client.get(address)
    assert reply.status_code == 200
    return reply.content.decode()


def test_the_lead_reads_who_opened_what_when_and_why(client_for: Sign, sofia: User, helen: User, at: Any) -> None:
    with at("2027-07-22 10:00"):
        opening(helen)
        html = shown(client_for(sofia))
    for said in ("Helen Marsh", "Self-disclosure", "What they told us", "22 July 2027, 10:00", REASON):
        assert said in html


def test_a_reason_with_angle_brackets_is_only_words(client_for: Sign, sofia: User, helen: User) -> None:
    opening(helen, reason="<script>alert(1)</script>")
    html = shown(client_for(sofia))
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_before_anything_was_opened_the_list_says_so(client_for: Sign, deputy: User) -> None:
    assert "Nothing was opened" in shown(client_for(deputy))


@pytest.mark.parametrize("name", ["maya", "helen", "joan", "ruth", "owen", "ed", "mags", "alex", "sam", "wendy"])
def test_there_is_no_such_page_for_anybody_else(client_for: Sign, name: str) -> None:
    assert client_for(getattr(cast, name)()).get(LIST).status_code == 404


def test_a_stranger_is_sent_to_sign_in() -> None:
    assert Client().get(LIST).url.startswith("/accounts/login/")


def test_the_list_is_only_read(client_for: Sign, sofia: User) -> None:
    assert client_for(sofia).post(LIST).status_code == 405


@pytest.mark.parametrize(("name", "sees"), [("sofia", True), ("helen", False), ("alex", False)])
def test_the_menu_shows_it_to_its_readers(name: str, sees: bool) -> None:
    request = RequestFactory().get(LIST)
    request.user = getattr(cast, name)()
    assert openings_menu_item().is_shown(request) is sees


def test_the_newest_stands_first_and_older_ones_follow_page_by_page(client_for: Sign, sofia: User, helen: User) -> None:
    for number in range(PAGE + 1):
        opening(helen, reason=f"Reason number {number:03}")
    browser = client_for(sofia)
    first = browser.get(LIST)
    assert [f"number {number:03}" in first.content.decode() for number in (0, 1, PAGE)] == [False, True, True]
    second = browser.get(f"{LIST}{first.context['next']}")
    assert "number 000" in second.content.decode()
    assert second.context["next"] == ""


@pytest.mark.parametrize("before", ["x", "-1", "\u0661", ""])
def test_an_odd_place_in_the_list_is_the_beginning(client_for: Sign, sofia: User, helen: User, before: str) -> None:
    opening(helen)
    assert REASON in shown(client_for(sofia), f"{LIST}?before={before}")


def test_one_row_or_three_take_the_same_number_of_queries(
    client_for: Sign,
    sofia: User,
    helen: User,
    joan: User,
    ruth: User,
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    browser = client_for(sofia)
    opening(helen)
    shown(browser)
    with django_assert_max_num_queries(25) as few:
        shown(browser)
    opening(joan)
    opening(ruth)
    with django_assert_num_queries(len(few)):
        shown(browser)


def test_the_page_keeps_the_strict_policy(client_for: Sign, sofia: User) -> None:
    assert "unsafe-inline" not in client_for(sofia).get(LIST)["Content-Security-Policy"]
