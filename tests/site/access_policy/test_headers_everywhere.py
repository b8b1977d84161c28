"""Every address carries the same safe headers, and the strict policy wherever Wagtail did not write the screen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import resolve

from lms.site.access_policy import Decision, allowed, policy_for
from lms.site.headers import is_wagtails_own
from tests import cast
from tests.platform.trust.test_headers import ALWAYS, LOOSE, STRICT
from tests.scenes import laid_out_once
from tests.site.access_policy.story import Story, every_path, told

pytestmark = pytest.mark.django_db
POLICY = "Content-Security-Policy"
SIGNS_OUT = {"account_logout", "signin:admin_logout", "wagtailadmin_logout"}
story = laid_out_once(told)


def complaints(browser: Client, story: Story, user: Any) -> Iterator[str]:
    """What is wrong with the headers of each page that `user` may open."""
    browser.raise_request_exception = False
    for name, route, path, kwargs in every_path(story):
        if name not in SIGNS_OUT and allowed(user, policy_for(name, route), "GET", kwargs) is Decision.YES:
            answer = browser.get(path)
            wrong = _wrong(answer, path, is_signed_in=user.is_authenticated)
            yield from [f"{name} {path} ({answer.status_code}): {wrong}"] if wrong else []


def _wrong(answer: Any, path: str, *, is_signed_in: bool) -> dict[str, str | None]:
    loose = is_wagtails_own(resolve(path)) and answer.status_code < 400
    due = ALWAYS | {POLICY: LOOSE if loose else STRICT}
    if is_signed_in and not path.startswith("/media/"):  # a picture of the public site is nobody's own
        due["Cache-Control"] = "no-store, private"
    return {name: answer.headers.get(name) for name, value in due.items() if answer.headers.get(name) != value}


@pytest.mark.parametrize("name", ["sam", "maya", "ed"])
def test_every_page_of_somebody_signed_in_has_them_and_is_kept_nowhere(
    story: Story, client_for: Callable, name: str
) -> None:
    person = getattr(cast, name)()
    assert list(complaints(client_for(person), story, person)) == []


def test_every_page_that_is_open_to_all_has_them(story: Story) -> None:
    assert list(complaints(Client(), story, AnonymousUser())) == []
