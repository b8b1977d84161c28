"""The demo scheme and its story, each told once in a run: the story alone takes a quarter of a minute."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from lms.platform.accounts.models import Area, User
from lms.site.demo import story
from lms.site.demo.cast import PARTS, Cast, gather
from lms.site.demo.scheme import set_up
from lms.site.demo.story import ENDINGS
from recruitment.models import Application, RoleProfile
from tests.beginnings import begins_with
from tests.factories.courses import page_tree

Scheme = tuple[Cast, dict[str, RoleProfile]]


def _set_up() -> None:
    with _without_what_follows():
        page_tree()
        set_up(gather())


def _tell() -> None:
    with _without_what_follows():
        page_tree()
        set_up(gather())
        said = story.tell_story(*_scheme())
    assert said == Application.objects.count() == sum(count for count, *_rest in ENDINGS) + 4


@contextmanager
def _without_what_follows() -> Iterator[None]:
    """Letters are sent and certificates drawn after the commit; here they wait."""
    with transaction.atomic():
        yield
        connection.run_on_commit.clear()


demo_scheme = begins_with("demo_scheme", _set_up)
demo_story = begins_with("demo_story", _tell)


def _scheme() -> Scheme:
    people = {part.login: User.objects.get(email=part.email) for part in PARTS}
    made = Cast(people, *(Area.objects.get(slug=slug) for slug in ("eastmoor", "north")))
    return made, {profile.slug: profile for profile in RoleProfile.objects.order_by("pk")}


@pytest.fixture
def scheme(demo_scheme: None, db: None) -> Scheme:
    """The people with accounts, and the roles; nobody has applied yet."""
    return _scheme()


@pytest.fixture
def told(demo_story: None, db: None) -> tuple[Cast, int]:
    """Everybody at their ending, and how many applications were said to be made (`_tell` holds it to that)."""
    return _scheme()[0], Application.objects.count()
