"""Writing the audit trail."""

from uuid import UUID

import pytest
from django.db import transaction

from lms.platform.accounts.models import Area, User
from lms.platform.trust.domain.audit import record
from lms.platform.trust.models import AuditEntry

pytestmark = pytest.mark.both


def test_a_row_says_who_did_what_to_which_fields_of_what(maya: User, wendy: User) -> None:
    record("accounts.name_changed", by=maya, target=wendy, fields=["preferred_name", "full_name"], ids={"area": 3})
    entry = AuditEntry.objects.get(action="accounts.name_changed")
    assert (entry.actor, entry.target, entry.target_pk) == (maya.uuid, "accounts.User", str(wendy.pk))
    assert (entry.target_uuid, entry.fields, entry.ids) == (wendy.uuid, ["full_name", "preferred_name"], {"area": 3})


def test_the_actor_is_no_foreign_key_and_outlives_the_account(db: None) -> None:
    person = User.objects.create(full_name="Ann Example")
    record("accounts.signed_in", by=person)
    kept = person.uuid
    person.delete()
    assert AuditEntry.objects.get(action="accounts.signed_in").actor == kept


@pytest.mark.parametrize(("by", "actor"), [(None, None), (UUID(int=7), UUID(int=7))])
def test_the_program_itself_or_a_bare_uuid_may_be_the_actor(db: None, by: UUID | None, actor: UUID | None) -> None:
    assert record("trust.swept", by=by).actor == actor


def test_a_target_without_uuid_is_named_by_its_number(db: None) -> None:
    area = Area.objects.create(name="Quarrydale", slug="quarrydale")
    entry = record("accounts.area_made", by=None, target=area)
    assert (entry.target, entry.target_pk, entry.target_uuid) == ("accounts.Area", str(area.pk), None)


def test_an_action_undone_leaves_no_row(db: None) -> None:
    with pytest.raises(ZeroDivisionError):
        _record_and_stumble()
    assert AuditEntry.objects.filter(action="trust.tried").exists() is False


@transaction.atomic
def _record_and_stumble() -> float:
    record("trust.tried", by=None)
    return 1 / 0


@pytest.mark.parametrize(
    "value",
    [
        3,
        True,
        None,
        "conditional_offer",
        "2026-11-22",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        UUID("0f8fad5b-d9cb-469f-a165-70867728950e"),
        "a/b:c.d",
    ],
)
def test_ids_slugs_and_numbers_are_taken(db: None, value: object) -> None:
    expected = value if value is None or isinstance(value, int) else str(value)
    assert record("trust.tried", by=None, ids={"x": value}).ids == {"x": expected}


@pytest.mark.parametrize("value", ["two words", "ann@example.org", "", "x" * 101, "naïve", ["list"], {"a": 1}, "tab\t"])
def test_anything_that_could_be_somebodys_words_is_refused(db: None, value: object) -> None:
    with pytest.raises(ValueError, match="ids and slugs"):
        record("trust.tried", by=None, ids={"x": value})
    assert AuditEntry.objects.filter(action="trust.tried").exists() is False


@pytest.mark.parametrize("action", ["tried", "Trust.tried", "trust.", "trust.tried to", ""])
def test_an_action_has_an_app_and_a_name(db: None, action: str) -> None:
    with pytest.raises(ValueError, match=r"app\.what_happened"):
        record(action, by=None)


def test_a_row_reads_as_one_line(db: None, wendy: User) -> None:
    line = str(record("trust.tried", by=None, target=wendy))
    assert line.endswith(f"trust.tried accounts.User {wendy.pk}")
