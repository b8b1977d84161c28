"""Finding a row by a sealed value without being able to read it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db.migrations.writer import MigrationWriter

from lms.platform.accounts.models import User
from lms.platform.trust.blind_index import BlindIndexField
from lms.platform.trust.crypto import blind
from tests.platform.trust.diary import Diary, digits

pytestmark = pytest.mark.both

Read = Callable[[Any, str], Any]


def test_a_row_is_found_by_its_sealed_value_however_it_is_written(diary: type[Diary]) -> None:
    row = diary.objects.create(phone="07700 900123")
    assert diary.objects.get(phone_index="07700-900-123") == row
    assert diary.objects.filter(phone_index__in=["(07700) 900123", "1"]).count() == 1


def test_another_value_finds_nothing(diary: type[Diary]) -> None:
    diary.objects.create(phone="07700 900123")
    assert diary.objects.filter(phone_index="07700900124").exists() is False


def test_the_index_holds_no_digit_of_the_number_in_order(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(phone="07700900123")
    assert len(stored(row, "phone_index")) == 64
    assert "900123" not in stored(row, "phone_index")


@pytest.mark.parametrize("nothing", [None, "", "no number"])
def test_nothing_to_find_is_null(diary: type[Diary], stored: Read, nothing: str | None) -> None:
    row = diary.objects.create(phone=nothing)
    assert stored(row, "phone_index") is None
    assert diary.objects.filter(phone_index=None).count() == 1


def test_the_index_follows_a_change(diary: type[Diary]) -> None:
    row = diary.objects.create(phone="1")
    row.phone = "2"
    row.save()
    assert [diary.objects.filter(phone_index=number).count() for number in ("1", "2")] == [0, 1]


def test_the_index_as_loaded_is_not_made_again_from_itself(diary: type[Diary]) -> None:
    diary.objects.create(phone="1")
    row = diary.objects.get()
    row.save()
    assert diary.objects.get(phone_index=row.phone_index) == row


def test_the_same_number_in_two_fields_leaves_two_different_traces() -> None:
    assert blind("1", "accounts.user.phone_index") != blind("1", "trust_tests.diary.phone_index")


def test_another_index_key_leaves_another_trace(key_file: Any) -> None:
    before = blind("1", "a.b.c")
    key_file.unlink()
    assert blind("1", "a.b.c") != before


@pytest.mark.parametrize("question", ["phone_index__startswith", "phone_index__icontains", "phone_index__gt"])
def test_parts_of_the_index_cannot_be_asked_for(diary: type[Diary], question: str) -> None:
    with pytest.raises(FieldError, match="the same"):
        diary.objects.filter(**{question: "077"}).exists()


def test_a_bulk_created_row_is_found(diary: type[Diary]) -> None:
    diary.objects.bulk_create([diary(phone="3"), diary(phone="4")])
    assert diary.objects.get(phone_index="4").phone == "4"


def test_the_index_survives_a_fixture(db: None) -> None:
    User.objects.create(full_name="Ann Example", phone="+447700900321", pronouns="they")
    written = serializers.serialize("json", User.objects.all())
    User.objects.all().delete()
    for found in serializers.deserialize("json", written):
        found.save()
    person = User.objects.get(phone_index="+447700900321")
    assert (person.phone, person.pronouns) == ("+447700900321", "they")
    assert "900321" not in written


def test_a_migration_writes_the_field_and_what_it_indexes() -> None:
    written, _imports = MigrationWriter.serialize(BlindIndexField("phone", normalise=digits, unique=True))
    assert written == "lms.platform.trust.blind_index.BlindIndexField('phone', unique=True)"


def change_and_save(row: Diary, **only: Any) -> None:
    row.phone = "2"
    row.save(**only)


@pytest.mark.parametrize(
    "change",
    [
        lambda: change_and_save(Diary.objects.get(), update_fields=["phone"]),
        lambda: change_and_save(Diary.objects.get(), update_fields=["phone_sealed"]),
        lambda: change_and_save(Diary.objects.only("phone").get()),
        lambda: change_and_save(Diary.objects.defer("phone").get()),
        lambda: Diary.objects.update_or_create(seen=None, defaults={"phone": "2"}),
    ],
)
def test_the_index_follows_however_little_is_saved(diary: type[Diary], change: Callable[[], Any]) -> None:
    diary.objects.create(phone="1")
    change()
    assert [diary.objects.filter(phone_index=number).count() for number in ("1", "2")] == [0, 1]


def test_a_save_of_other_fields_leaves_phone_and_index_alone(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(phone="1")
    before = stored(row, "phone_index")
    row.phone, row.seen = "2", "tulip"
    row.save(update_fields=["seen"])
    assert (stored(row, "phone_index"), diary.objects.get().phone) == (before, "1")


def test_the_attribute_says_at_once_what_would_be_stored(diary: type[Diary], stored: Read) -> None:
    row = diary(phone="1")
    expected = blind("1", "trust_tests.diary.phone_index")
    assert row.phone_index == expected
    row.save()
    assert stored(row, "phone_index") == expected
    row.phone = None
    assert row.phone_index is None


def test_an_index_written_by_hand_does_not_stand(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(phone="1", phone_index="2")
    assert stored(row, "phone_index") == blind("1", "trust_tests.diary.phone_index")


def test_bulk_update_mends_an_index(diary: type[Diary], write_stored: Callable[[Any, str, Any], None]) -> None:
    row = diary.objects.create(phone="1")
    write_stored(row, "phone_index", "0" * 64)
    diary.objects.bulk_update([diary.objects.get()], ["phone_index"])
    assert diary.objects.get(phone_index="1") == row


def test_reading_the_index_opens_nothing_on_the_instance(diary: type[Diary], stored: Read) -> None:
    diary.objects.create(phone="1")
    row = diary.objects.get()
    assert row.phone_index == stored(row, "phone_index")
    assert row.__dict__["phone_sealed"]._stored == stored(row, "phone")
