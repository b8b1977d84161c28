"""The rows that a factory wrote once are written again for another test that asks for the same from the same start.

Laying out a case takes hundreds of questions to the database; writing its rows again takes a hundredth of the time.
Only on SQLite, where rows that are rolled back take their numbers with them, so that the same beginning gives the same
rows. On PostgreSQL everything is built each time: a test that is wrong about this shows there.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

import time_machine
from django.conf import UserSettingsHolder, settings
from django.db import connection
from django.db.models import Model
from django.utils import timezone

ASKS = {"SELECT", "EXPLAIN", "PRAGMA"}
Statement = tuple[str, Any, bool]


class Ledger:
    """Everything that this process writes between the beginning of a transaction and its end."""

    def __init__(self) -> None:
        self.open = True
        self.state: Hashable = None
        """Stands for all rows there are. None: something was written of which nobody knows."""
        self.written: list[Statement] = []
        self._points: dict[str, tuple[Hashable, int]] = {}

    def note(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """A wrapper for Django's `connection.execute_wrappers`."""
        result = execute(sql, params, many, context)
        verb, _, rest = sql.partition(" ")
        if verb == "BEGIN":
            self.written, self._points = [], {}
            self.state = _numbers_given() if self.open else None
        elif verb == "SAVEPOINT":
            self._points[rest] = (self.state, len(self.written))
        elif verb == "ROLLBACK":
            self.state, many_written = self._points.get(rest.removeprefix("TO SAVEPOINT "), (None, 0))
            del self.written[many_written:]
        elif verb not in ASKS and verb != "RELEASE":
            self.state = None
            self.written.append((_for_sqlite(sql, params), params or (), many))
        return result

    def knows(self) -> bool:
        """Whether the rows there are came about in a way that has a name, under the settings of every test."""
        plain = not isinstance(settings._wrapped, UserSettingsHolder)
        return self.state is not None and connection.in_atomic_block and plain


def _for_sqlite(sql: str, params: Any) -> str:
    """As Django's own cursor would put it: question marks for `%s`."""
    return sql if params is None else sql.replace("%s", "?").replace("%%", "%")


ledger = Ledger()


@dataclass(frozen=True)
class Tape:
    """What a factory did: its statements, how many rows they touched, what it left for the commit, what it returned."""

    written: list[Statement]
    touched: int
    left_for_commit: list[tuple[Any, Callable[[], Any], bool]]
    changed: list[int]
    returned: int | tuple[type[Model], Any] | None

    def play(self, args: tuple[Any, ...]) -> Any:
        """Do it again. What it changed on its arguments is read from their rows; it may return one of them."""
        rows = connection.connection
        before = rows.total_changes
        for sql, params, many in self.written:
            (rows.executemany if many else rows.execute)(sql, params).fetchall()
        assert rows.total_changes - before == self.touched, "This factory did not begin where it began before."
        ledger.written += self.written
        for _, call, robust in self.left_for_commit:
            connection.on_commit(call, robust)
        for place in self.changed:
            args[place].refresh_from_db()
        if isinstance(self.returned, int):
            return args[self.returned]
        return self.returned and self.returned[0]._base_manager.get(pk=self.returned[1])


_tapes: dict[Hashable, Tape] = {}
_states: dict[Hashable, int] = {}


def recorded(build: Callable[..., Any]) -> Callable[..., Any]:
    """For a factory that returns what is in one row, or nothing. Rows that it changes are given by their place."""

    @wraps(build)
    def recall(*args: Any, **kwargs: Any) -> Any:
        try:
            key = _key(build, args, kwargs) if ledger.knows() else None
        except Unnamed:
            key = None
        if key is None:
            return build(*args, **kwargs)
        tape, before = _tapes.get(key), ledger.state
        made = tape.play(args) if tape else _record(key, args, lambda: build(*args, **kwargs))
        if _tapes[key].touched:  # whoever was only found leaves the rows as they were
            ledger.state = _states.setdefault(key, len(_states))
        else:
            ledger.state = before
        return made

    return recall


def _record(key: Hashable, args: tuple[Any, ...], build: Callable[[], Any]) -> Any:
    start, waiting, touched = len(ledger.written), len(connection.run_on_commit), connection.connection.total_changes
    values = [_values(one) for one in args]
    made = build()
    itself = next((place for place, one in enumerate(args) if one is made and made is not None), None)
    _tapes[key] = Tape(
        ledger.written[start:],
        connection.connection.total_changes - touched,
        connection.run_on_commit[waiting:],
        [place for place, one in enumerate(args) if _values(one) != values[place]],
        itself if itself is not None else made and (type(made), made.pk),
    )
    return made


def _values(value: Any) -> dict[str, Any]:
    """The columns of a row, as somebody holds them."""
    if not isinstance(value, Model):
        return {}
    return {field.attname: value.__dict__.get(field.attname) for field in value._meta.concrete_fields}


class Unnamed(Exception):
    """An argument that cannot stand for itself."""


def _key(build: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Hashable:
    named = tuple(_name(one) for one in args), tuple((word, _name(one)) for word, one in kwargs.items())
    return ledger.state, build.__module__, build.__name__, _moment(), named


def _name(value: Any) -> Hashable:
    if isinstance(value, Model) and value.pk is not None:
        return value._meta.label, value.pk, getattr(value, "sequence", None)
    if isinstance(value, tuple | list):
        return tuple(_name(one) for one in value)
    if isinstance(value, dict):
        return repr(value)
    if value is None or isinstance(value, str | int | float | bool):
        return type(value), value
    raise Unnamed


def _moment() -> str:
    """The day; to the minute for a test that sets the clock."""
    return f"{timezone.localtime():{'%Y-%m-%d %H:%M' if time_machine.escape_hatch.is_travelling() else '%Y-%m-%d'}}"


def _numbers_given() -> Hashable:
    """How far each table has counted: the same in every transaction, until a test commits."""
    return tuple(connection.connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall())


@contextmanager
def remembering() -> Iterator[None]:
    """For the whole run of this process."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.execute_wrapper(ledger.note):
        yield


@contextmanager
def forgetting() -> Iterator[None]:
    """For a test that commits: how far tables have counted says nothing about what is in them."""
    ledger.open = False
    try:
        yield
    finally:
        ledger.open = True
