"""What is recorded of a factory is what it would do: the same rows from the same beginning, nothing from another."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lms.platform.accounts.models import Area, User
from recruitment.models import Stage
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory
from tests.recorded_rows import recorded

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
BUILT: list[str] = []


@recorded
def an_area(name: str) -> Area:
    BUILT.append(name)
    return Area.objects.create(name=name, slug=name.lower())


@recorded
def renamed(area: Area, name: str) -> Area:
    BUILT.append(name)
    area.name = name
    area.save()
    return area


@recorded
def told_later(said: str) -> None:
    Area.objects.create(name=said, slug=said.lower())
    transaction.on_commit(lambda: BUILT.append(said))


@pytest.fixture(autouse=True)
def _nothing_built() -> None:
    BUILT.clear()


def once(build: Callable[[], Any]) -> None:
    """Done, recorded, and taken back."""
    with transaction.atomic():
        build()
        transaction.set_rollback(True)
    BUILT.clear()


def test_a_second_time_the_rows_are_written_without_building_them() -> None:
    once(lambda: an_area("Dale"))
    area = an_area("Dale")
    assert (area, area.name, BUILT) == (Area.objects.get(), "Dale", [])


def test_laying_out_a_case_again_asks_next_to_nothing() -> None:
    once(factory.at_checks)
    with CaptureQueriesContext(connection) as asked:
        application = factory.at_checks()
    assert len(asked) == 1
    assert (application.stage, application.gates.count()) == (Stage.CHECKS, len(DEFAULT_GATES))


def test_other_arguments_are_another_case() -> None:
    once(lambda: an_area("Dale"))
    assert (an_area("Fell").name, BUILT) == ("Fell", ["Fell"])


def test_from_another_beginning_it_is_built() -> None:
    once(lambda: an_area("Dale"))
    Area.objects.create(name="Fell", slug="fell")
    assert (an_area("Dale").name, BUILT) == ("Dale", ["Dale"])


def test_what_was_changed_on_an_argument_is_read_anew() -> None:
    area = an_area("Dale")
    once(lambda: renamed(Area.objects.get(), "Fell"))
    assert (renamed(area, "Fell") is area, area.name, BUILT) == (True, "Fell", [])


def test_what_was_left_for_the_commit_is_left_again(django_capture_on_commit_callbacks: Any) -> None:
    once(lambda: told_later("Dale"))
    with django_capture_on_commit_callbacks(execute=True):
        told_later("Dale")
    assert BUILT == ["Dale"]


def test_a_moved_clock_and_other_settings_are_another_beginning(at: Any, settings: Any) -> None:
    once(lambda: an_area("Dale"))
    with at("2026-11-22 10:00"), transaction.atomic():
        an_area("Dale")
        transaction.set_rollback(True)
    settings.STAFF_SECOND_FACTOR = True
    an_area("Dale")
    assert BUILT == ["Dale", "Dale"]


def test_people_are_found_where_they_were_made() -> None:
    first: list[User] = []
    once(lambda: first.append(cast.maya()))
    assert (User.objects.count(), cast.maya(), cast.maya().full_name) == (0, first[0], "Maya Castell")
