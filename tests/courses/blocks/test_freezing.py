import json

import pytest

from courses.blocks import freeze_body
from courses.blocks.base import frozen_html, frozen_words
from courses.models import Lesson, Option, Question
from tests.factories.courses import module, question, rich

pytestmark = pytest.mark.django_db


@pytest.fixture
def blocks():
    return {block["kind"]: block for block in rich().versions.get().content["lessons"][0]["blocks"]}


def test_a_frozen_lesson_is_plain_json(blocks):
    assert json.loads(json.dumps(blocks)) == blocks


def test_every_block_knows_its_kind_version_and_id(blocks):
    assert {(block["v"], block["id"]) for block in blocks.values()} == {(1, f"block-{kind}") for kind in blocks}


def test_text_is_frozen_as_html(blocks):
    assert blocks["text"]["words"] == "<p>Listen <b>first</b>.</p>"


def test_the_editors_own_marks_are_not_frozen():
    assert frozen_html('<p data-block-key="ab12">One</p>') == "<p>One</p>"


def test_missing_words_freeze_as_nothing():
    assert frozen_words(None) == ""


def test_choices_of_a_story_get_letters(blocks):
    assert [choice["id"] for choice in blocks["scenario"]["steps"][0]["choices"]] == ["a", "b"]


def test_a_question_is_frozen_with_options_and_feedback(blocks):
    frozen = blocks["question"]["question"]

    assert (frozen["slug"], [option["id"] for option in frozen["options"]]) == ("boots", ["a", "b", "c"])
    assert frozen["options"][0]["title"] == "Said A"


def test_turns_are_plain_rows(blocks):
    assert blocks["dialogue"]["turns"] == [{"who": "Jo", "words": "I had even bought the boots.", "ours": False}]


def test_a_question_that_was_deleted_freezes_as_none():
    rich()
    Question.objects.all().delete()

    kinds = {block["kind"]: block for block in freeze_body(Lesson.objects.get().body)}
    assert kinds["question"]["question"] is None


def test_options_stand_in_their_order():
    asked = question(module(), "ordered")
    Option.objects.filter(question=asked, text="A").update(sort_order=9)

    assert [option["text"] for option in Question.objects.get(pk=asked.pk).frozen()["options"]] == ["B", "C", "A"]


def test_links_to_pages_are_frozen_and_ask_nothing_more():
    made = module()

    assert "linktype" not in frozen_html(f'<a linktype="page" id="{made.pk}">here</a>')
