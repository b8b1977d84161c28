"""A crew of processes for the whole run, and a crowd for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.crowd import Crew, Crowd


@pytest.fixture(scope="session")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    hired = Crew(tmp_path_factory.mktemp("crew"))
    yield hired
    hired.go_home()


@pytest.fixture
def gather(tmp_path: Path, crew: Crew) -> Callable[[], Crowd]:
    """`gather()` when everything is made: SQLite's workers get a copy of what is there then."""
    return lambda: Crowd(tmp_path, crew)
