"""The database goes away in the middle of a day: whoever asks for whatever is answered in plain words."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection
from django.test import Client

from lms.site.access_policy import Decision, allowed, policy_for
from tests import cast
from tests.scenes import laid_out_once
from tests.site.access_policy.story import Story, every_path, told

pytestmark = pytest.mark.django_db
TYPED, SHOWN = "She shouted <b>loudly</b> & ran", "She shouted &lt;b&gt;loudly&lt;/b&gt; &amp; ran"
SIGNED_IN = ["sam", "maya", "sofia", "ed"]
story = laid_out_once(told)


@pytest.fixture(autouse=True)
def _nobody_reads_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some hundred traces of one error: writing them takes longer than asking for all the pages."""
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


@contextmanager
def database_away() -> Iterator[None]:
    """Every question is refused, as by a server that was switched off after the connection was made."""

    def refuses(*_args: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(refuses):
        yield
    connection.needs_rollback = False


def answers(browser: Client, story: Story, user: Any, method: str) -> Iterator[tuple[str, Any]]:
    """Each address that `user` may use this way, and what it answers with the database away."""
    may = [
        (name, path)
        for name, route, path, kwargs in every_path(story)
        if allowed(user, policy_for(name, route), method.upper(), kwargs) is Decision.YES
    ]
    browser.raise_request_exception = False
    with database_away():
        for name, path in may:
            connection.needs_rollback = False
            yield name, getattr(browser, method)(path, {"words": TYPED} if method == "post" else {})


def body(answer: Any) -> str:
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


@pytest.mark.parametrize("name", SIGNED_IN)
def test_whoever_is_signed_in_reads_that_our_records_are_away(story: Story, client_for: Callable, name: str) -> None:
    person = getattr(cast, name)()
    found = dict(answers(client_for(person), story, person, "get"))
    del found["home:alive"]  # it asks nothing of the database
    silent = [name for name, answer in found.items() if "We cannot reach our records just now" not in body(answer)]
    assert (silent, {answer.status_code for answer in found.values()}) == ([], {503})
    assert len(found) > 20


@pytest.mark.parametrize("name", SIGNED_IN)
def test_what_somebody_sends_meanwhile_comes_back_to_them(story: Story, client_for: Callable, name: str) -> None:
    person = getattr(cast, name)()
    found = dict(answers(client_for(person), story, person, "post"))
    assert {answer.status_code for answer in found.values()} == {503}
    lost = [
        name for name, answer in found.items() if "She shouted &lt;b&gt;loudly&lt;/b&gt; &amp; ran" not in body(answer)
    ]
    assert lost == []


def test_a_stranger_meets_no_server_error_and_no_trace_of_the_program(story: Story) -> None:
    found = dict(answers(Client(), story, AnonymousUser(), "get"))
    wrong = {name for name, answer in found.items() if answer.status_code not in {200, 302, 404, 503}}
    told_too_much = [name for name, answer in found.items() if "server closed" in body(answer)]
    assert (wrong, told_too_much) == (set(), [])


def test_what_asks_no_database_goes_on_for_everybody(story: Story) -> None:
    found = dict(answers(Client(), story, AnonymousUser(), "get"))
    assert found["home:alive"].status_code == 200
