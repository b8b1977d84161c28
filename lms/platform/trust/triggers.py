"""Database triggers that hold what the program promises, also against the program. Reinstalled after every migration.

SQLite drops a table's triggers whenever a migration rebuilds the table, so installing once is not enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

POSTGRES_EVENTS = {"UPDATE": "ROW", "DELETE": "ROW", "TRUNCATE": "STATEMENT"}


@dataclass(frozen=True)
class Trigger:
    """One trigger in both dialects; an empty text means that database has none.

    PostgreSQL: begin with CREATE OR REPLACE FUNCTION, raise with ERRCODE 'integrity_constraint_violation'.
    """

    name: str
    table: str
    sqlite: str
    postgresql: str


REGISTERED: dict[str, list[Trigger]] = {}


def register_triggers(app_label: str, triggers: Sequence[Trigger]) -> None:
    """Have `triggers` installed after every migration of `app_label`."""
    REGISTERED.setdefault(app_label, []).extend(triggers)


def refuse(table: str, event: str, message: str, *, when: str = "") -> Trigger:
    """A trigger that refuses UPDATE, DELETE or TRUNCATE on `table`, where the SQL condition `when` holds.

    The condition may speak of OLD and NEW and must read the same in both dialects. SQLite knows no TRUNCATE.
    """
    name = f"{table}_no_{event.lower()}"
    condition = f"WHEN ({when}) " if when else ""
    sqlite = f"CREATE TRIGGER {name} BEFORE {event} ON {table} {condition}BEGIN SELECT RAISE(ABORT, '{message}'); END"
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{message}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql;"
    )
    postgresql = (
        f"{function} CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH {POSTGRES_EVENTS[event]} {condition}EXECUTE FUNCTION {name}();"
    )
    return Trigger(name, table, "" if event == "TRUNCATE" else sqlite, postgresql)


def no_replacing(table: str, keys: Sequence[str], message: str) -> Trigger:
    """On SQLite, INSERT OR REPLACE removes the row that stands in its way and wakes no DELETE trigger: refuse it too.

    `keys` are what is unique in `table`: a column each, or several with commas between.
    """
    name = f"{table}_no_replacing"
    same = [" AND ".join(f"{column} = NEW.{column}" for column in key.split(", ")) for key in keys]
    taken = f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)})"  # noqa: S608 - names of ours
    sqlite = f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {taken} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return Trigger(name, table, sqlite, "")


def append_only(table: str, *, may_update_when: str = "", keys: Sequence[str] = ("id",)) -> list[Trigger]:
    """Refuse to change or remove rows of `table`; `may_update_when` is the one kind of change that is allowed.

    `keys` are as in `no_replacing`.
    """
    message = f"Rows of {table} are kept as they were written."
    changes = f"NOT ({may_update_when})" if may_update_when else ""
    return [
        refuse(table, "UPDATE", message, when=changes),
        refuse(table, "DELETE", message),
        refuse(table, "TRUNCATE", message),
        no_replacing(table, keys, message),
    ]


def install_triggers(connection: BaseDatabaseWrapper, app_label: str | None = None) -> None:
    """Put every registered trigger (of one app, or of all) whose table exists in place, replacing what is there."""
    if app_label is not None and app_label not in REGISTERED:
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in _wanted(connection, app_label):
            cursor.execute(_drop(connection, trigger))
            cursor.execute(_text(connection, trigger))


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take every registered trigger away. Only the tests do this, to empty the tables between them."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in _wanted(connection, None):
            cursor.execute(_drop(connection, trigger))


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should guard an existing table and do not, or say something else there (SQLite)."""
    present = _present(connection)
    return [
        trigger.name
        for trigger in _wanted(connection, None)
        if trigger.name not in present
        or (connection.vendor == "sqlite" and present[trigger.name] != _text(connection, trigger))
    ]


def _wanted(connection: BaseDatabaseWrapper, app_label: str | None) -> list[Trigger]:
    labels = REGISTERED if app_label is None else [app_label]
    tables = set(connection.introspection.table_names())
    found = [trigger for label in labels for trigger in REGISTERED.get(label, [])]
    return [trigger for trigger in found if trigger.table in tables and _text(connection, trigger)]


def _text(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    text = trigger.sqlite if connection.vendor == "sqlite" else trigger.postgresql
    return text.strip().rstrip(";") if connection.vendor == "sqlite" else text.strip()


def _drop(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    where = "" if connection.vendor == "sqlite" else f" ON {trigger.table}"
    return f"DROP TRIGGER IF EXISTS {trigger.name}{where}"


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname, '' FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
        return dict(cursor.fetchall())
