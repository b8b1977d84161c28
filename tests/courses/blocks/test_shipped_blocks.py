import pytest
from django.template.loader import render_to_string

from courses.blocks import LessonBody
from courses.blocks.base import DRAWINGS
from courses.web.presenters import Mine, show_blocks
from tests.courses.blocks.frozen_blocks import SAYS, SHIPPED, frozen


def address(what, name):
    return f"/learn/m/l/{what}/{name}/"


def rendered(block, mine=None):
    (shown,) = show_blocks([block], mine or Mine(address=address))
    return render_to_string(shown["template"], {"block": shown, "csrf_token": "token"})


@pytest.mark.parametrize(("kind", "version"), SHIPPED)
def test_every_block_that_was_ever_shipped_still_renders(kind, version):
    assert SAYS[kind] in rendered(frozen(kind, version))


@pytest.mark.parametrize(("kind", "version"), SHIPPED)
def test_every_shipped_block_renders_without_forms_too(kind, version):
    html = rendered(frozen(kind, version), Mine())

    assert (SAYS[kind] in html, "action=" in html) == (True, False)


@pytest.mark.parametrize(("kind", "version"), SHIPPED)
def test_no_shipped_block_has_anything_inline(kind, version):
    html = rendered(frozen(kind, version))

    assert [word for word in ("<script", " style=", " onclick=", "javascript:") if word in html] == []


@pytest.mark.parametrize(("kind", "block"), LessonBody().child_blocks.items())
def test_the_present_version_of_every_block_is_among_the_shipped(kind, block):
    assert (kind, block.version) in SHIPPED


@pytest.mark.parametrize("name", [name for name, _label in DRAWINGS])
def test_every_drawing_that_authors_may_choose_exists(name):
    block = frozen("dialogue", 1) | {"drawing": name}

    assert "<svg" in rendered(block)


@pytest.mark.parametrize("tone", ["note", "remember", "care", "ring"])
@pytest.mark.parametrize("title", ["", "Now"])
def test_a_callout_always_has_a_heading(tone, title):
    html = rendered(frozen("callout", 1) | {"tone": tone, "title": title})

    assert "</svg> </h2>" not in " ".join(html.split())


def test_words_of_authors_are_escaped_where_they_are_plain():
    html = rendered(frozen("heading", 1) | {"words": "<script>alert(1)</script>"})

    assert "&lt;script&gt;" in html


def test_a_picture_that_is_gone_leaves_its_words():
    html = rendered(frozen("picture", 1) | {"file": None})

    assert ("<img" in html, "Four stones" in html) == (False, True)


def test_a_download_that_is_gone_leaves_nothing():
    assert rendered(frozen("download", 1) | {"file": None}).strip() == ""


def test_a_multiple_choice_has_boxes_to_tick():
    question = frozen("question", 1)
    question["question"] = question["question"] | {"kind": "multiple"}

    assert 'type="checkbox"' in rendered(question)


def test_a_tried_answer_says_why_and_never_that_it_is_wrong():
    html = rendered(frozen("question", 1), Mine(responses={"one--try": [("", ["b"])]}, address=address))

    assert ("Kind, and too soon" in html, "Jo stops." in html) == (True, True)
    assert [word for word in ("wrong", "incorrect", "fail") if word in html.lower()] == []


def test_a_form_without_a_pick_says_what_to_do():
    html = rendered(frozen("scenario", 1), Mine(address=address, unanswered="jo"))

    assert "Pick one first" in html


def test_a_story_that_ended_can_begin_again():
    html = rendered(frozen("scenario", 1), Mine(responses={"jo": [("start", ["a"])]}, address=address))

    assert ("Start this story again" in html, "Jo smiles." in html) == (True, True)


def test_a_note_that_is_kept_stands_in_its_box():
    html = rendered(frozen("think", 1), Mine(notes={"listened": "My nan & me"}, address=address))

    assert ("My nan &amp; me</textarea>" in html, "Kept." in html) == (True, True)
