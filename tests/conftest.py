"""What every test may ask for: the cast, a browser for anybody, no network, and a clock that can be moved."""

import socket
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.cache import cache, caches
from django.test import Client
from hypothesis import settings as search

from lms.platform.accounts.models import Area, User
from lms.platform.pages.domain import editions
from lms.platform.signin.domain.store import SessionStore
from lms.platform.trust.damaged import take_met
from tests import cast
from tests.beginnings import _no_scene_around_a_commit, copies, django_db_setup  # noqa: F401 - found by name
from tests.skips import (  # noqa: F401 - pytest finds its hooks here by name
    pytest_collection_modifyitems,
    pytest_make_parametrize_id,
    pytest_sessionfinish,
    pytest_terminal_summary,
)

BACKEND = "lms.platform.signin.domain.backend.SignInBackend"
LONDON = ZoneInfo("Europe/London")
pytest_plugins = ["tests.budget"]
LOCAL = {"127.0.0.1", "::1", "localhost"}
# The suite tries the same cases everywhere, so that it fails for a change and not for chance, and is never timed.
# `make reliability` tries ten times as many, others each time.
search.register_profile("suite", deadline=None, derandomize=True)
search.register_profile("explore", deadline=None, max_examples=10 * search.default.max_examples, print_blob=True)
search.load_profile("suite")


def _person_fixture(name: str) -> Any:
    @pytest.fixture(name=name)
    def person(db: None) -> User:
        return getattr(cast, name)()

    person.__doc__ = getattr(cast, name).__doc__
    return person


for _name in cast.PEOPLE:
    globals()[f"{_name}_fixture"] = _person_fixture(_name)


@pytest.fixture
def eastmoor(db: None) -> Area:
    return cast.eastmoor()


@pytest.fixture
def north(db: None) -> Area:
    return cast.north()


@pytest.fixture
def client_for() -> Callable[..., Client]:
    """`client_for(maya)`: a browser in which Maya has just signed in, as allauth would have done it.

    Her session is written in one go: the doors themselves are tried in platform/signin, and opening one each time costs
    four times as much.
    """

    def sign_in(user: User, *, ago: float = 0, method: str = "code") -> Client:
        session = SessionStore()
        session.update(
            {
                SESSION_KEY: str(user.pk),
                BACKEND_SESSION_KEY: BACKEND,
                HASH_SESSION_KEY: user.get_session_auth_hash(),
                "account_authentication_methods": [{"method": method, "at": time.time() - ago}],
                "account_authentication_methods_user": str(user.pk),
            }
        )
        session.save()
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        return client

    return sign_in


@pytest.fixture
def at() -> Callable[[str], time_machine.travel]:
    """`with at("2026-11-22 10:00"):` the clock stands there and goes on from there, in London."""

    def travel(moment: str) -> time_machine.travel:
        return time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=LONDON), tick=True)

    return travel


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rate limits and kept pages live in caches: no test uses up another's, or is shown another's page.

    A test's changes are not committed, so nobody is told of them afterwards: the edition is read each time.
    """
    cache.clear()
    caches["pages"].clear()
    take_met()  # what one test could not open is not written down in the next
    editions.forget_edition()
    monkeypatch.setattr(editions, "KNOWN_SECONDS", 0)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing may leave this machine: no service of a third party is part of the product."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else address
        return connect(self, address) if host in LOCAL or str(host).startswith("/") else _refuse(host)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        yield


def _refuse(host: str) -> NoReturn:
    raise AssertionError(f"A test tried to reach {host}.")
