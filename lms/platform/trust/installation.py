"""Put the registered triggers into a database, and find those that are missing there or say something else.

On PostgreSQL each function is told in which schema to look for tables, and temporary ones come last: a role that may
make temporary tables could otherwise put one of ours before the trigger's eyes.
"""

import re
from collections.abc import Iterator

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from lms.platform.trust.triggers import REGISTERED, OnPostgresql, Trigger

TABLES = re.compile(r"\b(FROM|JOIN|UPDATE|INTO) ([a-z0-9]+_[a-z0-9_]+)\b(?!\()")
BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
"""As in pg_trigger.tgtype, where 1 is each row and 2 is before."""

AS_INSTALLED = """
    SELECT t.tgname, c.relname, t.tgtype, p.proname, p.prosrc, array_to_string(p.proconfig, ';')
    FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
    JOIN pg_catalog.pg_language l ON l.oid = p.prolang
    WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr::text = ''
        AND t.tgnargs = 0 AND l.lanname = 'plpgsql' AND NOT p.prosecdef
        AND c.relnamespace = %s::regnamespace AND p.pronamespace = c.relnamespace
"""
AS_READ_ON_SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"


def install_triggers(connection: BaseDatabaseWrapper, app_label: str | None = None) -> None:
    """Put every registered trigger (of one app, or of all) whose table exists in place, replacing what is there."""
    if app_label is not None and app_label not in REGISTERED:
        return
    schema = _schema(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, table in _obsolete(connection, schema):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if schema else ""))
        for trigger in _wanted(connection, app_label):
            cursor.execute(_drop(connection, trigger))
            for statement in _statements(trigger, schema):
                cursor.execute(statement)


def remove_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take every registered trigger away. Only the tests do this, to empty the tables between them."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for trigger in _wanted(connection, None):
            cursor.execute(_drop(connection, trigger))


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that should guard an existing table and are not there, are off, or say something else."""
    schema = _schema(connection)
    present = _present(connection, schema)
    return [one.name for one in _wanted(connection, None) if present.get(one.name) != _described(one, schema)]


def set_aside_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """Take every trigger away on SQLite, ours or not, and return their texts for `put_back_triggers`."""
    with connection.cursor() as cursor:
        cursor.execute(AS_READ_ON_SQLITE)
        found = [(name, sql) for name, _table, sql in cursor.fetchall()]
        for name, _sql in found:
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
    return [sql for _name, sql in found]


def put_back_triggers(connection: BaseDatabaseWrapper, texts: list[str]) -> None:
    """What was set aside, as it was: a trigger whose table is gone by now has nothing left to guard."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(AS_READ_ON_SQLITE)
        there = {name for name, _table, _sql in cursor.fetchall()}
        for text in texts:
            named = re.match(r'CREATE TRIGGER "?(\w+)"?.*?\bON "?(\w+)"?', text, re.DOTALL)
            if named and named[2] in tables and named[1] not in there:
                cursor.execute(text)


def _wanted(connection: BaseDatabaseWrapper, app_label: str | None) -> Iterator[Trigger]:
    labels = REGISTERED if app_label is None else [app_label]
    tables = set(connection.introspection.table_names())
    for trigger in [trigger for label in labels for trigger in REGISTERED.get(label, [])]:
        if trigger.table in tables and (trigger.sqlite if connection.vendor == "sqlite" else trigger.postgresql):
            yield trigger


def _obsolete(connection: BaseDatabaseWrapper, schema: str) -> list[tuple[object, object]]:
    """Triggers on guarded tables that an older version put there under a name that is gone."""
    guarded = {trigger.table for triggers in REGISTERED.values() for trigger in triggers}
    names = {trigger.name for triggers in REGISTERED.values() for trigger in triggers}
    found = [(name, row[0]) for name, row in _present(connection, schema).items()]
    return [(name, table) for name, table in found if table in guarded and name not in names]


def _schema(connection: BaseDatabaseWrapper) -> str:
    """On PostgreSQL, where the tables are; empty on SQLite."""
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


def _statements(trigger: Trigger, schema: str) -> list[str]:
    found = trigger.postgresql
    if not schema or found is None:
        return [trigger.sqlite.strip()]
    name = f'"{schema}".{trigger.name}'
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER "
        f'SET search_path = pg_catalog, "{schema}", pg_temp AS $${_source(found, schema)}$$',
        f'CREATE TRIGGER {trigger.name} {found.fires} ON "{schema}".{trigger.table} '
        f"FOR EACH {found.each} EXECUTE FUNCTION {name}()",
    ]


def _source(found: OnPostgresql, schema: str) -> str:
    body = TABLES.sub(rf'\1 "{schema}".\2', found.body.strip())
    return f"\nBEGIN\n{body}\nEND\n"


def _described(trigger: Trigger, schema: str) -> tuple[object, ...]:
    """As `_present` would find it."""
    found = trigger.postgresql
    if not schema or found is None:
        return trigger.table, trigger.sqlite.strip()
    words = found.fires.split()
    kind = sum(BITS.get(word, 0) for word in words) + (2 if "BEFORE" in words else 0) + (found.each == "ROW")
    quoted = schema if re.fullmatch(r"[a-z_][a-z0-9_]*", schema) else f'"{schema}"'
    path = f"search_path=pg_catalog, {quoted}, pg_temp"
    return trigger.table, kind, trigger.name, _source(found, schema), path


def _drop(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    where = "" if connection.vendor == "sqlite" else f" ON {trigger.table}"
    return f"DROP TRIGGER IF EXISTS {trigger.name}{where}"


def _present(connection: BaseDatabaseWrapper, schema: str) -> dict[str, tuple[object, ...]]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(AS_READ_ON_SQLITE)
        else:
            cursor.execute(AS_INSTALLED, [schema])
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}
