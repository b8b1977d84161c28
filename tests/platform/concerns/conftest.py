"""A deputy beside the lead, and a concern to read."""

from collections.abc import Callable
from typing import Any

import pytest

from lms.platform.accounts.domain.people import create_person, find_by_email, give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Role
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.concerns.models import Concern
from tests import cast
from tests.platform.letters.conftest import sink, texts

__all__ = ["deputy", "raised", "sink", "texts"]

WORDS = "He waits outside every Tuesday. zinnia"


def make_deputy() -> User:
    found = find_by_email("dev@example.org")
    if found:
        return found
    person = create_person(full_name="Dev Okafor", preferred_name="Dev", email="dev@example.org", by=None)
    give_role(person, Role.SAFEGUARDING_DEPUTY, by=cast.alex(), approved_by=cast.mags())
    return person


@pytest.fixture
def deputy(db: None) -> User:
    return make_deputy()


@pytest.fixture
def raised(db: None) -> Callable[..., Concern]:
    def make(**more: Any) -> Concern:
        return raise_concern(**{"by": None, "words": WORDS, "danger_now": False, **more})

    return make
