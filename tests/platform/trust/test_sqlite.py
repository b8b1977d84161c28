"""Migrations on SQLite: guards step aside for changes of tables alone, and are back before anything is committed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import IntegrityError, connection, migrations, models
from django.db.migrations.state import ProjectState

from lms.platform.trust.domain.audit import record
from lms.platform.trust.installation import missing_triggers, remove_triggers
from lms.platform.trust.models import AuditEntry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def column() -> migrations.AddField:
    return migrations.AddField("auditentry", "extra", models.CharField(max_length=3, default="x"))


def carry_out(*operations: Any, atomic: bool = True) -> None:
    """As `migrate` would: one migration of trust, in one schema editor."""
    migration = migrations.Migration("9999_tried", "trust")
    migration.operations = list(operations)
    state = ProjectState.from_apps(apps)
    with connection.schema_editor(atomic=atomic) as editor:
        migration.apply(state, editor)


def stops(*_args: Any) -> None:
    raise ValueError("It went wrong.")


def rewrites(state: Any, editor: Any) -> None:
    state.get_model("trust", "AuditEntry").objects.update(action="trust.other")


def test_a_migration_that_changes_a_table_leaves_every_guard_where_it_was() -> None:
    carry_out(column(), migrations.RemoveField("auditentry", "extra"))
    assert missing_triggers(connection) == []


def test_a_migration_that_stops_in_the_middle_leaves_every_guard_where_it_was() -> None:
    with pytest.raises(ValueError, match="wrong"):
        carry_out(column(), migrations.RunPython(stops))
    assert missing_triggers(connection) == []


def test_a_migration_that_only_changes_rows_meets_the_guards() -> None:
    record("trust.tried", by=None)
    with pytest.raises(IntegrityError, match="kept as they were written"):
        carry_out(migrations.RunPython(rewrites))
    assert missing_triggers(connection) == []


@pytest.mark.sqlite
def test_also_outside_a_transaction_a_migration_that_stops_brings_them_back() -> None:
    with pytest.raises(ValueError, match="wrong"):
        carry_out(column(), migrations.RunPython(stops), atomic=False)
    assert missing_triggers(connection) == []


@pytest.mark.sqlite
def test_a_guard_of_a_table_that_a_migration_takes_away_goes_with_it() -> None:
    carry_out(migrations.DeleteModel("auditentry"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trust_auditentry'")
        assert cursor.fetchall() == []


@pytest.fixture
def migrate_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Any]], None]:
    """`migrate`, with something else in the place of what Django does."""

    def run(does: Callable[..., Any]) -> None:
        monkeypatch.setattr(migrate.Command, "handle", does)
        call_command("migrate", verbosity=0)

    return run


def test_the_command_puts_back_what_is_missing(migrate_as: Callable[..., None]) -> None:
    migrate_as(lambda *_args, **_options: remove_triggers(connection))
    assert missing_triggers(connection) == []


def test_the_command_puts_back_what_is_missing_also_where_it_fails(migrate_as: Callable[..., None]) -> None:
    def fails(*_args: Any, **_options: Any) -> None:
        remove_triggers(connection)
        stops()

    with pytest.raises(ValueError, match="wrong"):
        migrate_as(fails)
    assert missing_triggers(connection) == []


def test_a_row_can_be_written_after_a_migration(migrate_as: Callable[..., None]) -> None:
    carry_out(migrations.RunPython(migrations.RunPython.noop))
    record("trust.tried", by=None)
    assert AuditEntry.objects.filter(action="trust.tried").count() == 1
