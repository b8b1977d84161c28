"""Opening the screens, and reading them as a person does."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from lms.platform.accounts.models import User

Read = Callable[..., str]


@pytest.fixture
def read(client_for: Callable[..., Client]) -> Read:
    """`read(alex, "/admin/people/")`: the words of the main part, in one line."""

    def open_page(person: User, path: str, *, status: int = 200) -> str:
        return words(client_for(person).get(path), status)

    return open_page


@pytest.fixture
def send(client_for: Callable[..., Client]) -> Read:
    """`send(alex, path, role="editor")`: the words of the page to which that leads."""

    def post(person: User, path: str, *, status: int = 200, **given: Any) -> str:
        return words(client_for(person).post(path, given, follow=True), status)

    return post


def words(answer: Any, status: int) -> str:
    assert answer.status_code == status
    main = answer.content.decode().partition("<main")[2]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))
