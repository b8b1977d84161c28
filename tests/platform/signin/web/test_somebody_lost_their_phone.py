"""The whole way through the door: the owner, the stranger with the old number, and the stranger with the new one."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.contact_changes import latest_change
from tests import cast
from tests.platform.signin.changes import NEW, OLD, a_day_later, agreed, asked, fresh, recycled
from tests.platform.signin.codes import (
    CODE,
    WRONG,
    KeptTexts,
    ask_code,
    mailed_code,
    signed_in_as,
    texted_code,
    type_code,
)

pytestmark = pytest.mark.django_db
ACCOUNT, STOP = "/accounts/", "/accounts/contact/stop/"


def comes_in(contact: str, read=texted_code) -> str | None:
    """Who somebody is after they typed the code that went to `contact`."""
    browser = Client()
    ask_code(browser, contact)
    type_code(browser, read())
    return signed_in_as(browser)


def page(client: Client) -> str:
    return client.get(ACCOUNT).content.decode()


# --- the door -----------------------------------------------------------------------------------------------------
def test_until_it_counts_the_owner_comes_in_by_the_old_number(priya) -> None:
    agreed()
    assert comes_in(OLD) == str(priya.pk)


def test_whoever_has_the_new_number_gets_nothing_before_a_day_has_gone_by(priya) -> None:
    agreed()
    browser = Client()
    ask_code(browser, NEW)
    assert CODE.search(KeptTexts.sent[-1][1]) is None  # kind words for a stranger, and no code
    assert type_code(browser, WRONG).status_code == 200
    assert (signed_in_as(browser), fresh(priya).phone) == (None, OLD)


def test_a_day_later_the_owner_comes_in_by_the_new_number_and_not_by_the_old_one(priya) -> None:
    agreed()
    a_day_later()
    assert comes_in(NEW) == str(priya.pk)
    assert fresh(priya).phone_verified_at is not None
    ask_code(Client(), OLD)
    assert CODE.search(KeptTexts.sent[-1][1]) is None


def test_the_stranger_with_a_recycled_number_is_nobody_from_then_on(priya) -> None:
    browser = Client()
    ask_code(browser, OLD)
    code = texted_code()
    recycled()
    type_code(browser, code)
    assert signed_in_as(browser) is None


def test_and_whoever_was_in_by_it_is_out_with_the_next_click(client_for, priya) -> None:
    stranger = client_for(priya)
    assert stranger.get("/my/").status_code == 200
    recycled()
    assert stranger.get("/my/").url == "/accounts/login/?next=/my/"


def test_a_password_that_the_stranger_made_lets_nobody_in(priya) -> None:
    priya.set_password("three words long")
    priya.save()
    recycled()
    browser = Client()
    browser.post("/accounts/login/password/", {"login": "priya@example.org", "password": "three words long"})
    assert signed_in_as(browser) is None


def test_the_owner_still_comes_in_by_the_other_contact(priya) -> None:
    recycled()
    assert comes_in("priya@example.org", mailed_code) == str(priya.pk)


def test_no_account_is_ever_locked_by_a_change(priya) -> None:
    for _turn in range(4):
        contact_changes.stop_contact_change(agreed(), by=cast.maya(), on_case=True)
    assert comes_in(OLD) == str(priya.pk)


# --- my own page --------------------------------------------------------------------------------------------------
def test_while_nothing_waits_my_page_says_nothing_of_it(client_for, priya) -> None:
    assert "Did you ask us for this?" not in page(client_for(priya))


def test_my_page_says_what_was_asked_and_that_it_does_not_count_yet(client_for, priya) -> None:
    asked()
    words = page(client_for(priya))
    assert "Somebody asked us to send your codes to …777." in words
    assert "It does not count yet." in words
    assert [number for number in (NEW, "900777") if number in words] == []


def test_a_stranger_with_my_number_does_not_learn_that_staff_know(client_for, priya) -> None:
    asked(reason="recycled")
    stranger = client_for(priya)
    assert "Did you ask us for this?" not in page(stranger)
    stranger.post(STOP)
    assert latest_change(priya).is_open


def test_once_two_agreed_my_page_says_from_when_it_counts(client_for, priya) -> None:
    with time_machine.travel(timezone.now().replace(year=2032, month=11, day=24, hour=10, minute=5), tick=False):
        agreed()
        words = page(client_for(priya))
    assert '<span class="nowrap">10:05</span> on <span class="nowrap">Thursday 25 November</span>' in words


def test_my_page_says_that_an_old_number_goes_where_no_new_one_comes(client_for, priya) -> None:
    asked(contact="")
    assert "Somebody asked us to take away an old number or address of yours." in page(client_for(priya))


def test_i_stop_it_with_one_button_and_without_a_script(client_for, priya) -> None:
    agreed()
    mine = client_for(priya)
    assert f'<form method="post" action="{STOP}">' in page(mine)
    assert mine.post(STOP).url == ACCOUNT
    assert "Stopped. If you had not asked for it, please ring us and tell us." in page(mine)
    assert (latest_change(priya).stopped_why, a_day_later(), fresh(priya).phone) == ("themselves", 0, OLD)


def test_pressed_twice_or_too_late_it_says_that_it_is_over(client_for, priya) -> None:
    agreed()
    mine = client_for(priya)
    mine.post(STOP)
    page(mine)
    mine.post(STOP)
    assert "It is over already: stopped, or done." in page(mine)


def test_only_a_press_stops_it(client_for, priya) -> None:
    agreed()
    assert client_for(priya).get(STOP).status_code == 405
    assert latest_change(priya).is_open


def test_nobody_stops_that_of_somebody_else_and_no_visitor_any(client_for, sam, priya) -> None:
    agreed()
    client_for(sam).post(STOP)
    assert Client().post(STOP).status_code == 403
    assert latest_change(priya).is_open
