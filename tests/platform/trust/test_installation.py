"""A guard that is missing, off, or says something else is named; none of them can be stepped round on SQLite."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from lms.platform.trust.installation import install_triggers, missing_triggers
from lms.platform.trust.triggers import REGISTERED, Trigger

pytestmark = [pytest.mark.django_db, pytest.mark.both]
GUARDED = sorted({trigger.table for found in REGISTERED.values() for trigger in found if trigger.sqlite})
FUNCTION = "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {path} AS $${body}$$"
NAME, TABLE = "trust_auditentry_no_delete", "trust_auditentry"


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def body_of(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
        return cursor.fetchone()[0]


def emptied(path: str = "SET search_path = pg_catalog, public, pg_temp") -> None:
    run(FUNCTION.format(name=NAME, path=path, body=" BEGIN RETURN OLD; END "))


def anew(fires: str, rest: str) -> None:
    run(f"DROP TRIGGER {NAME} ON {TABLE}", f"CREATE TRIGGER {NAME} {fires} ON {TABLE} FOR EACH {rest}")


WEAKENED: dict[str, Callable[[], None]] = {
    "its body gone": emptied,
    "its path gone": lambda: run(FUNCTION.format(name=NAME, path="", body=body_of(NAME))),
    "switched off": lambda: run(f"ALTER TABLE {TABLE} DISABLE TRIGGER {NAME}"),
    "only for replicas": lambda: run(f"ALTER TABLE {TABLE} ENABLE REPLICA TRIGGER {NAME}"),
    "never asked": partial(anew, "BEFORE DELETE", f"ROW WHEN (false) EXECUTE FUNCTION {NAME}()"),
    "asked of something else": partial(anew, "BEFORE UPDATE", f"ROW EXECUTE FUNCTION {NAME}()"),
    "asked afterwards": partial(anew, "AFTER DELETE", f"ROW EXECUTE FUNCTION {NAME}()"),
    "another function": partial(anew, "BEFORE DELETE", "ROW EXECUTE FUNCTION recruitment_gate_added()"),
}


@pytest.mark.postgresql
@pytest.mark.parametrize("how", WEAKENED)
def test_a_guard_that_was_weakened_is_named_and_put_back(how: str) -> None:
    WEAKENED[how]()
    assert missing_triggers(connection) == [NAME]
    install_triggers(connection)
    assert missing_triggers(connection) == []


@pytest.mark.sqlite
def test_a_guard_with_another_text_is_named_and_put_back() -> None:
    run(f"DROP TRIGGER {NAME}", f"CREATE TRIGGER {NAME} BEFORE DELETE ON {TABLE} BEGIN SELECT 1; END")
    assert missing_triggers(connection) == [NAME]
    install_triggers(connection)
    assert missing_triggers(connection) == []


def test_what_an_older_version_put_there_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    old = Trigger(**REGISTERED["trust"][1].__dict__ | {"name": "trust_of_old"})
    old = Trigger(old.name, old.table, old.sqlite.replace("trust_auditentry_no_update", old.name), old.postgresql)
    with monkeypatch.context() as patch:
        patch.setitem(REGISTERED, "trust", [*REGISTERED["trust"], old])
        install_triggers(connection)
        assert missing_triggers(connection) == []
    install_triggers(connection, "trust")
    where = "sqlite_master WHERE name" if connection.vendor == "sqlite" else "pg_trigger WHERE tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {where} = 'trust_of_old'")
        assert cursor.fetchone() == (0,)


@pytest.mark.sqlite
@pytest.mark.parametrize("table", GUARDED)
def test_no_guarded_table_takes_a_row_in_the_place_of_another(table: str) -> None:
    """By any of its keys, also those that only some rows have."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [f"{table}_no_replacing"])
        [text] = cursor.fetchone()
        cursor.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE [unique] = 1")
        names = [row[0] for row in cursor.fetchall()]
        keys = [cursor.execute(f"SELECT name FROM pragma_index_info('{name}')").fetchall() for name in names]
    spelt = [" AND ".join(f"t.{column} = NEW.{column}" for (column,) in key) for key in keys]
    assert [key for key in [*spelt, "t.id = NEW.id"] if key not in text and "t.number = NEW.number" not in text] == []


@pytest.mark.postgresql
def test_every_function_looks_for_its_tables_in_our_schema_before_any_temporary_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT array_to_string(p.proconfig, ';') FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND p.pronamespace = 'public'::regnamespace"
        )
        assert cursor.fetchall() == [("search_path=pg_catalog, public, pg_temp",)]


def test_a_guard_that_was_put_back_refuses_again() -> None:
    install_triggers(connection)
    with pytest.raises(IntegrityError), transaction.atomic():
        run("INSERT INTO trust_auditseal (number, entry_id, digest, sealed_at) VALUES (999999, 1, 'x', '2026-01-01')")
