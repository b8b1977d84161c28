"""A module as its authors edit it, and what of it a version keeps."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from courses.kinds import ACTIVITY_KINDS
from courses.models import Module, SignOff, Source
from courses.models.module import KEPT_AS_IS
from courses.models.module_form import MODES, ModuleForm
from lms.platform.accounts.models import User
from tests.factories.courses import module, publish

pytestmark = pytest.mark.django_db
WHOLE = {"title": "Listening", "public_title": "Listening", "lead": "In short.", "guided_minutes": 30, "slug": "new"}


def refusals(**fields: object) -> dict[str, list[str]]:
    """What is said beside each box of a module with these fields; nothing where it is whole."""
    made = Module(key="new", path="00019999", depth=2, **WHOLE | fields)
    try:
        made.clean_fields()
    except ValidationError as error:
        return error.message_dict
    return {}


def test_a_whole_module_has_nothing_to_mend() -> None:
    assert refusals() == {}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "This field cannot be blank."),
        ("public_title", "", "This field cannot be blank."),
        ("public_title", "x" * 121, "Ensure this value has at most 120 characters (it has 121)."),
        ("lead", "", "This field cannot be blank."),
        ("guided_minutes", 0, "Ensure this value is greater than or equal to 1."),
        ("guided_minutes", None, "This field cannot be null."),
        ("activities", [], "This field cannot be blank."),
        ("activities", None, "This field cannot be null."),
        ("drawing", "unicorn", "Value 'unicorn' is not a valid choice."),
    ],
)
def test_what_no_module_can_be_is_said_beside_its_box(field: str, value: object, sentence: str) -> None:
    assert refusals(**{field: value}) == {field: [sentence]}


def test_a_module_may_have_no_quiz_and_no_end() -> None:
    assert refusals(validity_months=None, activities=[{"kind": "lessons"}]) == {}


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"pass_mark": 0, "draw": 1}, "Ensure this value is greater than or equal to 1."),
        ({"pass_mark": 101, "draw": 1}, "Ensure this value is less than or equal to 100."),
        ({"pass_mark": 1, "draw": 0}, "Ensure this value is greater than or equal to 1."),
        ({"pass_mark": 1, "draw": 21}, "Ensure this value is less than or equal to 20."),
    ],
)
def test_what_no_quiz_can_be_is_said_beside_its_box(settings: dict[str, int], sentence: str) -> None:
    block = ACTIVITY_KINDS.get("quiz").author_block
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(settings))
    assert [error.message % (error.params or {}) for error in _inner(refusal.value)] == [sentence]


def _inner(error: Any) -> list[ValidationError]:
    return [inner for child in error.block_errors.values() for inner in child.error_list]


def test_a_version_keeps_every_field_that_trainees_or_certificates_read() -> None:
    kept = module().frozen()
    assert set(kept) == {*KEPT_AS_IS, "introduction", "summary", "help", "outcomes", "prerequisites", "sources"}
    assert json.loads(json.dumps(kept)) == kept


def test_what_a_version_keeps_says_nothing_of_the_cms() -> None:
    assert {"id", "path", "owner", "loaded_digest", "open_to_all"} & set(module().frozen()) == set()


def test_outcomes_are_kept_by_their_lasting_names() -> None:
    assert module().frozen()["outcomes"] == [{"slug": "listen", "text": "listen without fixing"}]


def test_what_to_do_first_is_kept_by_its_lasting_name() -> None:
    first, second = module("first"), module("second")
    second.prerequisites = [first]
    assert second.frozen()["prerequisites"] == ["first"]


def test_a_source_is_kept_with_the_day_on_which_somebody_looked() -> None:
    source = Source(title="Guide", by="NHS", date="2025", address="https://example.org", checked_on=date(2026, 3, 27))
    assert source.frozen() == {
        "title": "Guide",
        "by": "NHS",
        "date": "2025",
        "address": "https://example.org",
        "checked": "2026-03-27",
    }


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org", "example.org"])
def test_a_source_leads_to_a_page_on_the_web_or_nowhere(address: str) -> None:
    with pytest.raises(ValidationError, match="Enter a valid URL"):
        Source._meta.get_field("address").clean(address, None)


@pytest.mark.parametrize("sensitive", [True, False])
def test_over_somebodys_shoulder_a_sensitive_module_has_its_neutral_title(sensitive: bool) -> None:
    assert Module(title="Full", public_title="Neutral", sensitive=sensitive).shown_title == (
        "Neutral" if sensitive else "Full"
    )


@pytest.mark.parametrize(("way", "_label"), MODES)
def test_authors_are_offered_each_way_to_take_a_module(way: str, _label: str) -> None:
    field = ModuleForm.declared_fields["modes"]
    assert field.clean([way]) == [way]


@pytest.mark.parametrize("sent", [[], ["by post"]])
def test_a_module_is_taken_in_at_least_one_way_that_we_know(sent: list[str]) -> None:
    with pytest.raises(ValidationError):
        ModuleForm.declared_fields["modes"].clean(sent)


def test_publishing_an_unchanged_module_makes_no_new_version() -> None:
    made = module()
    publish(made)
    assert [version.number for version in made.versions.all()] == [1]


def test_publishing_a_changed_module_makes_the_next_version_and_keeps_the_first() -> None:
    made = module()
    made.lead = "Said anew."
    made.save()
    publish(made)
    assert [version.content["lead"] for version in made.versions.all()] == ["How to listen.", "Said anew."]
    assert [str(version) for version in made.versions.all()] == [
        "Listening well, version 1",
        "Listening well, version 2",
    ]


def test_who_signs_off_is_one_of_those_who_know(priya: User) -> None:
    with pytest.raises(ValidationError, match="not a valid choice"):
        SignOff._meta.get_field("role").clean("astrology", None)
