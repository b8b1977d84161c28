"""Chaining the audit trail, exporting its head, and finding what was changed."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.platform.trust.domain import checkpoints
from lms.platform.trust.domain.audit import record
from lms.platform.trust.domain.checkpoints import GENESIS, add_checkpoints, add_checkpoints_task, canonical, digest
from lms.platform.trust.domain.heads import Head, export_head, head_files, read_head
from lms.platform.trust.domain.openings_kept import REVEALED, reveal_digest
from lms.platform.trust.domain.verifying import _cut_off, verify_audit
from lms.platform.trust.installation import install_triggers, remove_triggers
from lms.platform.trust.models import AuditCheckpoint, AuditEntry, RevealLog

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


@contextmanager
def a_thief() -> Iterator[Callable[..., None]]:
    """Somebody who can write the database past its triggers."""
    remove_triggers(connection)
    with connection.cursor() as cursor:
        yield cursor.execute
    install_triggers(connection)


def write(count: int) -> list[AuditEntry]:
    return [record("trust.tried", by=UUID(int=number), ids={"n": number}) for number in range(count)]


def fault() -> str:
    return verify_audit().fault


# --- chaining --------------------------------------------------------------------------------------
def test_each_seal_holds_the_digest_of_its_entry_and_of_the_seal_before() -> None:
    first, second = write(2)
    assert add_checkpoints() == 2
    one, two = AuditCheckpoint.objects.all()
    assert (one.entry_id, two.entry_id) == (first.pk, second.pk)
    assert one.digest == digest(GENESIS, first)
    assert two.digest == digest(one.digest, AuditEntry.objects.get(pk=second.pk))


def test_sealing_twice_seals_nothing_twice() -> None:
    write(3)
    assert (add_checkpoints(), add_checkpoints(), AuditCheckpoint.objects.count()) == (3, 0, 3)


def test_the_chain_goes_on_where_it_ended() -> None:
    write(2)
    add_checkpoints()
    write(2)
    add_checkpoints()
    assert [seal.number for seal in AuditCheckpoint.objects.all()] == [1, 2, 3, 4]
    assert fault() == ""


def test_more_than_one_batch_is_sealed_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "BATCH", 2)
    write(5)
    assert (add_checkpoints(), AuditCheckpoint.objects.count()) == (5, 5)


def test_an_entry_that_commits_late_is_sealed_later() -> None:
    early, late = write(2)
    AuditCheckpoint.objects.create(number=1, entry=late, digest=digest(GENESIS, late))
    assert add_checkpoints() == 1
    assert [seal.entry_id for seal in AuditCheckpoint.objects.all()] == [late.pk, early.pk]
    assert fault() == ""


def test_an_entry_that_commits_very_late_waits_for_the_daily_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "LOOK_BACK", 0)
    early, late = write(2)
    AuditCheckpoint.objects.create(number=1, entry=late, digest=digest(GENESIS, late))
    assert (add_checkpoints(), verify_audit().waiting) == (0, 1)
    assert (add_checkpoints(everything=True), AuditCheckpoint.objects.get(number=2).entry_id) == (1, early.pk)


def test_what_an_entry_says_is_written_down_in_one_way() -> None:
    entry = AuditEntry(pk=1, at=timezone.now(), action="a.b", fields=["x"], ids={"b": 1, "a": "2"})
    said = json.loads(canonical(entry))
    assert (said["ids"], said["target"], said["actor"]) == ({"a": "2", "b": 1}, ["", "", "None"], "None")
    assert canonical(entry).index('"a":"2"') < canonical(entry).index('"b":1')


def test_the_task_seals_too() -> None:
    write(2)
    assert add_checkpoints_task.call() == 2


def test_a_seal_reads_as_one_line() -> None:
    write(1)
    add_checkpoints()
    seal = AuditCheckpoint.objects.get()
    assert str(seal) == f"1: {seal.digest[:12]}"


# --- finding what was changed ----------------------------------------------------------------------
def test_a_trail_as_it_was_written_verifies() -> None:
    write(5)
    add_checkpoints()
    write(1)
    found = verify_audit()
    assert (found.chained, found.waiting, found.fault) == (5, 1, "")


@pytest.mark.parametrize(
    "change",
    [
        "action = 'trust.other'",
        "actor = NULL",
        "ids = '{\"n\": 7}'",
        "fields = '[\"x\"]'",
        "target = 'a.B'",
        "target_pk = '9'",
        "at = '2020-01-01 00:00:00+00:00'",
    ],
)
def test_a_changed_row_is_named(change: str) -> None:
    entries = write(4)
    add_checkpoints()
    with a_thief() as run:
        run(f"UPDATE trust_auditentry SET {change} WHERE id = %s", [entries[2].pk])
    assert fault() == f"Audit entry {entries[2].pk} (checkpoint 3) is not as it was written."


def test_the_first_of_several_changed_rows_is_named() -> None:
    entries = write(4)
    add_checkpoints()
    with a_thief() as run:
        run("UPDATE trust_auditentry SET action = 'x.y' WHERE id >= %s", [entries[1].pk])
    assert fault() == f"Audit entry {entries[1].pk} (checkpoint 2) is not as it was written."
    assert verify_audit().chained == 1


def test_a_removed_row_is_named() -> None:
    entries = write(3)
    add_checkpoints()
    with a_thief() as run:
        run("DELETE FROM trust_auditentry WHERE id = %s", [entries[1].pk])
    assert fault() == f"Audit entry {entries[1].pk} (checkpoint 2) is missing."


@pytest.mark.parametrize("number", [1, 2])
def test_a_removed_seal_is_named(number: int) -> None:
    write(3)
    add_checkpoints()
    with a_thief() as run:
        run("DELETE FROM trust_auditseal WHERE number = %s", [number])
    assert fault() == f"Checkpoint {number} is missing."


def test_a_changed_seal_is_named() -> None:
    entries = write(2)
    add_checkpoints()
    with a_thief() as run:
        run("UPDATE trust_auditseal SET digest = %s WHERE number = 1", ["0" * 64])
    assert fault() == f"Audit entry {entries[0].pk} (checkpoint 1) is not as it was written."


def test_a_missing_trigger_is_named() -> None:
    remove_triggers(connection)
    found = fault()
    install_triggers(connection)
    assert found == "The trigger trust_auditseal_follows does not guard its table. Run manage.py migrate."


# --- the exported head -----------------------------------------------------------------------------
def test_the_head_is_exported_once_a_day_and_readable_by_its_owner_alone() -> None:
    write(2)
    path = export_head()
    assert path.name == f"head-{timezone.localdate().isoformat()}.json"
    assert (export_head(), head_files()) == (None, [path])
    assert path.parent.stat().st_mode & 0o077 == 0


def test_the_exported_head_is_the_last_seal_and_names_nobody() -> None:
    write(2)
    path = export_head()
    head = read_head(path)
    assert (head.number, head.digest) == (2, AuditCheckpoint.objects.get(number=2).digest)
    assert set(json.loads(path.read_text())) == {"number", "digest", "exported_at", "public_key", "signature"}


def test_an_empty_trail_has_no_head() -> None:
    assert export_head() is None
    assert head_files() == []


def cut_the_end_off(run: Callable[..., None]) -> None:
    run("DELETE FROM trust_auditseal WHERE number > 1")
    run("DELETE FROM trust_auditentry WHERE id NOT IN (SELECT entry_id FROM trust_auditseal)")


def test_a_cut_off_end_is_noticed_by_the_exported_head() -> None:
    write(3)
    export_head()
    with a_thief() as run:
        cut_the_end_off(run)
    today = timezone.now().date().isoformat()
    assert fault() == f"{today} exported checkpoint 3; those after 1 are missing."


@pytest.mark.parametrize(
    ("exported", "left", "missing"),
    [
        ([3], 2, [3]),
        ([1, 3], 2, [3]),
        ([2, 3], 1, [2, 3]),
        ([3], 3, []),
    ],
)
def test_also_the_last_checkpoint_alone_is_missed_when_it_is_cut_off(exported, left, missing) -> None:
    heads = [Head(number=number, digest="", exported_at="2026-11-20T12:00") for number in exported]
    said = [f"2026-11-20 exported checkpoint {number}; those after {left} are missing." for number in missing]
    assert list(_cut_off(heads, left)) == said


def test_a_chain_written_anew_is_noticed_by_the_exported_head() -> None:
    write(2)
    export_head()
    with a_thief() as run:
        run("UPDATE trust_auditentry SET action = 'trust.other'")
        run("DELETE FROM trust_auditseal")
    add_checkpoints()
    assert fault().startswith("Checkpoint 2 is not the one exported on ")
    assert fault().endswith("the chain was written anew.")


def test_without_an_exported_head_a_cut_off_end_cannot_be_noticed_and_the_command_says_so() -> None:
    write(3)
    add_checkpoints()
    with a_thief() as run:
        cut_the_end_off(run)
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert "No signed head was exported yet" in out.getvalue()


@pytest.mark.parametrize("change", [{"number": 1}, {"digest": "0" * 64}, {"exported_at": "2020"}, {"signature": "zz"}])
def test_a_head_that_was_changed_is_named(change: dict[str, Any]) -> None:
    write(2)
    path = export_head()
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    assert fault() == f"{path.name} is not a head that we signed."


@pytest.mark.parametrize("text", ["", "[]", "{}", "null"])
def test_a_file_that_is_no_head_is_named(text: str) -> None:
    write(1)
    path = export_head()
    path.write_text(text)
    assert fault() == f"{path.name} is not a head that we signed."


def test_the_trail_may_grow_after_a_head_was_exported(at: Callable[[str], Any]) -> None:
    with at("2026-11-20 12:00"):
        write(2)
        export_head()
    with at("2026-11-21 12:00"):
        write(2)
        export_head()
    assert (fault(), verify_audit().heads) == ("", 2)


# --- the command -----------------------------------------------------------------------------------
def test_the_command_says_what_holds() -> None:
    write(2)
    export_head()
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue().splitlines() == [
        "2 entries hold, 0 wait to be chained.",
        "The chain agrees with 1 signed heads.",
    ]


def test_the_command_ends_in_an_error_that_names_the_row() -> None:
    entry = write(1)[0]
    add_checkpoints()
    with a_thief() as run:
        run("UPDATE trust_auditentry SET action = 'x.y'")
    with pytest.raises(CommandError, match=f"Audit entry {entry.pk}"):
        call_command("verify_audit", stdout=io.StringIO())


def test_a_day_later_there_is_a_head_again(at: Callable[[str], Any]) -> None:
    write(1)
    export_head()
    with at((timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d 12:00")):
        assert export_head() is not None


# --- what the service's own role could write -------------------------------------------------------
@pytest.mark.parametrize(
    ("number", "shift", "link"),
    [(999_999, 0, "0" * 64), (1, 0, "0" * 64), (3, 0, "short"), (3, 9_000, "0" * 64)],
    ids=["a gap", "again", "no digest", "no entry"],
)
def test_a_checkpoint_that_does_not_follow_is_refused(number: int, shift: int, link: str) -> None:
    write(2)
    add_checkpoints()
    entry = write(1)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditCheckpoint.objects.create(number=number, entry_id=entry.pk + shift, digest=link)
    assert (add_checkpoints(), fault()) == (1, "")


def test_a_forged_checkpoint_with_the_next_number_is_named_and_the_chain_goes_on() -> None:
    write(2)
    add_checkpoints()
    AuditCheckpoint.objects.create(number=3, entry=write(1)[0], digest="0" * 64)
    later = write(3)
    add_checkpoints()
    with a_thief() as run:
        run("UPDATE trust_auditentry SET action = 'x.y' WHERE id = %s", [later[1].pk])
    found = verify_audit()
    assert [line.split("(")[1].split(")")[0] for line in found.faults] == ["checkpoint 3", "checkpoint 5"]
    assert found.chained == 4


# --- the reveal log --------------------------------------------------------------------------------
@pytest.fixture
def opening() -> RevealLog:
    """As `reveal` writes it down, which commits before it opens anything."""
    log = RevealLog.objects.create(
        actor=UUID(int=1), target="a.B", target_pk="1", target_uuid=UUID(int=2), field="words", reason="to decide on it"
    )
    record(REVEALED, by=log.actor, ids={"reveal": log.uuid, "digest": reveal_digest(log)})
    add_checkpoints()
    return log


def test_an_opening_as_it_was_written_verifies_also_after_the_lead_was_told(opening: RevealLog) -> None:
    RevealLog.objects.filter(pk=opening.pk).update(notified_at=timezone.now())
    assert fault() == ""


@pytest.mark.parametrize(
    "change", ["reason = 'another'", "field = 'other'", "target_pk = '2'", "at = '2020-01-01 00:00:00+00:00'"]
)
def test_a_changed_opening_is_named(change: str, opening: RevealLog) -> None:
    with a_thief() as run:
        run(f"UPDATE trust_reveallog SET {change}")
    assert fault().startswith(f"Row {opening.pk} of the reveal log is not as it was written")


def test_an_opening_that_is_gone_is_named_by_its_audit_entry(opening: RevealLog) -> None:
    entry = AuditEntry.objects.get(action=REVEALED)
    with a_thief() as run:
        run("DELETE FROM trust_reveallog")
    assert fault() == f"The opening of audit entry {entry.pk} is missing in the reveal log."


def test_an_opening_of_which_the_audit_trail_knows_nothing_is_named(opening: RevealLog) -> None:
    opening.pk, opening.uuid, opening._state.adding = None, UUID(int=7), True
    opening.save()
    assert fault() == f"Row {opening.pk} of the reveal log has no audit entry."


def test_an_opening_from_before_digests_were_kept_still_verifies(opening: RevealLog) -> None:
    old = RevealLog.objects.create(
        actor=UUID(int=1), target="a.B", target_pk="1", target_uuid=UUID(int=2), field="words", reason="to decide on it"
    )
    record(REVEALED, by=old.actor, ids={"reveal": old.uuid})
    assert fault() == ""
