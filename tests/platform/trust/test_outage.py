"""The database is away: plain words, a way on, and nothing that was typed is lost. Asked of a real absent database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from lms.platform.trust.typed_words import typed_words
from lms.site.outage import OutageMiddleware, is_outage, outage_page, plain_outage_page

NOBODY_LISTENS = "postgres://postgres@127.0.0.1:1/pathway?connect_timeout=1"
CASES = {"postgresql": (NOBODY_LISTENS, []), "sqlite": ("", []), "in development": ("", ["--debug"])}
Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=CASES)
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    address, words = CASES[request.param]
    env = {**os.environ, "DATABASE_URL": address, "PATHWAY_DATA": str(tmp_path_factory.mktemp("away"))}
    command = [sys.executable, "-m", "tests.platform.trust.without_database", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return {answer["name"]: answer for answer in json.loads(done.stdout)}


def test_every_page_that_needs_the_database_says_so_in_plain_words(answers: Answers) -> None:
    asked = ["first page", "signed in", "words", "words, signed in"]
    assert {name: answers[name]["status"] for name in asked} == dict.fromkeys(asked, 503)
    assert all("We cannot reach our records just now" in answers[name]["body"] for name in asked)
    assert all("0191 498 0000" in answers[name]["body"] for name in asked)


def test_the_answer_says_when_to_come_back_and_is_kept_nowhere(answers: Answers) -> None:
    headers = answers["first page"]["headers"]
    assert (headers["Retry-After"], headers["Cache-Control"]) == ("30", "no-store")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_no_trace_of_the_program_is_shown(answers: Answers) -> None:
    for answer in answers.values():
        assert "Traceback" not in answer["body"]
        assert "OperationalError" not in answer["body"]


def test_the_words_of_a_form_come_back_whole_and_harmless(answers: Answers) -> None:
    for name in ("words", "words, signed in"):
        assert "She shouted &quot;zinnia&quot; &lt;script&gt;alert(1)&lt;/script&gt; &amp; ran" in answers[name]["body"]
        assert "<script>alert" not in answers[name]["body"]


def test_one_button_sends_the_same_form_again_to_the_same_address(answers: Answers) -> None:
    body = answers["words"]["body"]
    assert 'action="/concerns/raise/?where=home"' in body
    assert '<input type="hidden" name="danger_now" value="no">' in body
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="token-as-sent">' in body
    assert "Send it again" in body


def test_a_password_comes_back_nowhere(answers: Answers) -> None:
    assert "secret zinnia" not in answers["sign in"]["body"]


def test_pages_without_database_go_on(answers: Answers) -> None:
    assert (answers["alive"]["status"], answers["static"]["status"]) == (200, 200)


# --- which errors mean that it is away --------------------------------------------------------------
@pytest.mark.parametrize(
    ("error", "away"),
    [
        (OperationalError("connection refused"), True),
        (OperationalError("database is locked"), True),
        (OperationalError("database or disk is full"), True),
        (OperationalError("unable to open database file"), True),
        (InterfaceError("connection already closed"), True),
        (OperationalError("no such table: x"), False),
        (OperationalError('near "SELEC": syntax error'), False),
        (OperationalError("table x has no column named y"), False),
        (IntegrityError("unique"), False),
        (ValueError("connection refused"), False),
        (None, False),
    ],
)
def test_our_own_mistakes_are_not_called_an_outage(error: BaseException | None, away: bool) -> None:
    assert is_outage(error) is away


@pytest.mark.parametrize(("error", "away"), [(OperationalError("connection refused"), True), (ValueError(), False)])
def test_an_error_of_other_middleware_is_remembered_for_its_request(error: Exception, away: bool) -> None:
    request = RequestFactory().get("/")
    OutageMiddleware(lambda _request: HttpResponse("fine"))
    try:
        raise error
    except (OperationalError, ValueError):
        got_request_exception.send(sender=None, request=request)
        got_request_exception.send(sender=None)
    assert OutageMiddleware(lambda _request: HttpResponse("fine"))(request).status_code == (503 if away else 200)


@pytest.mark.parametrize(("error", "status"), [(OperationalError("gone"), 503), (ValueError(), None)])
def test_an_outage_met_by_a_view_is_answered_and_other_errors_are_left(error: Exception, status: int | None) -> None:
    answer = OutageMiddleware(lambda _request: HttpResponse()).process_exception(RequestFactory().get("/"), error)
    assert (answer.status_code if answer else None) == status


# --- what was typed --------------------------------------------------------------------------------
def post(data: dict[str, Any], **extra: Any) -> Any:
    return RequestFactory().post("/somewhere/?a=1", data, **extra)


def test_sentences_are_shown_and_choices_go_along_unseen() -> None:
    typed = typed_words(post({"own-words": "I would like to", "choice": "yes", "postcode": "DH1 1AA"}))
    assert typed.shown == [("own-words", "Own words", "I would like to"), ("postcode", "Postcode", "DH1 1AA")]
    assert (typed.rest, typed.complete, typed.address) == ([("choice", "yes")], True, "/somewhere/?a=1")


@pytest.mark.parametrize("name", ["password", "old_password", "new-password1", "code", "otp", "login_token", "secret"])
def test_secrets_are_not_repeated_and_then_nothing_is_sent_again(name: str) -> None:
    typed = typed_words(post({name: "a long secret here", "words": "and some words"}))
    assert [field for field, _label, _text in typed.shown] == ["words"]
    assert (typed.rest, typed.complete) == ([], False)


def test_several_values_of_one_field_all_come_back() -> None:
    typed = typed_words(post({"areas": ["north", "south"], "words": "some words here"}))
    assert typed.rest == [("areas", "north"), ("areas", "south")]


def test_with_a_file_the_form_cannot_be_sent_again_from_here(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("my cv")
    with (tmp_path / "cv.txt").open() as file:
        assert typed_words(post({"words": "some words here", "cv": file})).complete is False


@pytest.mark.parametrize("request_", [RequestFactory().get("/?words=some+words"), post({}), post({"password": "x"})])
def test_where_nothing_was_typed_nothing_comes_back(request_: Any) -> None:
    assert typed_words(request_) is None


def test_a_form_too_large_to_read_is_answered_all_the_same(settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    request = post("words=" + "x" * 100, content_type="application/x-www-form-urlencoded")
    assert outage_page(request).status_code == 503


def test_without_any_template_the_page_still_says_it_and_shows_the_words(settings: Any) -> None:
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [], "APP_DIRS": False}]
    body = outage_page(post({"words": "some <b>words</b> here"})).content.decode()
    assert "<textarea readonly rows=6>some &lt;b&gt;words&lt;/b&gt; here</textarea>" in body
    assert "We cannot reach our records" in plain_outage_page(None)
