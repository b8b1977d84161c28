"""What is shown when something went wrong: plain words, the right number, and nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from lms import urls
from lms.platform.accounts.models import User
from lms.site import errors

WORDS = {"own_words": "It was <b>raining</b> that day", "choice": "yes"}


def stumbles(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("zinnia")


urlpatterns = [path("healthz", stumbles, name="home:alive"), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def nothing_to_draw_with(settings: Any) -> None:
    """No template can be found."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [], "APP_DIRS": False}]


ASKED: dict[str, tuple[Callable[[HttpRequest], HttpResponse], int, str]] = {
    "bad request": (errors.bad_request, 400, "could not"),
    "not open": (errors.permission_denied, 403, "not open to you"),
    "not found": (errors.page_not_found, 404, "We cannot find that page"),
    "method": (lambda request: errors.method_not_allowed(request, ["GET"]), 405, "does not work that way"),
    "our fault": (errors.server_error, 500, "Something went wrong at our end"),
    "stale form": (errors.csrf_failure, 403, "We could not take this form"),
    "signed out": (lambda request: errors.signed_out(request, "/accounts/login/?next=/"), 403, "Please sign in again"),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.usefixtures("nothing_to_draw_with")
def test_each_error_can_be_told_without_any_template(name: str) -> None:
    view, status, words = ASKED[name]
    answer = view(RequestFactory().get("/somewhere/"))
    assert (answer.status_code, words in answer.content.decode()) == (status, True)
    assert "0191 498 0000" in answer.content.decode()


@pytest.mark.parametrize("name", ASKED)
def test_each_error_page_gives_a_person_to_ring(db: None, name: str) -> None:
    view, status, _words = ASKED[name]
    answer = view(RequestFactory().get("/somewhere/"))
    assert (answer.status_code, "0191 498 0000" in answer.content.decode()) == (status, True)


def test_a_page_that_is_not_there_and_one_that_is_not_yours_look_alike(client_for: Any, wendy: User) -> None:
    browser = client_for(wendy)
    answers = [browser.get(path) for path in ("/nothing/here/", "/admin/users/", "/admin/concerns/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content.replace(path.encode(), b"") for answer, path in zip(answers, "abc", strict=True)}) <= 3


def test_an_error_of_ours_says_nothing_of_its_cause(settings: Any, db: None) -> None:
    settings.ROOT_URLCONF = "tests.platform.trust.test_errors"
    answer = Client(raise_request_exception=False).get("/healthz")
    assert (answer.status_code, b"zinnia" in answer.content, b"ZeroDivision" in answer.content) == (500, False, False)


def test_a_form_that_lay_open_too_long_gives_the_words_back_and_no_button_to_send_them(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/concerns/raise/", WORDS)
    body = answer.content.decode()
    assert (answer.status_code, "It was &lt;b&gt;raining&lt;/b&gt; that day" in body) == (403, True)
    assert "Send it again" not in body


def test_a_form_sent_after_being_signed_out_gives_the_words_back_and_the_way_in(db: None) -> None:
    answer = Client().post("/accounts/contact/", WORDS)
    body = answer.content.decode()
    assert (answer.status_code, "It was &lt;b&gt;raining&lt;/b&gt; that day" in body) == (403, True)
    assert 'href="/accounts/login/?next=%2Faccounts%2Fcontact%2F"' in body


def test_a_page_asked_for_before_signing_in_is_opened_after_it(db: None) -> None:
    assert Client().get("/my/?part=2")["Location"] == "/accounts/login/?next=/my/%3Fpart%3D2"


def test_a_refused_method_says_which_ones_are_taken(db: None) -> None:
    answer = Client().delete("/help/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_an_error_page_without_words_typed_shows_no_box(db: None) -> None:
    assert "<textarea" not in Client(enforce_csrf_checks=True).post("/concerns/raise/").content.decode()
