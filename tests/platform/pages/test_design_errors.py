"""When something goes wrong: plain words, a next step, and no question to the database."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lms.settings.environment import PROJECT
from lms.site import errors, outage

ASKED = RequestFactory().get("/nowhere/")
ANSWERS = {
    400: errors.bad_request,
    403: errors.permission_denied,
    404: errors.page_not_found,
    500: errors.server_error,
}


def drawn(status: int) -> str:
    """The page as it is without a database: these tests have none, so that any question would be an error."""
    return ANSWERS[status](ASKED).text


@pytest.mark.parametrize("status", ANSWERS)
def test_an_error_page_is_drawn_in_full_without_the_database(status: int) -> None:
    html = drawn(status)
    assert '<header class="head">' in html
    assert '<a class="leave"' in html


@pytest.mark.parametrize("status", ANSWERS)
def test_an_error_page_offers_the_first_page_the_path_and_a_number_to_ring(status: int) -> None:
    html = drawn(status)
    assert [f'href="{way}"' in html for way in ("/", "/my/", "tel:01914980000")] == [True, True, True]


@pytest.mark.parametrize("status", ANSWERS)
def test_an_error_page_shows_no_number_and_no_blame(status: int) -> None:
    html = drawn(status)
    main = html.split("<main")[1].split("</main>")[0].lower()
    assert [word for word in (str(status), "error", "invalid", "forbidden", "illegal") if f"{word} " in main] == []


def test_an_error_page_has_one_first_heading_that_is_its_title() -> None:
    html = drawn(404)
    assert html.count("<h1>") == 1
    assert "<title>We cannot find that page | Pathway</title>" in html


def test_a_page_that_is_nowhere_leads_to_help() -> None:
    assert '<a href="/help/">I need help</a>' in drawn(404)


def test_when_the_records_are_away_what_was_written_can_be_sent_again() -> None:
    sent = RequestFactory().post("/applications/x/why/", {"why": "I want to walk beside someone.", "keep": "yes"})
    html = outage.outage_page(sent).text
    assert "I want to walk beside someone.</textarea>" in html
    assert '<form method="post" action="/applications/x/why/"' in html
    assert "Send it again" in html


def test_when_somebody_else_was_first_the_page_shows_how_it_is_now() -> None:
    given = {"heading": "Somebody was first", "words": "Have a look.", "back": "/admin/casework/x/"}
    html = HttpResponse(errors.loader.render_to_string("409.html", given)).text
    assert '<a href="/admin/casework/x/">See how it is now</a>' in html


def test_an_address_that_is_nowhere_answers_with_our_page(client: Client, db: None) -> None:
    answer = client.get("/no-such-page/")
    assert (answer.status_code, "We cannot find that page" in answer.text) == (404, True)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 500, 503])
def test_there_is_a_page_for_every_way_in_which_we_refuse(status: int) -> None:
    assert Path(PROJECT / f"templates/{status}.html").exists()
