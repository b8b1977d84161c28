"""Opening a field that opens only with a reason."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from lms.platform.accounts.models import User
from lms.platform.trust.damaged import is_unreadable
from lms.platform.trust.domain.openings_kept import reveal_digest
from lms.platform.trust.domain.reveal import RevealRefused, reveal
from lms.platform.trust.models import AuditEntry, RevealLog
from tests.platform.trust.diary import Diary

pytestmark = pytest.mark.both

WHY = "To prepare Thursday's conversation"


@pytest.fixture
def page(diary: type[Diary], helen: User) -> Diary:
    diary.objects.create(said="zinnia", kept={"n": 0}, seen="tulip", reader=helen.uuid)
    return diary.objects.get()


def test_a_reader_with_a_reason_reads_and_the_log_says_so(page: Diary, helen: User) -> None:
    assert reveal(page, "said", f"  {WHY} ", by=helen) == "zinnia"
    log = RevealLog.objects.get()
    assert (log.actor, log.target, log.target_pk, log.field) == (helen.uuid, "trust_tests.Diary", str(page.pk), "said")
    assert (log.target_uuid, log.reason, log.notified_at) == (page.uuid, WHY, None)


def test_the_audit_trail_points_to_the_log_and_holds_no_words(page: Diary, helen: User) -> None:
    reveal(page, "said", WHY, by=helen)
    entry = AuditEntry.objects.get(action="trust.revealed")
    log = RevealLog.objects.get()
    assert entry.ids == {"reveal": str(log.uuid), "digest": reveal_digest(log)}
    assert entry.fields == ["said"]


@pytest.mark.parametrize("value", [{"n": 0}, 0, False, "", None])
def test_what_is_revealed_is_what_was_written(diary: type[Diary], helen: User, value: Any) -> None:
    diary.objects.create(kept=value, reader=helen.uuid)
    assert reveal(diary.objects.get(), "kept", WHY, by=helen) == value


def test_revealing_leaves_nothing_open_on_the_instance(page: Diary, helen: User) -> None:
    reveal(page, "said", WHY, by=helen)
    assert str(page.said) == "sealed"
    assert page.__dict__["said_sealed"]._stored.startswith("v1|")


def test_each_reading_is_logged_anew(page: Diary, helen: User) -> None:
    for _ in range(3):
        reveal(page, "said", WHY, by=helen)
    assert RevealLog.objects.count() == 3


def test_somebody_else_is_refused_and_only_the_audit_trail_notes_it(page: Diary, ed: User) -> None:
    with pytest.raises(RevealRefused, match="not one of the people"):
        reveal(page, "said", WHY, by=ed)
    entry = AuditEntry.objects.get(action="trust.reveal_refused")
    assert (RevealLog.objects.count(), entry.actor, entry.fields) == (0, ed.uuid, ["said"])


@pytest.mark.parametrize("reason", ["", "   ", "why not", "         x         ", "x" * 301])
def test_without_a_real_reason_nothing_opens(page: Diary, helen: User, reason: str) -> None:
    with pytest.raises(RevealRefused, match="Say why"):
        reveal(page, "said", reason, by=helen)
    assert (RevealLog.objects.count(), AuditEntry.objects.filter(action="trust.reveal_refused").count()) == (0, 1)


def test_ten_characters_are_a_reason(page: Diary, helen: User) -> None:
    assert reveal(page, "said", "x" * 10, by=helen) == "zinnia"


@pytest.mark.parametrize("field", ["seen", "reader", "id"])
def test_only_fields_made_for_it_are_revealed(page: Diary, helen: User, field: str) -> None:
    with pytest.raises(ValueError, match="not opened by reveal"):
        reveal(page, field, WHY, by=helen)
    assert RevealLog.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_nothing_opens_because_the_log_could_be_undone(helen: User, diary_table: None) -> None:
    page = Diary.objects.create(said="zinnia", reader=helen.uuid)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        reveal(page, "said", WHY, by=helen)
    assert RevealLog.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_when_the_log_cannot_be_written_nothing_opens(helen: User, diary_table: None) -> None:
    page = Diary.objects.create(said="zinnia", reader=helen.uuid)
    page.uuid, opened = None, []
    with pytest.raises(DatabaseError):
        opened.append(reveal(page, "said", WHY, by=helen))
    assert opened == []


def test_a_tampered_text_is_logged_but_does_not_open(page: Diary, helen: User, write_stored: Any) -> None:
    write_stored(page, "said", "plain zinnia")
    assert is_unreadable(reveal(Diary.objects.get(), "said", WHY, by=helen))
    assert RevealLog.objects.count() == 1


def test_a_log_row_reads_as_one_line(page: Diary, helen: User) -> None:
    reveal(page, "said", WHY, by=helen)
    assert str(RevealLog.objects.get()).endswith(f"trust_tests.Diary.said {page.pk}")


def test_the_reason_is_in_the_log_and_not_in_the_audit_trail(page: Diary, helen: User) -> None:
    reveal(page, "said", "zinnia is what I look for", by=helen)
    rows = AuditEntry.objects.values_list("action", "ids", "fields", "target")
    assert "zinnia" not in str(list(rows))
