"""What one sees of a sealed field through its instance."""

import copy
import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from django.apps.registry import Apps
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import models, transaction
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Concat, Lower
from django.forms import modelform_factory

from lms.platform.accounts.models import ContactPreference
from lms.platform.trust.crypto import SealBroken
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.sealed import Sealed, open_sealed
from tests.platform.trust.diary import Diary

pytestmark = pytest.mark.both

Read = Callable[[Any, str], Any]


# --- fields that only reveal() opens ---------------------------------------------------------------
@pytest.mark.parametrize("show", [str, repr, "{}".format, "%s".__mod__, "{:>1}".format, lambda it: f"{it!r}"])
def test_a_revealed_field_never_shows_its_words(diary: type[Diary], show: Callable[[Any], str]) -> None:
    unsaved = diary(said="zinnia")
    diary.objects.create(said="zinnia")
    assert {show(unsaved.said), show(diary.objects.get().said)} <= {"sealed", "<sealed>"}


def test_a_revealed_field_leaves_no_words_in_a_log(diary: type[Diary], caplog: pytest.LogCaptureFixture) -> None:
    row = diary.objects.create(said="zinnia")
    logging.getLogger("trust").error("read %s and %r and %s", row.said, row.said, row.__dict__)
    assert "zinnia" not in caplog.text


def test_what_is_pickled_holds_no_words(diary: type[Diary]) -> None:
    row = diary.objects.create(said="zinnia", seen="tulip")
    assert b"zinnia" not in pickle.dumps(
        [row.said, diary.objects.get().said, diary.objects.get().__dict__["seen_sealed"]]
    )


def test_a_value_not_yet_saved_cannot_be_pickled(diary: type[Diary]) -> None:
    with pytest.raises(TypeError, match="after it is saved"):
        pickle.dumps(diary(said="zinnia").said)


def test_a_pickled_sealed_value_knows_no_row_and_opens_nowhere(diary: type[Diary]) -> None:
    row = diary.objects.create(said="zinnia")
    with pytest.raises(SealBroken):
        _ = pickle.loads(pickle.dumps(row.said)).is_empty


@pytest.mark.parametrize(("value", "empty"), [(None, True), ("", True), ("zinnia", False)])
def test_whether_a_revealed_field_is_empty_may_be_asked(diary: type[Diary], value: Any, empty: bool) -> None:
    unsaved = diary(said=value)
    diary.objects.create(said=value)
    assert (unsaved.said.is_empty, diary.objects.get().said.is_empty) == (empty, empty)
    assert bool(diary.objects.get().said) is not empty


def test_zero_and_false_are_not_empty(diary: type[Diary]) -> None:
    diary.objects.create(kept=0)
    diary.objects.create(kept=False)
    assert [row.kept.is_empty for row in diary.objects.all()] == [False, False]


def test_after_saving_the_instance_no_longer_holds_the_words(diary: type[Diary]) -> None:
    row = diary(said="zinnia")
    row.save()
    assert "zinnia" not in repr([getattr(row.__dict__["said_sealed"], slot) for slot in Sealed.__slots__])


def test_a_revealed_value_cannot_be_copied_to_another_row(diary: type[Diary]) -> None:
    mine, hers = diary.objects.create(said="mine"), diary.objects.create(said="hers")
    with pytest.raises(SealBroken, match="another row"):
        mine.said = hers.said
    with pytest.raises(SealBroken, match="another row"):
        diary(said=hers.said)


def test_a_revealed_value_may_be_put_back_where_it_came_from(diary: type[Diary]) -> None:
    row = diary.objects.create(said="zinnia")
    row.said = diary.objects.get(pk=row.pk).said
    row.save()
    assert open_sealed(row.said, Diary._meta.get_field("said").row(row)) == "zinnia"


def test_what_values_list_gives_cannot_be_put_into_a_row(diary: type[Diary]) -> None:
    mine = diary.objects.create(said="mine")
    loose = diary.objects.values_list("said", flat=True).get()
    with pytest.raises(SealBroken):
        mine.said = loose
    with pytest.raises(SealBroken):
        diary(said=loose).save()


def test_a_cloned_row_with_a_new_uuid_is_not_written(diary: type[Diary]) -> None:
    row = diary.objects.create(said="zinnia")
    clone = diary.objects.get(pk=row.pk)
    clone.pk, clone.uuid, clone._state.adding = None, diary().uuid, True
    with pytest.raises(SealBroken):
        clone.save()


def test_copies_of_a_row_keep_their_words_apart() -> None:
    row = ContactPreference(address={"lines": ["1 Elm Row"]}, notes="zinnia")
    deep, shallow = copy.deepcopy(row), copy.copy(row)
    deep.address["lines"].append("Eastmoor")
    assert (row.address, deep.address) == ({"lines": ["1 Elm Row"]}, {"lines": ["1 Elm Row", "Eastmoor"]})
    assert (deep.notes, shallow.notes) == ("zinnia", "zinnia")


def test_copies_of_a_sealed_value_open_where_it_opens(diary: type[Diary]) -> None:
    said = diary.objects.create(said="zinnia").said
    assert (copy.copy(said).is_empty, copy.deepcopy(said).is_empty) == (False, False)


# --- fields that are visible -----------------------------------------------------------------------
def test_a_visible_field_reads_and_writes_like_any_other(diary: type[Diary]) -> None:
    row = diary.objects.create(seen="tulip", facts={"n": 1})
    row.seen = "rose"
    row.save()
    assert (row.seen, diary.objects.get().seen, diary.objects.get().facts) == ("rose", "rose", {"n": 1})


def test_a_change_inside_visible_json_is_saved(diary: type[Diary]) -> None:
    diary.objects.create(facts={"n": 1})
    row = diary.objects.get()
    row.facts["n"] = 2
    row.save()
    assert diary.objects.get().facts == {"n": 2}


def test_json_held_on_to_across_two_saves_is_still_the_rows_own(diary: type[Diary]) -> None:
    row = diary(facts={})
    facts = row.facts
    row.save()
    facts["later"] = True
    row.save()
    assert diary.objects.get().facts == {"later": True}


def test_nothing_is_opened_until_it_is_read(diary: type[Diary], stored: Read) -> None:
    diary.objects.create(seen="tulip")
    row = diary.objects.get()
    assert row.__dict__["seen_sealed"]._stored == stored(row, "seen")


def test_a_row_loaded_and_saved_unread_keeps_its_stored_text(diary: type[Diary], stored: Read) -> None:
    row = diary.objects.create(seen="tulip", said="zinnia")
    before = stored(row, "seen"), stored(row, "said")
    diary.objects.get().save()
    assert (stored(row, "seen"), stored(row, "said")) == before


@pytest.mark.parametrize("field", ["seen", "facts"])
def test_a_deferred_field_is_fetched_when_it_is_read(diary: type[Diary], field: str) -> None:
    diary.objects.create(seen="tulip", facts="tulip")
    assert getattr(diary.objects.defer(field).get(), field) == "tulip"


def test_a_field_loaded_without_its_uuid_still_opens(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip")
    assert diary.objects.only("seen").get().seen == "tulip"


def test_a_deferred_revealed_field_is_fetched_sealed(diary: type[Diary]) -> None:
    diary.objects.create(said="zinnia")
    assert str(diary.objects.defer("said").get().said) == "sealed"


def test_refreshing_reads_what_another_wrote(diary: type[Diary]) -> None:
    row = diary.objects.create(seen="tulip", said="zinnia")
    other = diary.objects.get()
    other.seen = "rose"
    other.save()
    row.refresh_from_db()
    assert (row.seen, str(row.said), row.said.is_empty) == ("rose", "sealed", False)


# --- many rows at once -----------------------------------------------------------------------------
def test_bulk_create_seals_each_row_for_itself(diary: type[Diary], stored: Read) -> None:
    diary.objects.bulk_create([diary(seen="one", said="a"), diary(seen="two", said="b")])
    assert [row.seen for row in diary.objects.order_by("id")] == ["one", "two"]
    assert all(stored(row, "said").startswith("v1|") for row in diary.objects.all())


def test_update_with_words_is_refused_because_no_row_is_known(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip", said="zinnia")
    for change in ({"seen": "rose"}, {"said": "rose"}, {"facts": 0}, {"seen": ""}):
        with pytest.raises(FieldError, match="sealed for one row"):
            diary.objects.update(**change)


@pytest.mark.parametrize("change", [F("phone"), Lower("phone"), Concat("phone", Value("x"), output_field=CharField())])
def test_update_from_another_column_is_refused(diary: type[Diary], change: Any) -> None:
    diary.objects.create(seen="tulip", phone="1")
    with pytest.raises(FieldError):
        diary.objects.update(seen=change)


def test_update_to_nothing_is_allowed(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip", said="zinnia")
    diary.objects.update(seen=None, said=None)
    assert (diary.objects.get().seen, diary.objects.get().said.is_empty) == (None, True)


def test_update_of_other_columns_leaves_sealed_ones(diary: type[Diary]) -> None:
    row = diary.objects.create(seen="tulip")
    diary.objects.update(reader=row.uuid)
    assert diary.objects.get().seen == "tulip"


def test_bulk_update_of_indexed_words_is_refused(diary: type[Diary]) -> None:
    row = diary.objects.create(phone="1")
    row.phone = "2"
    with pytest.raises(FieldError, match="one by one"), transaction.atomic():
        diary.objects.bulk_update([row], ["phone"])
    assert (diary.objects.get().phone, diary.objects.filter(phone_index="1").count()) == ("1", 1)


def test_bulk_update_seals_visible_words_for_their_rows(diary: type[Diary], stored: Read) -> None:
    rows = [diary.objects.create(seen="a", facts={"n": 1}), diary.objects.create(seen="b", facts={"n": 2})]
    for row in rows:
        row.seen = f"tulip {row.pk}"
        row.facts["n"] += 5
    diary.objects.bulk_update(rows, ["seen", "facts_sealed"])
    assert [stored(row, "seen")[:3] for row in rows] == ["v1|", "v1|"]
    assert [(row.seen, row.facts["n"] > 5) for row in diary.objects.order_by("pk")] == [
        (f"tulip {row.pk}", True) for row in rows
    ]


def test_bulk_update_seals_revealed_words_for_their_rows(diary: type[Diary], stored: Read) -> None:
    rows = [diary.objects.create(said="a"), diary.objects.create(said="b")]
    for row in rows:
        row.said = f"zinnia {row.pk}"
    diary.objects.bulk_update(rows, ["said"])
    found = [open_sealed(row.said, Diary._meta.get_field("said").row(row)) for row in diary.objects.order_by("pk")]
    assert found == [f"zinnia {row.pk}" for row in rows]


def test_words_in_a_case_expression_are_refused(diary: type[Diary]) -> None:
    row = diary.objects.create(seen="a")
    words = Case(When(pk=row.pk, then=Value("b", output_field=Diary._meta.get_field("seen"))))
    with pytest.raises(FieldError):
        diary.objects.update(seen=words)


def test_values_and_values_list_give_sealed_things_and_no_text(diary: type[Diary]) -> None:
    diary.objects.create(seen="tulip", said="zinnia", facts=None)
    found = diary.objects.values("seen", "said", "facts").get()
    assert {name: str(value) for name, value in found.items()} == {"seen": "sealed", "said": "sealed", "facts": "None"}
    assert [type(value) for value in diary.objects.values_list("seen", "said").get()] == [Sealed, Sealed]


# --- asking ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("question", ["seen", "seen__icontains", "seen__in", "seen__gt", "said", "facts__n", "said__x"])
def test_a_sealed_field_cannot_be_searched(diary: type[Diary], question: str) -> None:
    with pytest.raises(FieldError):
        diary.objects.filter(**{question: ["tulip"]}).exists()


@pytest.mark.parametrize("part", ["facts__n", "seen__lower"])
def test_nothing_is_done_with_a_sealed_text_in_the_database(diary: type[Diary], part: str) -> None:
    with pytest.raises(FieldError):
        diary.objects.annotate(part=F(part)).exists()


def test_a_model_that_is_no_sealed_model_is_told_so() -> None:
    class Loose(models.Model):
        words = SealedTextField(opened="visible")

        class Meta:
            apps = Apps()
            app_label = "trust_tests"

        def __str__(self) -> str:
            return "loose"

    assert [found.id for found in Loose._meta.get_field("words").check()] == ["trust.E001"]
    assert Diary._meta.get_field("seen").check() == []


def test_words_that_only_look_stored_stay_words_where_a_form_sent_them(diary: type[Diary]) -> None:
    row = diary(seen="v1|a|b|c")
    row.full_clean()
    row.save()
    assert diary.objects.get().seen == "v1|a|b|c"
    assert Diary._meta.get_field("seen").to_python("plain") == "plain"


def test_whether_a_sealed_field_is_null_may_be_asked(diary: type[Diary]) -> None:
    diary.objects.create(seen="")
    assert diary.objects.filter(seen__isnull=False, said__isnull=True, said=None).count() == 1


# --- checks, forms and fixtures --------------------------------------------------------------------
def test_checking_a_row_leaves_its_words_as_they_were(diary: type[Diary]) -> None:
    row = diary(seen="tulip", said="zinnia", facts={"n": 1})
    row.full_clean()
    row.save()
    row = diary.objects.get()
    row.full_clean()
    assert (row.seen, row.facts, row.said.is_empty) == ("tulip", {"n": 1}, False)


def test_a_required_sealed_field_must_be_filled() -> None:
    field = Diary._meta.get_field("seen").clone()
    field.null = field.blank = False
    for nothing in (None, ""):
        with pytest.raises(ValidationError):
            field.clean(nothing, None)


def test_a_form_shows_visible_words_and_has_no_box_for_revealed_ones(diary: type[Diary]) -> None:
    form = modelform_factory(diary, fields="__all__")(instance=diary.objects.create(seen="tulip", said="zinnia"))
    assert form["seen"].value() == "tulip"
    assert {"said", "kept", "facts"} & set(form.fields) == set()
    assert "zinnia" not in form.as_p()


@pytest.mark.parametrize("form", ["json", "xml", "python"])
@pytest.mark.parametrize("value", ["zinnia", 7_301_973, False])
def test_a_fixture_holds_stored_text_only(diary: type[Diary], form: str, value: Any) -> None:
    diary.objects.create(seen=str(value), said=str(value), facts=value, kept=value)
    written = str(serializers.serialize(form, [diary.objects.get(), diary(facts=value, said=str(value))]))
    fields = str(serializers.serialize("python", diary.objects.all())[0]["fields"]["facts"])
    assert "zinnia" not in written
    assert "7301973" not in written
    assert fields.startswith("v1|")
