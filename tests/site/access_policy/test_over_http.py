"""Every address, asked over HTTP once for each distinct outcome: no server errors, no leaks, no surprises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from lms.platform.accounts.models import User
from lms.site.access_policy import Decision, allowed, policy_for
from tests import cast
from tests.scenes import laid_out_once
from tests.site.access_policy.story import MARK, Story, every_path, told

EXPECTED = {Decision.NOTHING_HERE: 404, Decision.NOT_LIKE_THIS: 405}
# Nobody of these reads a case in Eastmoor.
OUTSIDERS = ["carl", "ed", "alex", "mags", "owen", "noor", "ruth"]
INSIDERS = ["maya", "helen", "tariq", "sofia", "sam"]
# Each of these ends the session that the questions are asked in.
SIGNS_OUT = {"account_logout", "signin:admin_logout", "signin:sessions", "wagtailadmin_logout"}


pytestmark = pytest.mark.django_db
story = laid_out_once(told)


@dataclass
class Visitor:
    """Somebody who asks for every address there is and notes what is wrong with the answers."""

    browser: Client
    user: Any
    story: Story
    may_read: bool = False

    def complaints(self, method: str = "get", *, refused_too: bool = True) -> list[str]:
        return list(self._complaints(method, refused_too))

    def _complaints(self, method: str, refused_too: bool) -> Iterator[str]:
        for name, route, path, kwargs in every_path(self.story):
            entry = policy_for(name, route)
            if name in SIGNS_OUT or (method == "post" and "POST" not in entry.methods):
                continue
            decision = allowed(self.user, entry, method.upper(), kwargs)
            # Wagtail answers an editor's hand-made, empty form with a server error; its own scripts never send one.
            if decision is Decision.YES and method == "post" and name.startswith("wagtail"):
                continue
            if decision is Decision.YES or refused_too:
                answer = getattr(self.browser, method)(path)
                problem = _problem(answer, decision, method) or ("" if self.may_read else _leak(answer))
                yield from [f"{self.user} {method} {path} ({name}): {problem}"] if problem else []


def _problem(answer: Any, decision: Decision, method: str) -> str:
    status = answer.status_code
    if status >= 500:
        return f"{status}"
    if decision in EXPECTED and status != EXPECTED[decision]:
        return f"{status} where {EXPECTED[decision]} was due"
    if (
        decision is Decision.SIGN_IN
        and method == "get"
        and not answer.get("Location", "").startswith("/accounts/login/")
    ):
        return f"{status}, not to the sign-in page"
    if decision is Decision.SIGN_IN and method == "post" and status != 403:
        return f"{status} where 403 was due"
    return ""


def _leak(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "shows sealed words" if MARK.encode() in body else ""


@pytest.fixture
def visitor(client_for: Callable[[User], Client], story: Story) -> Callable[..., Visitor]:
    def visit(name: str, *, may_read: bool = False) -> Visitor:
        user = getattr(cast, name)()
        browser = client_for(user)
        browser.raise_request_exception = False
        return Visitor(browser, user, story, may_read)

    return visit


def test_every_address_can_be_reached_by_a_path(story: Story) -> None:
    assert [path for _name, _route, path, _kwargs in every_path(story) if "leads nowhere" in path] == []
    assert len(every_path(story)) > 250


def test_somebody_not_signed_in_is_shown_the_public_pages_and_sent_to_sign_in(story: Story) -> None:
    stranger = Visitor(Client(raise_request_exception=False), AnonymousUser(), story)
    assert stranger.complaints("get") + stranger.complaints("post") == []


def test_a_stranger_with_an_account_gets_no_word_of_another(visitor: Callable[..., Visitor]) -> None:
    wendy = visitor("wendy")
    assert wendy.complaints("get") + wendy.complaints("post") == []


def test_staff_whose_business_it_is_not_get_no_word_of_it(visitor: Callable[..., Visitor]) -> None:
    assert [line for name in OUTSIDERS for line in visitor(name).complaints(refused_too=False)] == []


def test_nor_by_sending_something(visitor: Callable[..., Visitor]) -> None:
    assert [line for name in ("ed", "noor") for line in visitor(name).complaints("post")] == []


def test_those_whose_business_it_is_and_the_person_meet_no_error(visitor: Callable[..., Visitor]) -> None:
    people = [visitor(name, may_read=True) for name in INSIDERS]
    assert [line for person in people for line in person.complaints(refused_too=False)] == []
