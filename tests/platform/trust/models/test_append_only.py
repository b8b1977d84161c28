"""The database itself keeps the audit trail, its seals and the reveal log as they were written."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from lms.platform.trust.domain.audit import record
from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.installation import install_triggers, missing_triggers, remove_triggers
from lms.platform.trust.models import AuditCheckpoint, AuditEntry, RevealLog
from lms.platform.trust.triggers import REGISTERED

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TABLES = [AuditEntry, AuditCheckpoint, RevealLog]


@pytest.fixture
def rows() -> dict[type[models.Model], models.Model]:
    entry = record("trust.tried", by=None)
    add_checkpoints()
    log = RevealLog.objects.create(
        actor=uuid4(), target="a.B", target_pk="1", target_uuid=uuid4(), field="words", reason="to decide on it"
    )
    return {AuditEntry: entry, AuditCheckpoint: AuditCheckpoint.objects.get(entry=entry), RevealLog: log}


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_removed(rows: dict[Any, Any], table: type[models.Model]) -> None:
    with pytest.raises(IntegrityError, match="kept as they were written"), transaction.atomic():
        table.objects.filter(pk=rows[table].pk).delete()
    assert table.objects.filter(pk=rows[table].pk).exists()


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        (AuditEntry, "action", "trust.other"),
        (AuditEntry, "actor", uuid4()),
        (AuditEntry, "ids", {"a": 1}),
        (AuditCheckpoint, "digest", "0" * 64),
        (AuditCheckpoint, "added_at", timezone.now()),
        (RevealLog, "reason", "another reason"),
        (RevealLog, "actor", uuid4()),
        (RevealLog, "at", timezone.now()),
        (RevealLog, "field", "other"),
    ],
)
def test_no_row_can_be_changed(rows: dict[Any, Any], table: type[models.Model], field: str, value: Any) -> None:
    with pytest.raises(IntegrityError, match="kept as they were written"), transaction.atomic():
        table.objects.filter(pk=rows[table].pk).update(**{field: value})


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("table", "other"),
    [
        (AuditEntry, {"action": "'trust.other'"}),
        (AuditCheckpoint, {"entry_id": "entry_id + 1000"}),
        (AuditCheckpoint, {"number": "number + 1000"}),
        (RevealLog, {"uuid": "lower(hex(randomblob(16)))"}),
        (RevealLog, {"id": "id + 1000"}),
    ],
    ids=["entry", "seal of its number", "seal of its entry", "log of its id", "log of its uuid"],
)
def test_no_row_can_be_replaced_by_one_with_its_key(
    rows: dict[Any, Any], table: type[models.Model], other: dict[str, str]
) -> None:
    columns = [field.column for field in table._meta.concrete_fields]
    taken = ", ".join(other.get(column, column) for column in columns)
    name = table._meta.db_table
    before = list(table.objects.values())
    with pytest.raises(IntegrityError, match="kept as they were written"), transaction.atomic():
        connection.cursor().execute(f"INSERT OR REPLACE INTO {name} ({', '.join(columns)}) SELECT {taken} FROM {name}")
    assert list(table.objects.values()) == before


def test_no_instance_can_be_saved_again(rows: dict[Any, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[AuditEntry].save()


def test_that_somebody_was_told_of_a_reveal_is_noted_once(rows: dict[Any, Any]) -> None:
    now = timezone.now()
    found = RevealLog.objects.filter(pk=rows[RevealLog].pk)
    assert found.update(notified_at=now) == 1
    for again in (timezone.now(), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            found.update(notified_at=again)
    assert found.get().notified_at == now


def test_noting_it_changes_nothing_else_on_the_way(rows: dict[Any, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RevealLog.objects.update(notified_at=timezone.now(), reason="something nicer")


@pytest.mark.postgresql
@pytest.mark.parametrize("table", TABLES)
def test_no_table_can_be_truncated(rows: dict[Any, Any], table: type[models.Model]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table._meta.db_table} CASCADE")


def test_raw_statements_are_refused_too(rows: dict[Any, Any]) -> None:
    for statement in ("DELETE FROM trust_auditentry", "UPDATE trust_auditentry SET action = 'x'"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_every_registered_trigger_is_in_force() -> None:
    assert missing_triggers(connection) == []
    assert len(REGISTERED["trust"]) == 13


def test_a_trigger_that_is_gone_is_named_and_put_back() -> None:
    remove_triggers(connection)
    assert "trust_auditentry_no_delete" in missing_triggers(connection)
    install_triggers(connection)
    assert missing_triggers(connection) == []


def test_the_check_command_says_which_trigger_is_gone_and_what_to_do() -> None:
    remove_triggers(connection)
    found = [check for check in run_checks(databases=["default"]) if check.id == "trust.W001"]
    install_triggers(connection)
    assert "trust_auditentry_no_delete" in found[0].msg + "".join(check.msg for check in found)
    assert {check.hint for check in found} == {"Run manage.py migrate."}


def test_a_healthy_database_gives_no_warning() -> None:
    assert [check for check in run_checks(databases=["default"]) if check.id == "trust.W001"] == []


@pytest.mark.sqlite
def test_a_trigger_that_says_something_else_counts_as_missing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER trust_auditentry_no_delete")
        cursor.execute("CREATE TRIGGER trust_auditentry_no_delete AFTER DELETE ON trust_auditentry BEGIN SELECT 1; END")
    assert missing_triggers(connection) == ["trust_auditentry_no_delete"]


@pytest.mark.postgresql
def test_a_trigger_that_was_switched_off_counts_as_missing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE trust_auditentry DISABLE TRIGGER trust_auditentry_no_delete")
    assert missing_triggers(connection) == ["trust_auditentry_no_delete"]


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_the_table_does_not_let_go_of_it() -> None:
    old = AuditEntry._meta.get_field("action")
    new = models.CharField(max_length=120, editable=False)
    new.set_attributes_from_name("action")
    new.model = AuditEntry
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(AuditEntry, before, after, strict=False)
    call_command("migrate", verbosity=0, run_syncdb=True)
    assert missing_triggers(connection) == []
    record("trust.tried", by=None)
    with pytest.raises(IntegrityError):
        AuditEntry.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_the_next_one_empty_tables() -> None:
    record("trust.tried", by=None)
    assert AuditEntry.objects.filter(action="trust.tried").count() == 1


@pytest.mark.django_db(transaction=True)
def test_and_the_next_one_finds_the_triggers_in_force_and_nothing_else() -> None:
    assert missing_triggers(connection) == []
    assert AuditEntry.objects.filter(action="trust.tried").count() == 0
