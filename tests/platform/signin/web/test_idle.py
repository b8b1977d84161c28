"""Sessions that nobody uses end, and nothing is lost by it."""

import pytest

from tests.platform.signin.codes import signed_in_as

pytestmark = pytest.mark.django_db


def _visits(client, at, *times: str) -> bool:
    """Whether somebody who opens a page at each of these times is still signed in after the last."""
    for moment in times:
        with at(f"2031-11-24 {moment}"):
            client.get("/accounts/")
            still = signed_in_as(client) is not None
    return still


def _signed_in_at_eight(client_for, at, person):
    with at("2031-11-24 08:00"):
        return client_for(person)


@pytest.mark.parametrize(("back", "still"), [("08:29", True), ("08:32", False)])
def test_staff_may_be_away_for_half_an_hour(client_for, at, maya, back, still):
    assert _visits(_signed_in_at_eight(client_for, at, maya), at, "08:00", back) is still


@pytest.mark.parametrize(("back", "still"), [("08:32", True), ("09:59", True), ("10:02", False)])
def test_others_may_be_away_for_two_hours(client_for, at, sam, back, still):
    assert _visits(_signed_in_at_eight(client_for, at, sam), at, "08:00", back) is still


def test_staff_sign_in_again_after_twelve_hours_of_work(client_for, at, maya):
    client = _signed_in_at_eight(client_for, at, maya)
    working = [f"{hour:02}:{minute:02}" for hour in range(8, 20) for minute in (0, 20, 40)]
    assert _visits(client, at, *working) is True
    assert _visits(client, at, "20:01") is False


def test_a_mentor_is_not_staff_and_has_the_longer_time(client_for, at, carl):
    assert _visits(_signed_in_at_eight(client_for, at, carl), at, "08:00", "09:30") is True


def test_whoever_was_away_reads_why_and_comes_back_to_the_page(client_for, at, sam):
    client = _signed_in_at_eight(client_for, at, sam)
    _visits(client, at, "08:00")
    with at("2031-11-24 12:00"):
        response = client.get("/accounts/", follow=True)
    assert response.redirect_chain == [("/accounts/login/?next=/accounts/", 302)]
    assert "You were away for a while, so we signed you out. What you did is saved." in response.content.decode()


def test_a_page_a_minute_writes_the_session_once(client_for, at, sam, django_assert_num_queries):
    client = client_for(sam)
    client.get("/accounts/")
    seen = client.session["signin_seen"]
    client.get("/accounts/")
    assert client.session["signin_seen"] == seen
