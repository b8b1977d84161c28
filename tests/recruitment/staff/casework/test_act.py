"""Every action of casework through its screen: done once, said so, refused in words, and never a dead end."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError

from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import Refused
from recruitment.models import ConversationLog
from recruitment.staff.casework.actions import ACTIONS
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import ACTS, do, in_days, in_full, parts, press, trails
from tests.scenes import failing

pytestmark = pytest.mark.django_db
ASKS_NOTHING = (
    "ask-past",
    "past-read",
    "past-protected",
    "assessment",
    "conflict-check",
    "dbs-asked",
    "new-contact-stop",
)
ASKING = [name for name in ACTS if name not in ASKS_NOTHING]


def raising(error: Exception) -> Callable[..., None]:
    def carry_out(form: object) -> None:
        raise error

    return carry_out


def words(reply: Any) -> str:
    return reply.content.decode()


def test_the_cases_here_are_the_actions_that_there_are() -> None:
    assert set(ACTS) == set(ACTIONS)


def test_each_action_is_carried_out_once_however_often_its_page_is_sent(client_for) -> None:
    def ask(action: str) -> None:
        act = ACTS[action]
        application, person = act.case(), getattr(cast, act.who)()
        browser, given = client_for(person), act.given(application) | {"token": "f" * 32}
        before = trails(act.trail)
        replies = [browser.post(do(application, action), given) for _press in range(2)]
        assert [reply.status_code for reply in replies] == [302, 404 if act.again == 404 else 302]
        assert trails(act.trail) == before + 1
        assert AuditEntry.objects.filter(action=in_full(act.trail)).last().actor == person.uuid
        assert browser.get(replies[0].url).status_code == 200

    assert failing(ACTS, ask) == {}


def test_a_second_page_with_the_same_adds_a_row_or_hears_why_not(client_for) -> None:
    def ask(action: str) -> None:
        act = ACTS[action]
        application = act.case()
        browser, given = client_for(getattr(cast, act.who)()), act.given(application)
        press(browser, application, action, given)
        done = trails(act.trail)
        reply = press(browser, application, action, given)
        assert reply.status_code == act.again
        assert act.again == 302 or trails(act.trail) == done
        assert act.again in (302, 404) or 'role="alert"' in words(reply)

    assert failing(ACTS, ask) == {}


def test_an_empty_page_is_asked_again_kindly_and_writes_nothing(client_for) -> None:
    def ask(action: str) -> None:
        application = ACTS[action].case()
        browser = client_for(getattr(cast, ACTS[action].who)())
        rows = AuditEntry.objects.count()
        reply = press(browser, application, action, {})
        assert reply.status_code == 422
        assert 'role="alert"' in words(reply)
        assert "This field is required" not in words(reply)
        assert "Select a valid choice" not in words(reply)
        assert AuditEntry.objects.count() == rows

    assert failing(ASKING, ask) == {}


@pytest.mark.parametrize("action", ["reference-asked", "agree", "reference-closed"])
def test_a_choice_that_is_gone_meanwhile_is_said_without_its_number(action, client_for) -> None:
    act = ACTS[action]
    application = act.case()
    browser, given = client_for(getattr(cast, act.who)()), act.given(application)
    press(browser, application, action, given)
    reply = press(browser, application, action, given)
    assert "This has changed meanwhile. Look again, and pick one." in words(reply)
    assert f"{next(iter(given.values()))} is not" not in words(reply)


def test_what_was_done_is_said_on_the_next_page(maya, client_for) -> None:
    application = factory.enquired()
    reply = press(client_for(maya), application, "log", {"kind": "attempt", "channel": "call"})
    assert [str(one) for one in get_messages(reply.wsgi_request)] == ["Logged."]


def test_the_same_page_with_other_words_is_another_press(maya, client_for) -> None:
    application, browser = factory.enquired(), client_for(maya)
    for notes in ("zinnia: one", "zinnia: two", "zinnia: two"):
        given = {"kind": "follow_up", "channel": "call", "notes": notes, "token": "a" * 32}
        browser.post(do(application, "log"), given)
    assert {talk.notes for talk in ConversationLog.objects.all()} == {"zinnia: one", "zinnia: two"}
    assert ConversationLog.objects.count() == 2


def test_two_people_with_the_same_words_are_two_presses(maya, client_for) -> None:
    application = factory.enquired()
    cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    for person in (maya, cast.wendy()):
        client_for(person).post(do(application, "log"), {"kind": "attempt", "channel": "call", "token": "a" * 32})
    assert ConversationLog.objects.count() == 2


def test_a_page_that_was_refused_or_that_failed_is_carried_out_when_it_is_sent_again(
    maya, client_for, monkeypatch
) -> None:
    application, browser = factory.enquired(), client_for(maya)
    browser.raise_request_exception = False
    given = {"kind": "attempt", "channel": "call", "token": "a" * 32}
    for error, status in ((Refused("Not yet."), 409), (OperationalError("away"), 503), (None, 302)):
        with monkeypatch.context() as patched:
            if error:
                patched.setattr(ACTIONS["log"], "carry_out", raising(error))
            assert browser.post(do(application, "log"), given).status_code == status
    assert ConversationLog.objects.count() == 1


def test_every_page_has_a_token_of_its_own(maya, client_for) -> None:
    application, browser = factory.enquired(), client_for(maya)
    tokens = {browser.get(do(application, "log")).context["token"] for _page in range(2)}
    assert len(tokens) == 2


def test_a_refusal_keeps_what_was_typed_and_links_to_what_is_missing(helen, client_for) -> None:
    application = factory.at_checks()
    browser = client_for(helen)
    press(browser, application, "assessment", {"relevance": "zinnia: none"})
    reply = press(browser, application, "assessment-done", {"conclusion": "not_suitable"})
    assert reply.status_code == 409
    assert "Talk openly with the person first" in words(reply)
    assert f'href="{do(application, "discussion")}"' in words(reply)
    assert re.search(r'value="not_suitable"[^>]* checked', words(reply))


def test_who_is_placed_elsewhere_is_let_go_without_a_dead_end(maya, noor, north, client_for) -> None:
    application, browser = factory.enquired(), client_for(maya)
    reply = press(browser, application, "area", {"area": north.pk})
    application.refresh_from_db()
    assert (application.area, application.coordinator) == (north, None)
    assert browser.get(reply.url).status_code == 200
    assert client_for(noor).get(do(application, "log")).status_code == 200


def test_a_day_that_has_gone_by_is_not_promised_and_stays_as_typed(maya, client_for) -> None:
    application = factory.enquired()
    reply = press(client_for(maya), application, "expect", parts("day", in_days(-1)))
    assert reply.status_code == 422
    assert "That day has gone by." in words(reply)
    assert f'value="{in_days(-1).year}"' in words(reply)


def test_the_page_can_be_asked_for_its_head_and_for_nothing_odd(maya, client_for) -> None:
    application, browser = factory.enquired(), client_for(maya)
    assert browser.head(do(application, "log")).status_code == 200
    assert browser.put(do(application, "log")).status_code in (404, 405)
