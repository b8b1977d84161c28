"""Database triggers that hold what the program promises, also against the program.

What a trigger says is here; that it is in the database, word for word, is `installation`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

VIOLATION = "USING ERRCODE = 'integrity_constraint_violation'"


@dataclass(frozen=True)
class OnPostgresql:
    """`fires` as in CREATE TRIGGER: "BEFORE INSERT OR UPDATE"; `body`: PL/pgSQL between BEGIN and END.

    A condition is asked in the body, never in a WHEN: what the database was told can then be compared word for word.
    """

    fires: str
    body: str
    each: str = "ROW"


@dataclass(frozen=True)
class Trigger:
    """One trigger in both dialects; a database for which nothing is given has none."""

    name: str
    table: str
    sqlite: str = ""
    postgresql: OnPostgresql | None = None


REGISTERED: dict[str, list[Trigger]] = {}


def register_triggers(app_label: str, triggers: Sequence[Trigger]) -> None:
    """Have `triggers` installed after every migration of `app_label`."""
    REGISTERED.setdefault(app_label, []).extend(triggers)


def raise_on_postgresql(message: str, *, where: str = "") -> str:
    """A statement for a body: refuse, if the SQL condition `where` holds."""
    refusal = f"RAISE EXCEPTION '{message}' {VIOLATION};"
    return f"IF {where} THEN {refusal} END IF;" if where else refusal


def raise_on_sqlite(name: str, fires: str, message: str, *, where: str = "") -> str:
    """A trigger that refuses, if `where` holds. `fires` may have a WHEN of its own."""
    condition = f" WHERE {where}" if where else ""
    return f"CREATE TRIGGER {name} {fires}\nBEGIN SELECT RAISE(ABORT, '{message}'){condition}; END"


def guard(name: str, table: str, event: str, message: str, *, where: str) -> Trigger:
    """Before `event` (INSERT, UPDATE, DELETE), refuse the rows for which `where` holds, in either dialect."""
    back = "OLD" if event == "DELETE" else "NEW"
    return Trigger(
        name,
        table,
        raise_on_sqlite(name, f"BEFORE {event} ON {table}", message, where=where),
        OnPostgresql(f"BEFORE {event}", f"{raise_on_postgresql(message, where=where)} RETURN {back};"),
    )


def refuse(table: str, event: str, message: str, *, when: str = "") -> Trigger:
    """A trigger that refuses UPDATE, DELETE or TRUNCATE on `table`, where the SQL condition `when` holds.

    The condition may speak of OLD and NEW and must read the same in both dialects. SQLite knows no TRUNCATE.
    """
    name = f"{table}_no_{event.lower()}"
    if event == "TRUNCATE":
        return Trigger(name, table, "", OnPostgresql("BEFORE TRUNCATE", raise_on_postgresql(message), "STATEMENT"))
    return guard(name, table, event, message, where=when or "true")


def no_replacing(table: str, keys: Sequence[str], message: str) -> Trigger:
    """On SQLite, INSERT OR REPLACE removes the row that stands in its way and wakes no DELETE trigger: refuse it too.

    `keys` are what is unique in `table`: a column each, or several with commas between; "… WHERE {row}state = 'open'"
    for what is unique among some rows only.
    """
    name = f"{table}_no_replacing"
    return Trigger(name, table, raise_on_sqlite(name, f"BEFORE INSERT ON {table}", message, where=_taken(table, keys)))


def no_overwriting(table: str, keys: Sequence[str], message: str) -> Trigger:
    """On SQLite, UPDATE OR REPLACE does the same to another row. `keys` as in `no_replacing`."""
    name = f"{table}_no_overwriting"
    other = _taken(table, [f"{key}{' AND' if 'WHERE' in key else ' WHERE'} t.rowid <> OLD.rowid" for key in keys])
    return Trigger(name, table, raise_on_sqlite(name, f"BEFORE UPDATE ON {table}", message, where=other))


def _taken(table: str, keys: Sequence[str]) -> str:
    same = []
    for key in keys:
        columns, _, only = key.partition(" WHERE ")
        parts = [f"t.{column} = NEW.{column}" for column in columns.split(", ")]
        if "{row}" in only:
            parts.append(only.format(row="NEW."))
        same.append(" AND ".join([*parts, only.format(row="t.")] if only else parts))
    return f"EXISTS (SELECT 1 FROM {table} t WHERE {' OR '.join(same)})"  # noqa: S608 - names of ours


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


def unchanged(columns: Sequence[str]) -> str:
    """A condition, never NULL: each column is what it was."""
    return " AND ".join(
        f"(NEW.{one} = OLD.{one} OR (NEW.{one} IS NULL AND OLD.{one} IS NULL)) IS TRUE" for one in columns
    )


def frozen(table: str, columns: Sequence[str], message: str, *, name: str = "frozen", when: str = "") -> Trigger:
    """Refuse an UPDATE that changes one of `columns`, where `when` holds."""
    changed = f"NOT ({unchanged(columns)})"
    return guard(f"{table}_{name}", table, "UPDATE", message, where=f"({when}) AND {changed}" if when else changed)
