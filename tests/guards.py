"""Triggers refuse to remove rows, also between two tests: they step aside while the tables are emptied.

Emptying ends with post_migrate, which puts them back; the next test finds them in force.
"""

from collections.abc import Iterator

import pytest
from django.db import connection, connections

from lms.platform.trust.triggers import remove_triggers
from tests.remembered import forgetting

EMPTYING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


@pytest.fixture(autouse=True)
def _guards_step_aside(request: pytest.FixtureRequest) -> Iterator[None]:
    """Only after tests that commit; others are rolled back. Torn down before the database fixture empties."""
    if not commits(request.node):
        yield
        return
    assert not connection.in_atomic_block, "A test that commits does not go into a file with a scene (tests/scenes.py)."
    request.getfixturevalue("transactional_db")
    with forgetting():
        yield
    for one in connections.all(initialized_only=True):
        remove_triggers(one)


def commits(test: pytest.Item) -> bool:
    """Whether `test` leaves rows behind, for which the database is emptied after it."""
    marker = test.get_closest_marker("django_db")
    marked = bool(marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])))
    return marked or bool(EMPTYING & set(test.fixturenames))  # type: ignore[attr-defined] - every test of ours has them
