"""The demo scheme, built once for all tests of a file and taken back after them: building it takes a while."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from lms.platform.accounts.models import Area, User
from lms.site.demo import story
from lms.site.demo.cast import PARTS, Cast, gather
from lms.site.demo.scheme import set_up
from recruitment.models import RoleProfile
from tests.factories.courses import page_tree
from tests.remembered import remembered


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written before the first test of a file stays until its last: each test is a savepoint inside."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def scheme(kept: None) -> tuple[Cast, dict[str, RoleProfile]]:
    """The people with accounts, and the roles; nobody has applied yet."""
    _set_up()
    people = {part.login: User.objects.get(email=part.email) for part in PARTS}
    made = Cast(people, *(Area.objects.get(slug=slug) for slug in ("eastmoor", "north")))
    return made, {profile.slug: profile for profile in RoleProfile.objects.order_by("pk")}


@remembered
def _set_up() -> None:
    page_tree()
    set_up(gather())


@pytest.fixture(scope="module")
def told(scheme: tuple[Cast, dict[str, RoleProfile]]) -> tuple[Cast, int]:
    """Everybody at their ending, and how many applications were said to be made."""
    made, profiles = scheme
    return made, story.tell_story(made, profiles)
