"""Where keys live, and that nothing opens or is sealed without them."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.platform.trust.crypto import seal, unseal
from lms.platform.trust.keys import Keyring, keyring, replace, write_new

ROW = "a.b.c.1"


def test_without_a_key_file_nothing_is_sealed_and_the_message_says_what_to_do(key_file: Path, settings: Any) -> None:
    key_file.unlink()
    settings.SEALING_KEY_MAY_BE_MADE = False
    with pytest.raises(ImproperlyConfigured, match="make_sealing_key"):
        seal("zinnia", ROW)
    assert not key_file.exists()


def test_a_setting_that_nobody_made_means_that_no_key_is_made(key_file: Path, settings: Any) -> None:
    key_file.unlink()
    del settings.SEALING_KEY_MAY_BE_MADE
    with pytest.raises(ImproperlyConfigured):
        keyring()


def test_in_development_the_key_file_is_made_and_used_again(key_file: Path) -> None:
    key_file.unlink()
    text = seal("zinnia", ROW)
    assert unseal(text, ROW) == "zinnia"
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_file_that_others_can_read_is_not_used(key_file: Path, mode: int) -> None:
    key_file.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        keyring()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "not json",
        '{"current": "a", "keys": {"a": "c2hvcnQ="}, "index": "", "audit": ""}',
        '{"keys": 1}',
    ],
)
def test_a_file_that_holds_no_keys_is_not_used(key_file: Path, text: str) -> None:
    key_file.write_text(text)
    with pytest.raises(ImproperlyConfigured, match="not a set of keys"):
        keyring()


def test_a_current_key_that_is_not_there_is_noticed(key_file: Path) -> None:
    held = json.loads(key_file.read_text())
    key_file.write_text(json.dumps({**held, "current": "gone"}))
    with pytest.raises(ImproperlyConfigured, match="not among the keys"):
        keyring()


def test_keys_may_come_from_the_environment_instead(key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = Keyring.new()
    monkeypatch.setenv("SEALING_KEYS", theirs.as_json())
    assert keyring() == theirs


def test_a_file_that_is_there_is_never_replaced_by_new_keys(key_file: Path) -> None:
    before = key_file.read_text()
    write_new(key_file, Keyring.new())
    assert key_file.read_text() == before
    assert [path.name for path in key_file.parent.iterdir()] == ["sealing.json"]


def test_a_running_program_sees_a_new_key_at_once(key_file: Path) -> None:
    old = seal("zinnia", ROW)
    replace(key_file, keyring().with_new_key())
    new = seal("zinnia", ROW)
    assert old.split("|")[1] != new.split("|")[1]
    assert [unseal(text, ROW) for text in (old, new)] == ["zinnia", "zinnia"]


def test_keys_do_not_show_when_they_are_printed(key_file: Path) -> None:
    assert all(word not in repr(keyring()) for word in json.loads(key_file.read_text())["keys"])


def test_every_purpose_has_a_key_of_its_own() -> None:
    ring = Keyring.new()
    assert len({*ring.sealing.values(), ring.index, ring.audit}) == 3
