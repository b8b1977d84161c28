"""What a file of tests finds in the database: laid out once in a run, kept as a copy, and put back from there.

`NOTHING` is the tables with their triggers and permissions. The first process of a run makes it and each other one
takes a copy: a file on SQLite, a template on PostgreSQL. A file that begins with more says so with `begins_with`;
then a test that commits leaves nothing behind either, as the copy is put back after it.
"""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from pytest_django.fixtures import _disable_migrations

from tests.recorded_rows import forgetting, remembering

NOTHING = "nothing"
COMMITTING = {"transactional_db", "live_server"}


class Copies:
    """The copies that this process knows; `now` names the one on which it stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = NOTHING

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no other process of the run lays anything out."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def arrive(self) -> None:
        """From now on this process needs the copies."""
        (self.folder / f"{os.getpid()}.here").touch()

    def leave(self) -> None:
        """The last process of a run takes the copies away."""
        with self.alone():
            (self.folder / f"{os.getpid()}.here").unlink()
            if not any(self.folder.glob("*.here")):
                self._take_away()

    def has(self, name: str) -> bool:
        return self._path(name).exists()

    def keep(self, name: str) -> None:
        """Copy what is in this process's database."""
        with closing(sqlite3.connect(self._path(name))) as file:
            connection.connection.backup(file)
        self.now = name

    def put_back(self, name: str) -> None:
        """This process's database is as it was when `name` was kept."""
        connection.ensure_connection()
        with closing(sqlite3.connect(self._path(name))) as file:
            file.backup(connection.connection)
        self._stands_on(name)

    def put_back_or_lay_out(self, name: str, lay_out: Callable[[], object]) -> None:
        with self.alone():
            if not self.has(name):
                lay_out()
                self.keep(name)
        self.put_back(name)

    def _stands_on(self, name: str) -> None:
        self.now = name
        ContentType.objects.clear_cache()
        cache.clear()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.copy"

    def _take_away(self) -> None:
        for path in self.folder.glob("*.copy"):
            path.unlink()


class PostgresqlCopies(Copies):
    """`NOTHING` is a template, which each process clones once; from then on it puts back only the rows that differ.

    Measured: emptying every table with TRUNCATE takes more than a second, and so does dropping a database.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.rows: dict[str, dict[str, bytes]] = {}

    def has(self, name: str) -> bool:
        return super().has(name) if name == NOTHING else name in self.rows

    def keep(self, name: str) -> None:
        if name == NOTHING:
            _clone(connection.settings_dict["NAME"], self._template())
            self._path(name).touch()
        self.rows[name] = _all_rows()
        self.now = name

    def put_back(self, name: str) -> None:
        if name not in self.rows:
            _clone(self._template(), connection.settings_dict["NAME"])
            self.rows[name] = _all_rows()
        kept, found = self.rows[name], _all_rows()
        with transaction.atomic(), connection.cursor() as cursor:
            # Triggers that forbid to remove rows step aside, and so does the order in which rows lean on each other.
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in [table for table in {**kept, **found} if kept.get(table) != found.get(table)]:
                cursor.execute(f'DELETE FROM "{table}"')
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copied:
                    copied.write(kept.get(table, b""))
        self._stands_on(name)

    def _template(self) -> str:
        return f"pathway_template_{self.folder.stat().st_ino}"

    def _take_away(self) -> None:
        super()._take_away()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self._template()}"')


def _clone(source: str, target: str) -> None:
    """PostgreSQL clones a database to which nobody is connected."""
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def _all_rows() -> dict[str, bytes]:
    """What is in each table that has rows."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM \"{one}\")" for one in tables))
        found: dict[str, bytes] = {}
        for (table,) in cursor.fetchall():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copied:
                found[table] = b"".join(bytes(part) for part in copied)
        return found


def begins_with(name: str, lay_out: Callable[[], object]) -> Any:
    """A fixture for files whose every test finds what `lay_out` made, also after a test that commits."""

    @pytest.fixture(scope="module", name=name)
    def beginning(django_db_setup: None, django_db_blocker: Any, copies: Copies) -> Iterator[None]:
        with django_db_blocker.unblock():
            copies.put_back_or_lay_out(name, lay_out)
            yield
            copies.put_back(NOTHING)

    return beginning


@pytest.fixture(scope="session")
def copies(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    here = tmp_path_factory.getbasetemp()
    folder = (here.parent if hasattr(request.config, "workerinput") else here) / "databases"
    folder.mkdir(exist_ok=True)
    return (Copies if connection.vendor == "sqlite" else PostgresqlCopies)(folder)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_use_migrations: bool,
    django_db_blocker: Any,
    copies: Copies,
) -> Iterator[None]:
    """The first process makes the tables as pytest-django does; the others copy them. No test empties any of them."""
    before = settings.DATABASES["default"]["NAME"]
    with django_db_blocker.unblock(), copies.alone():
        copies.arrive()
        if first := not copies.has(NOTHING):
            request.getfixturevalue("django_db_setup")
            copies.keep(NOTHING)
        else:
            if not django_db_use_migrations:
                _disable_migrations()
            _move_to(connection.creation._get_test_db_name())
            copies.put_back(NOTHING)
    with pytest.MonkeyPatch.context() as patch, remembering():
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: copies.put_back(copies.now))
        yield
    with django_db_blocker.unblock():
        copies.leave()
        if not first:
            connection.creation.destroy_test_db(before, verbosity=0)


def _move_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@pytest.fixture(autouse=True)
def _no_scene_around_a_commit(request: pytest.FixtureRequest) -> Iterator[None]:
    if not commits(request.node):
        yield
        return
    assert not connection.in_atomic_block, "A test that commits does not go into a file with a scene (tests/scenes.py)."
    with forgetting():
        yield


def commits(test: pytest.Item) -> bool:
    """Whether `test` leaves rows behind, for which the copy is put back after it."""
    marker = test.get_closest_marker("django_db")
    marked = bool(marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])))
    return marked or bool(COMMITTING & set(test.fixturenames))  # type: ignore[attr-defined] - every test of ours has them
