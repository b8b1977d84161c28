"""Making the key file, and changing keys while people go on writing."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lms.platform.accounts.models import ContactPreference, User
from lms.platform.trust.crypto import key_of
from lms.platform.trust.domain.rotation import add_key, seal_again, sealed_fields
from lms.platform.trust.keys import keyring
from lms.platform.trust.models import AuditEntry

Read = Callable[[Any, str], Any]
Write = Callable[[Any, str, Any], None]


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def ann(key_file: Path, db: None) -> User:
    return User.objects.create(full_name="Ann Example", phone="+447700900321", pronouns="they")


def test_the_key_file_is_made_once_where_it_should_be(key_file: Path, settings: Any) -> None:
    key_file.unlink()
    settings.SEALING_KEY_MAY_BE_MADE = False
    assert "Keep a copy" in run("make_sealing_key")
    assert keyring().current in key_file.read_text()


def test_a_key_file_is_never_overwritten(key_file: Path) -> None:
    before = key_file.read_text()
    with pytest.raises(CommandError, match="keep it"):
        run("make_sealing_key")
    assert key_file.read_text() == before


def test_after_a_change_of_key_everything_reads_as_before_under_the_new_key(ann: User, stored: Read) -> None:
    old = keyring().current
    said = run("rotate_sealing_key")
    assert keyring().current in said
    assert [key_of(stored(ann, field)) for field in ("phone", "pronouns")] == [keyring().current] * 2
    ann = User.objects.get()
    assert (ann.phone, ann.pronouns, User.objects.get(phone_index=ann.phone)) == ("+447700900321", "they", ann)
    assert old in keyring().sealing


def test_the_change_of_key_is_in_the_audit_trail(ann: User) -> None:
    key_id = add_key()
    entry = AuditEntry.objects.get(action="trust.sealing_key_added")
    assert (entry.ids, entry.actor) == ({"key": key_id}, None)


def test_a_change_of_key_that_was_stopped_goes_on_where_it_stopped(ann: User, stored: Read) -> None:
    key_id = add_key()
    second = User.objects.create(full_name="Bo Example", phone="+447700900322")
    before = stored(second, "phone")
    run("rotate_sealing_key", "--resume")
    assert (keyring().current, key_of(stored(ann, "phone")), stored(second, "phone")) == (key_id, key_id, before)


def test_doing_it_again_changes_nothing(ann: User, stored: Read) -> None:
    run("rotate_sealing_key")
    before = stored(ann, "phone")
    assert seal_again() == []
    assert stored(ann, "phone") == before


def test_what_cannot_be_opened_is_named_and_the_rest_is_done(ann: User, stored: Read, write_stored: Write) -> None:
    broken = User.objects.create(full_name="Bo Example", phone="+447700900322")
    write_stored(broken, "phone", stored(ann, "phone"))
    with pytest.raises(CommandError, match="--resume"):
        run("rotate_sealing_key")
    left = seal_again()
    assert [(found.field, found.rows) for found in left] == [("accounts.user.phone", 1)]
    assert "changed, or belongs to another" in left[0].why
    assert key_of(stored(ann, "phone")) == keyring().current


def test_a_save_in_the_middle_is_not_overwritten(ann: User, stored: Read) -> None:
    add_key()
    connection.execute_wrappers.append(save_first := _SaveFirst(ann))
    try:
        seal_again()
    finally:
        connection.execute_wrappers.remove(save_first)
    assert User.objects.get().pronouns == "she"


class _SaveFirst:
    """Somebody saves the row between the moment it is read and the moment it is written."""

    def __init__(self, user: User) -> None:
        self.user, self.done = user, False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("UPDATE") and "pronouns" in sql and not self.done:
            self.done = True
            self.user.pronouns = "she"
            self.user.save()
        return execute(sql, params, many, context)


def test_keys_from_the_environment_are_changed_there(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEALING_KEYS", keyring().with_new_key().as_json())
    with pytest.raises(CommandError, match="SEALING_KEYS"):
        run("rotate_sealing_key")
    assert "newest key" in run("rotate_sealing_key", "--resume")


def test_every_sealed_field_of_every_model_takes_part() -> None:
    places = {field.place() for _model, field in sealed_fields()}
    assert {"accounts.user.phone", f"{ContactPreference._meta.label_lower}.address"} <= places


def test_more_rows_than_one_batch_are_all_done(key_file: Path, db: None, stored: Read) -> None:
    User.objects.bulk_create([User(full_name="Many", phone=f"+4477009{number:05}") for number in range(1100)])
    key_id = add_key()
    assert seal_again() == []
    assert {key_of(stored(user, "phone")) for user in User.objects.all()} == {key_id}
