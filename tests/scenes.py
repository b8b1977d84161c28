"""What the tests of a file all begin with, laid out once for the file and taken away after its last test.

Each test still leaves nothing behind: it runs inside a savepoint of its own. Only for files in which every test begins
with the same scene, and none commits.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction


@contextmanager
def laid_out(build: Callable[[], Any], blocker: Any) -> Iterator[Any]:
    """What `build` returned, there until the block ends. `blocker`: pytest-django's `django_db_blocker`."""
    with blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def laid_out_once(build: Callable[[], Any], *, name: str | None = None, away: Callable[[], None] | None = None) -> Any:
    """A fixture of the file's own, with what `build` returned; `away` is called when the file is done.

    Objects of it are shared by all tests of the file: return keys, and read the rows anew in the test, where a test
    changes one.
    """

    @pytest.fixture(scope="module", name=name)
    def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
        with laid_out(build, django_db_blocker) as made:
            yield made
        if away:
            away()

    return scene


def failing(cases: Iterable[Any], ask: Callable[[Any], None]) -> dict[Any, str]:
    """For a table: which of `cases` fail what `ask` asserts of each, and how. Each begins where the first began."""
    wrong: dict[Any, str] = {}
    for case in cases:
        cache.clear()
        with transaction.atomic():
            try:
                ask(case)
            except AssertionError as error:
                wrong[case] = str(error)
            transaction.set_rollback(True)
    return wrong
