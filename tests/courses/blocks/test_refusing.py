"""Each block takes what is whole, and says beside its box what to mend."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from courses.blocks.base import DRAWINGS
from courses.blocks.words import TONES
from tests.courses.blocks.cleaning import BODY, refusal, stream
from tests.courses.blocks.frozen_blocks import CHOICE, END, SHIPPED, STEP, TURN
from tests.factories.courses import module, question

NEEDED = ["This field is required."]
SLUG = ["Use small letters, digits and hyphens only, like “first-talk”."]
WITHOUT_FILE = [kind for kind, _version in SHIPPED if kind not in {"picture", "download", "question"}]


def whole(kind: str, **changes: Any) -> Any:
    """A block as an author would send it: what it froze to is what was typed."""
    value = SHIPPED[kind, 1]
    return value["words"] if kind in {"heading", "subheading", "text"} else value | changes


def story(*steps: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return whole("scenario", steps=list(steps or (STEP, END)), **changes)


@pytest.mark.parametrize("kind", WITHOUT_FILE)
def test_a_whole_block_is_taken(kind: str) -> None:
    assert refusal(kind, whole(kind)) == []


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("heading", "", NEEDED),
        ("heading", "x" * 121, ["Ensure this value has at most 120 characters (it has 121)."]),
        ("subheading", "", NEEDED),
        ("text", "", NEEDED),
        ("callout", whole("callout", words=""), NEEDED),
        (
            "callout",
            whole("callout", tone="shout"),
            ["Select a valid choice. shout is not one of the available choices."],
        ),
        ("callout", whole("callout", title="x" * 101), ["Ensure this value has at most 100 characters (it has 101)."]),
        ("term", whole("term", term=""), NEEDED),
        ("term", whole("term", words=""), NEEDED),
        ("content_note", {"words": ""}, NEEDED),
        ("dialogue", whole("dialogue", turns=[]), ["The minimum number of items is 1"]),
        ("dialogue", whole("dialogue", turns=[TURN | {"who": ""}]), NEEDED),
        ("dialogue", whole("dialogue", turns=[TURN | {"words": ""}]), NEEDED),
        (
            "dialogue",
            whole("dialogue", turns=[TURN | {"who": "x" * 31}]),
            ["Ensure this value has at most 30 characters (it has 31)."],
        ),
        (
            "dialogue",
            whole("dialogue", drawing="unicorn"),
            ["Select a valid choice. unicorn is not one of the available choices."],
        ),
        ("think", whole("think", title=""), NEEDED),
        ("think", whole("think", slug=""), NEEDED),
        ("think", whole("think", slug="x" * 61), ["Ensure this value has at most 60 characters (it has 61)."]),
    ],
)
def test_what_is_missing_or_too_long_is_said_beside_its_box(kind: str, value: Any, said: list[str]) -> None:
    assert refusal(kind, value) == said


@pytest.mark.parametrize("slug", ["First", "first talk", "a_b", "-first", "first-", "first--talk", "erste-ü", "a/b"])
@pytest.mark.parametrize("kind", ["think", "scenario"])
def test_a_lasting_name_that_no_text_file_could_hold_is_refused(kind: str, slug: str) -> None:
    assert refusal(kind, whole(kind, slug=slug)) == SLUG


@pytest.mark.parametrize("slug", ["first", "first-talk", "2-talks", "a"])
@pytest.mark.parametrize("kind", ["think", "scenario"])
def test_a_lasting_name_of_small_letters_digits_and_hyphens_is_taken(kind: str, slug: str) -> None:
    assert refusal(kind, whole(kind, slug=slug)) == []


@pytest.mark.parametrize(("tone", "_label"), TONES)
def test_a_callout_takes_each_of_its_tones(tone: str, _label: str) -> None:
    assert refusal("callout", whole("callout", tone=tone)) == []


@pytest.mark.parametrize("drawing", ["", *(name for name, _label in DRAWINGS)])
@pytest.mark.parametrize("kind", ["dialogue", "scenario"])
def test_a_drawing_is_one_of_ours_or_none(kind: str, drawing: str) -> None:
    assert refusal(kind, whole(kind, drawing=drawing)) == []


# --- stories ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "said"),
    [
        (story(STEP | {"choices": [CHOICE | {"leads_to": "ende"}]}, END), "No step is called “ende”."),
        (story(STEP, END, END | {"slug": "lost"}), "Nothing leads to the step “lost”."),
        (story(STEP | {"choices": [CHOICE | {"leads_to": "start"}]}), "From the step “start” no end can be reached."),
        (story(STEP | {"question": ""}, END), "“start” needs both a question and choices, or neither."),
        (story(STEP | {"choices": [CHOICE] * 9}, END), "“start” has more than eight choices."),
        (story(STEP, END, END), "Two steps have the same name."),
    ],
    ids=["a step that is not there", "never reached", "no way out", "no question", "too many", "one name twice"],
)
def test_a_story_that_would_lead_somebody_nowhere_is_not_taken(value: dict[str, Any], said: str) -> None:
    assert said in refusal("scenario", value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (story(STEP | {"slug": "The start"}, END), SLUG),
        (story(STEP | {"choices": [CHOICE | {"words": ""}]}, END), NEEDED),
        (story(STEP | {"choices": [CHOICE | {"title": ""}]}, END), NEEDED),
        (story(title=""), NEEDED),
        (whole("scenario", steps=[]), ["The minimum number of items is 1"]),
    ],
    ids=["its name", "its words", "its feedback", "its title", "no step"],
)
def test_a_box_inside_a_story_is_named_before_the_way_through_it_is_looked_at(value: Any, said: list[str]) -> None:
    assert refusal("scenario", value) == said


# --- blocks that point to something else ----------------------------------------------------------------
@pytest.mark.parametrize(("kind", "box"), [("picture", "picture"), ("download", "document"), ("question", "question")])
@pytest.mark.django_db
def test_a_block_that_points_to_nothing_is_refused(kind: str, box: str) -> None:
    assert refusal(kind, {box: None, "title": "The card", "alternative": "", "caption": "", "words": ""}) == NEEDED


@pytest.mark.django_db
def test_a_question_from_the_bank_is_taken() -> None:
    assert refusal("question", {"question": question(module(), "boots").pk}) == []


# --- a whole lesson ---------------------------------------------------------------------------------------
def test_of_two_blocks_that_are_wrong_both_are_named() -> None:
    with pytest.raises(ValidationError) as refused:
        BODY.clean(stream(("heading", ""), ("text", "<p>Listen.</p>"), ("think", whole("think", slug="No"))))
    assert sorted(refused.value.block_errors) == [0, 2]


def test_a_kind_that_does_not_exist_is_left_out_and_not_kept() -> None:
    assert [block.block_type for block in stream(("heading", "One"), ("video", "x"))] == ["heading"]


@pytest.mark.parametrize("kind", ["text", "callout", "term", "content_note", "think", "dialogue"])
def test_authors_are_offered_bold_links_and_lists_alone(kind: str) -> None:
    block = BODY.child_blocks[kind]
    words = block if kind == "text" else block.child_blocks["words"]
    assert words.features == ["bold", "link", "ul", "ol"]
