"""Text in a sealed field: what is stored, what comes back, and what does not open."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lms.platform.trust.crypto import KeyNotHere, SealBroken, seal, unseal
from lms.platform.trust.damaged import is_unreadable
from lms.platform.trust.keys import Keyring, replace
from tests.platform.trust.diary import Diary

pytestmark = pytest.mark.both

ROW = "trust_tests.diary.seen.1"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
Read = Callable[[Any, str], Any]
Write = Callable[[Any, str, Any], None]


@pytest.mark.django_db
def test_stored_text_names_its_version_and_key_and_hides_the_words(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(seen="zinnia by the door")
    version, key_id, nonce, _closed = stored(row, "seen").split("|")
    assert (version, len(key_id), len(nonce)) == ("v1", 8, 16)
    assert "zinnia" not in stored(row, "seen")


@pytest.mark.parametrize("value", [False, True, 0, "", "0", [], {}, 1.5, "None", "null", "v1|a|b|c"])
def test_a_value_comes_back_as_it_was(diary: type[Diary], value: Any) -> None:
    diary.objects.create(facts=value)
    back = diary.objects.get().facts
    assert (back, type(back)) == (value, type(value))


def test_none_is_null_and_comes_back_as_none(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(seen=None, facts=None)
    assert (stored(row, "seen"), stored(row, "facts")) == (None, None)
    assert (diary.objects.get().seen, diary.objects.get().facts) == (None, None)


def test_an_empty_text_is_sealed_and_not_null(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(seen="")
    assert stored(row, "seen").startswith("v1|")
    assert diary.objects.get().seen == ""


@given(value=JSON)
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_json_holds_round_trips(value: Any) -> None:
    back = unseal(seal(value, ROW), ROW)
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), b"bytes"])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        seal(value, ROW)


def test_every_flipped_byte_of_stored_text_is_noticed() -> None:
    text = seal("zinnia", ROW)
    opened = []
    for place in range(len(text)):
        for bit in range(7):
            changed = text[:place] + chr(ord(text[place]) ^ (1 << bit)) + text[place + 1 :]
            try:
                opened.append((place, bit, unseal(changed, ROW)))
            except SealBroken:
                continue
    assert opened == []


@pytest.mark.parametrize("cut", [1, 5, 20, 40])
def test_shortened_text_does_not_open(cut: int) -> None:
    with pytest.raises(SealBroken):
        unseal(seal("zinnia", ROW)[:-cut], ROW)


def test_text_moved_to_another_row_does_not_open(diary: type[Diary], stored: Read, write_stored: Write) -> None:
    mine, hers = diary.objects.create(seen="mine"), diary.objects.create(seen="hers")
    write_stored(mine, "seen", stored(hers, "seen"))
    assert is_unreadable(diary.objects.get(pk=mine.pk).seen)


def test_text_moved_to_another_field_does_not_open(diary: type[Diary], stored: Read, write_stored: Write) -> None:
    row = diary.objects.create(seen="seen", phone="07700900123")
    write_stored(row, "seen", stored(row, "phone"))
    assert is_unreadable(diary.objects.get(pk=row.pk).seen)


@pytest.mark.parametrize("text", ["plain words", "", "v1|", "v1|a|b", "v2|a|b|c", "v1||||", '"zinnia"'])
def test_words_written_into_the_database_by_hand_do_not_open(
    diary: type[Diary], write_stored: Write, text: str
) -> None:
    row = diary.objects.create(seen="real")
    write_stored(row, "seen", text)
    assert is_unreadable(diary.objects.get(pk=row.pk).seen)


def test_another_key_of_the_same_name_does_not_open(key_file: Any) -> None:
    text = seal("zinnia", ROW)
    theirs = Keyring.new()
    key_id = text.split("|")[1]
    replace(key_file, Keyring(key_id, {key_id: theirs.sealing[theirs.current]}, theirs.index, theirs.audit))
    with pytest.raises(SealBroken):
        unseal(text, ROW)


def test_text_under_a_key_we_have_not_got_says_so(key_file: Any) -> None:
    text = seal("zinnia", ROW)
    replace(key_file, Keyring.new())
    with pytest.raises(KeyNotHere, match="not in the key file"):
        unseal(text, ROW)


def test_two_rows_with_the_same_words_look_different(diary: type[Diary], stored: Read) -> None:
    first, second = diary.objects.create(seen="same"), diary.objects.create(seen="same")
    assert stored(first, "seen") != stored(second, "seen")


def test_stored_text_that_is_no_text_at_all_does_not_open() -> None:
    with pytest.raises(SealBroken):
        unseal(None, ROW)  # type: ignore[arg-type]
