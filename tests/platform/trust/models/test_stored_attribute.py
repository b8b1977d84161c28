"""What Django loads and saves of a sealed field: `notes_sealed` beside `notes`."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.core.management import call_command
from django.core.serializers.base import DeserializationError
from django.db import IntegrityError, connection, models, transaction
from django.forms import model_to_dict, modelform_factory

from lms.platform.accounts.models import ContactPreference, User
from lms.platform.trust.crypto import SealBroken, seal
from lms.platform.trust.sealed import Sealed, open_sealed
from tests.platform.trust.diary import Diary

pytestmark = pytest.mark.both

Read = Callable[[Any, str], Any]
Write = Callable[[Any, str, Any], None]


def words_left(row: Diary) -> str:
    """Everything that the instance's sealed things hold."""
    held = [value for value in row.__dict__.values() if isinstance(value, Sealed)]
    return repr([getattr(value, slot) for value in held for slot in Sealed.__slots__])


# --- two names -------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["seen", "facts", "said", "kept"])
def test_a_field_is_held_under_a_name_of_its_own_in_the_column_of_its_name(name: str) -> None:
    field = Diary._meta.get_field(name)
    assert (field.attname, field.column) == (f"{name}_sealed", name)
    assert Diary._meta.get_field(f"{name}_sealed") is field


def test_people_read_words_where_django_reads_something_sealed(diary: type[Diary]) -> None:
    for row in (diary(seen="tulip", facts=0), diary.objects.create(seen="tulip", facts=0), diary.objects.get()):
        assert (row.seen, row.facts) == ("tulip", 0)
        assert (str(row.seen_sealed), str(row.facts_sealed)) == ("sealed", "sealed")


def test_where_nothing_is_written_nothing_is_held(diary: type[Diary]) -> None:
    diary.objects.create()
    row = diary.objects.get()
    assert (row.seen, row.seen_sealed, row.said_sealed, row.said.is_empty) == (None, None, None, True)


@pytest.mark.parametrize("name", ["seen", "seen_sealed"])
def test_words_given_under_either_name_are_sealed(diary: type[Diary], stored: Read, name: str) -> None:
    row = diary.objects.create(**{name: "tulip"})
    assert (diary.objects.get().seen, stored(row, "seen")[:3]) == ("tulip", "v1|")


def test_the_class_gives_the_descriptor_and_no_value() -> None:
    assert [getattr(Diary, name).field.name for name in ("seen", "seen_sealed", "phone_index")] == [
        "seen",
        "seen",
        "phone_index",
    ]


def test_values_of_every_column_are_sealed_too(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip", said="zinnia")
    found = diary.objects.values().get()
    assert (str(found["seen_sealed"]), str(found["said_sealed"]), "seen" in found) == ("sealed", "sealed", False)


@pytest.mark.parametrize("question", [{"seen_sealed": "tulip"}, {"said_sealed__contains": "z"}])
def test_the_other_name_cannot_be_searched_either(diary: type[Diary], question: dict[str, str]) -> None:
    with pytest.raises(FieldError):
        diary.objects.filter(**question).exists()


@pytest.mark.parametrize("change", [{"seen_sealed": "rose"}, {"said_sealed": 0}])
def test_update_by_the_other_name_is_refused_too(diary: type[Diary], change: dict[str, Any]) -> None:
    diary.objects.create(seen="tulip")
    with pytest.raises(FieldError, match="sealed for one row"):
        diary.objects.update(**change)


# --- loading ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["seen", "seen_sealed"])
def test_a_field_may_be_left_out_by_either_name(diary: type[Diary], name: str) -> None:
    diary.objects.create(seen="tulip", said="zinnia")
    row = diary.objects.defer(name).get()
    assert row.get_deferred_fields() == {"seen_sealed"}
    assert (row.seen, row.get_deferred_fields()) == ("tulip", set())


def test_saving_a_row_loaded_in_part_leaves_the_rest_alone(diary: type[Diary], stored: Read) -> None:
    first = diary.objects.create(seen="tulip", said="zinnia")
    before = stored(first, "said")
    row = diary.objects.only("seen").get()
    row.seen = "rose"
    row.save()
    assert (diary.objects.get().seen, stored(first, "said")) == ("rose", before)


def test_a_left_out_field_is_fetched_for_all_rows_at_once(diary: type[Diary]) -> None:
    for words in ("one", "two"):
        diary.objects.create(seen=words, said=words)
    rows = list(diary.objects.fetch_mode(models.FETCH_PEERS).defer("seen", "said").order_by("pk"))
    assert [(row.seen, row.said.is_empty) for row in rows] == [("one", False), ("two", False)]


@pytest.mark.parametrize("fields", [None, ["seen"], ["seen_sealed"]])
def test_refreshing_by_either_name_reads_anew_and_opens_nothing(
    diary: type[Diary], stored: Read, fields: list[str] | None
) -> None:
    row = diary.objects.create(seen="tulip")
    other = diary.objects.get()
    other.seen = "rose"
    other.save()
    row.refresh_from_db(fields=fields)
    assert row.__dict__["seen_sealed"]._stored == stored(row, "seen")
    assert row.seen == "rose"


# --- saving ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["said", "said_sealed"])
def test_a_save_of_one_field_by_either_name_writes_it_alone(diary: type[Diary], name: str) -> None:
    row = diary.objects.create(seen="tulip", said="zinnia")
    row.seen, row.said = "rose", ""
    row.save(update_fields=[name])
    assert (diary.objects.get().seen, diary.objects.get().said.is_empty) == ("tulip", True)


def test_update_or_create_seals_what_it_writes(diary: type[Diary], stored: Read) -> None:
    reader = diary().uuid
    for words in ("tulip", "rose"):
        row, _ = diary.objects.update_or_create(reader=reader, defaults={"seen": words, "said": words})
    assert (diary.objects.get().seen, stored(row, "said")[:3]) == ("rose", "v1|")
    assert "rose" not in stored(row, "seen") + stored(row, "said")


def test_however_a_row_is_saved_its_revealed_words_are_not_kept(diary: type[Diary]) -> None:
    rows = [diary(said="zinnia"), diary(kept={"zinnia": 1})]
    diary.objects.bulk_create(rows)
    assert "zinnia" not in words_left(rows[0]) + words_left(rows[1])
    rows[0].said = "zinnia again"
    diary.objects.bulk_update(rows, ["said"])
    assert "zinnia" not in words_left(rows[0])


def test_a_row_saved_again_keeps_what_was_closed(diary: type[Diary]) -> None:
    row = diary(said="zinnia")
    for _ in range(2):
        row.save()
    assert open_sealed(row.said, Diary._meta.get_field("said").row(row)) == "zinnia"


def test_after_a_save_that_failed_the_row_can_be_saved(diary: type[Diary]) -> None:
    taken, row = diary.objects.create(phone="1"), diary(said="zinnia", seen="tulip")
    row.pk = taken.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    row.pk = None
    row.save()
    assert (diary.objects.get(pk=row.pk).seen, diary.objects.get(pk=row.pk).said.is_empty) == ("tulip", False)


@pytest.mark.django_db
def test_saving_one_copy_leaves_the_words_of_the_other() -> None:
    one = User(pronouns="they")
    other = copy.copy(one)
    other.uuid = User().uuid
    for person in (one, other):
        person.save()
    assert [person.pronouns for person in User.objects.all()] == ["they", "they"]


def test_nothing_put_back_is_still_nothing(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(said=None)
    row.said = row.said
    row.save()
    assert (stored(row, "said"), row.said.is_empty) == (None, True)


# --- text from elsewhere ---------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["said", "said_sealed"])
def test_stored_text_of_another_row_is_not_put_into_a_new_one(diary: type[Diary], name: str) -> None:
    diary.objects.create(said="hers")
    loose = diary.objects.values_list("said", flat=True).get()
    with pytest.raises(SealBroken), transaction.atomic():
        diary.objects.create(**{name: loose})
    with pytest.raises(SealBroken), transaction.atomic():
        diary.objects.bulk_create([diary(**{name: loose})])
    assert diary.objects.count() == 1


@pytest.mark.parametrize("load", [lambda rows: rows.get(), lambda rows: rows.defer("uuid").get()])
def test_a_clone_that_still_thinks_it_is_stored_is_not_written(diary: type[Diary], load: Any) -> None:
    diary.objects.create(said="zinnia")
    clone = load(diary.objects)
    clone.pk, clone.uuid = None, diary().uuid
    with pytest.raises(SealBroken), transaction.atomic():
        clone.save(force_insert=True)
    assert diary.objects.count() == 1


@pytest.mark.parametrize("field", ["seen", "said"])
def test_a_row_whose_text_was_swapped_is_not_saved_over(
    diary: type[Diary], stored: Read, write_stored: Write, field: str
) -> None:
    mine, hers = diary.objects.create(seen="mine", said="mine"), diary.objects.create(seen="hers", said="hers")
    write_stored(mine, field, stored(hers, field))
    diary.objects.get(pk=mine.pk).save()
    assert stored(mine, field) == stored(hers, field)
    with pytest.raises(SealBroken), transaction.atomic():
        diary.objects.bulk_update([diary.objects.get(pk=mine.pk)], [field])


def test_update_with_something_sealed_that_knows_no_row_is_refused(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(said="zinnia")
    before, loose = stored(row, "said"), diary.objects.values_list("said", flat=True).get()
    for value in (loose, Sealed(plain="zinnia")):
        with pytest.raises(FieldError, match="sealed for one row"), transaction.atomic():
            diary.objects.update(said=value)
    assert stored(row, "said") == before


# --- fixtures --------------------------------------------------------------------------------------
@pytest.fixture
def preference(sam: User) -> ContactPreference:
    sam.phone = "07700 900 111"
    sam.save()
    return ContactPreference.objects.create(user=sam, alias="zinnia", address={"lines": ["1 Elm Row"]})


def test_what_dumpdata_wrote_loaddata_puts_back_as_it_was(
    preference: ContactPreference, stored: Read, tmp_path: Path
) -> None:
    file, before = tmp_path / "all.json", [stored(preference, name) for name in ("alias", "address", "notes")]
    call_command("dumpdata", "accounts.User", "accounts.ContactPreference", output=str(file), verbosity=0)
    ContactPreference.objects.all().delete()
    call_command("loaddata", str(file), verbosity=0)
    assert [stored(preference, name) for name in ("alias", "address", "notes")] == before
    assert ContactPreference.objects.get().address == {"lines": ["1 Elm Row"]}
    assert [word for word in ("zinnia", "Elm Row", "900 111") if word in file.read_text()] == []


def fixture_with(preference: ContactPreference, alias: str) -> str:
    """A fixture of one row, somebody having changed one field in it."""
    written = json.loads(serializers.serialize("json", [preference]))
    written[0]["fields"]["alias"] = alias
    return json.dumps(written)


def test_plain_words_in_a_fixture_are_sealed_on_their_way_in(preference: ContactPreference, stored: Read) -> None:
    for found in serializers.deserialize("json", fixture_with(preference, "tulip")):
        found.save()
    assert (ContactPreference.objects.get().alias, stored(preference, "alias")[:3]) == ("tulip", "v1|")


def test_a_fixture_with_text_of_another_row_is_refused(preference: ContactPreference) -> None:
    written = fixture_with(preference, seal("hers", "accounts.contactpreference.alias.1"))
    with pytest.raises(DeserializationError, match="belongs to another row"):
        list(serializers.deserialize("json", written))


@pytest.mark.parametrize("value", [7_301_973, True])
def test_a_number_in_a_text_field_is_sealed_in_a_fixture(diary: type[Diary], value: Any) -> None:
    written = serializers.serialize("python", [diary(seen=value)])[0]["fields"]
    assert written["seen"].startswith("v1|")


# --- forms -----------------------------------------------------------------------------------------
Form = modelform_factory(Diary, fields=["seen", "phone"])


def test_what_a_form_sends_is_sealed_and_found(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(seen="tulip", phone="1")
    form = Form({"seen": "rose", "phone": "2"}, instance=row)
    form.save()
    assert (diary.objects.get(phone_index="2").seen, stored(row, "seen")[:3]) == ("rose", "v1|")


def test_a_form_sees_what_changed_and_what_did_not(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip", phone="1")
    form = Form({"seen": "tulip", "phone": "2"}, instance=diary.objects.get())
    assert (form.is_valid(), form.changed_data) == (True, ["phone"])


def test_the_values_of_a_row_for_a_form_hold_no_revealed_words(diary: type[Diary]) -> None:
    found = model_to_dict(diary(seen="tulip", said="zinnia", facts={"zinnia": 1}))
    assert (found["seen"], str(found["said"]), str(found["facts"])) == ("tulip", "sealed", "sealed")


@pytest.mark.parametrize("name", ["seen", "said"])
@pytest.mark.parametrize(("words", "wrong"), [("", True), ("tulip", False)])
def test_a_check_looks_inside_what_is_not_stored_yet(name: str, words: str, wrong: bool) -> None:
    field = Diary._meta.get_field(name).clone()
    field.blank, found = False, []
    try:
        field.clean(Sealed(plain=words, row="a.b.c.1"), None)
    except ValidationError as error:
        found = error.messages
    assert bool(found) is wrong


def test_an_empty_answer_passes_a_check_where_it_may_be_empty(diary: type[Diary], stored: Read) -> None:
    row = diary(seen="", said="", facts={})
    row.full_clean()
    row.save()
    assert (diary.objects.get().seen, diary.objects.get().facts, row.said.is_empty) == ("", {}, True)


def test_words_in_a_question_do_not_reach_the_database() -> None:
    field = Diary._meta.get_field("said")
    asked = [field.get_db_prep_value(value, connection) for value in ("zinnia", Sealed(plain="zinnia", row="r"), None)]
    assert (asked[0], asked[1][:3], asked[2]) == ("sealed", "v1|", None)
