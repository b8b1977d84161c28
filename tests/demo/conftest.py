"""The demo scheme, built once for all tests of a file and taken back after them: building it takes a while."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from lms.demo import story
from lms.demo.cast import Cast, gather
from lms.demo.scheme import set_up
from recruitment.models import RoleProfile
from tests.factories.courses import page_tree


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written before the first test of a file stays until its last: each test is a savepoint inside."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scheme(kept: None) -> tuple[Cast, dict[str, RoleProfile]]:
    """The people with accounts, and the roles; nobody has applied yet."""
    page_tree()
    made = gather()
    return made, set_up(made)


@pytest.fixture(scope="module")
def told(scheme: tuple[Cast, dict[str, RoleProfile]]) -> tuple[Cast, int]:
    """Everybody at their ending, and how many applications were said to be made."""
    made, profiles = scheme
    return made, story.tell(made, profiles)
