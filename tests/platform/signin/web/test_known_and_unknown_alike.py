"""Nobody learns from us who has an account."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.platform.accounts.models import User
from tests.platform.signin.codes import WRONG, KeptTexts, ask_code, signed_in_as, type_code

pytestmark = pytest.mark.django_db

PAIRS = [("sam@example.org", "nob@example.org"), ("07700 900201", "07700 900999")]
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|[s|n]…@|…\d{3}')


def _walk(contact: str) -> tuple[list[object], list[int]]:
    """Ask, look at the page and type a wrong code: what the browser sees, and how many queries each step took."""
    client, seen, counted = Client(), [], []
    steps = (
        lambda: ask_code(client, contact),
        lambda: client.get("/accounts/login/code/"),
        lambda: type_code(client, WRONG),
    )
    for step in steps:
        with CaptureQueriesContext(connection) as queries:
            response = step()
        seen.append((response.status_code, CHANGING.sub("", response.content.decode()), response.get("Location")))
        counted.append(len(queries))
    return seen, counted


@pytest.mark.parametrize(("known", "unknown"), PAIRS)
def test_each_step_looks_the_same_for_known_and_unknown_people(sam, priya, known, unknown):
    assert _walk(known)[0] == _walk(unknown)[0]


@pytest.mark.parametrize(("known", "unknown"), PAIRS)
def test_each_step_takes_as_many_queries_for_known_and_unknown_people(sam, priya, known, unknown):
    _walk("07700 900777")  # the first text of a day makes the row that counts them
    assert _walk(known)[1] == _walk(unknown)[1]


def test_a_stranger_gets_kind_words_without_a_code_or_a_scheme(client, settings):
    ask_code(client, "nob@example.org")
    words = mail.outbox[-1].body
    assert "Was it not you? Then you need not do anything." in words
    assert re.search(r"\b\d{6}\b", words) is None
    assert settings.SCHEME_NAME not in words


def test_a_stranger_with_a_phone_gets_kind_words_too(client):
    ask_code(client, "07700 900999")
    assert "We do not know it yet" in KeptTexts.sent[-1][1]


def test_asking_for_a_code_makes_no_account(client):
    ask_code(client, "nob@example.org")
    type_code(client, WRONG)
    assert User.objects.count() == 0


def test_a_wrong_password_says_the_same_for_known_and_unknown_people(client, sam):
    answers = [
        client.post("/accounts/login/password/", {"login": login, "password": "a wrong password"}).content.decode()
        for login in ("sam@example.org", "nob@example.org")
    ]
    assert ["The password does not go with this email address or number." in answer for answer in answers] == [True] * 2
    assert signed_in_as(client) is None


def test_a_stranger_who_guesses_the_code_that_was_never_sent_is_not_let_in(client, monkeypatch):
    monkeypatch.setattr("lms.platform.signin.domain.codes.secrets.randbelow", lambda below: 123456)
    ask_code(client, "nob@example.org")
    page = type_code(client, "123456")
    assert (page.status_code, signed_in_as(client), User.objects.count()) == (200, None, 0)
