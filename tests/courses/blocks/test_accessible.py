"""Every lesson block can be read without eyes or hands: named controls, ordered headings, described pictures."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string

from courses.web.presenters import Mine, show_blocks
from tests.courses.blocks.frozen_blocks import SHIPPED, frozen

VOID = {"input", "img", "br", "hr", "use", "path", "meta", "link"}
STATES = {
    "untouched": Mine(address=lambda what, name: f"/learn/m/l/{what}/{name}/"),
    "answered": Mine(
        responses={"one--try": [("", ["b"])], "jo": [("start", ["a"])]},
        notes={"listened": "My nan"},
        address=lambda what, name: f"/learn/m/l/{what}/{name}/",
    ),
    "nothing picked": Mine(unanswered="one--try", address=lambda what, name: f"/learn/m/l/{what}/{name}/"),
    "printed": Mine(),
}
EVERY = [(kind, version, state) for kind, version in SHIPPED for state in STATES]


class Reader(HTMLParser):
    """Each element with its attributes, its words and the elements around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.around: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = {"tag": tag, "words": "", "around": [above["tag"] for above in self.around], **dict(attrs)}
        self.found.append(one)
        if tag not in VOID:
            self.around.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop()["tag"] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for one in self.around:
            one["words"] += data

    def all(self, *tags: str) -> list[dict[str, Any]]:
        return [one for one in self.found if one["tag"] in tags]


def read(kind: str, version: int, state: str = "untouched", **changes: Any) -> Reader:
    (shown,) = show_blocks([frozen(kind, version) | changes], STATES[state])
    return Reader(render_to_string(shown["template"], {"block": shown, "csrf_token": "token"}))


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_every_control_has_a_name_that_can_be_read_out(kind: str, version: int, state: str) -> None:
    page = read(kind, version, state)
    labelled = {label.get("for") for label in page.all("label") if label["words"].strip()}
    nameless = [
        one
        for one in page.all("input", "textarea", "select")
        if one.get("type") != "hidden"
        and one.get("id") not in labelled
        and "label" not in one["around"]
        and not one.get("aria-label")
    ]
    assert nameless == []


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_every_button_and_link_says_what_it_does(kind: str, version: int, state: str) -> None:
    controls = read(kind, version, state).all("button", "a", "summary")
    assert [one for one in controls if not (one["words"].strip() or one.get("aria-label"))] == []


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_choices_stand_in_a_group_that_asks_the_question(kind: str, version: int, state: str) -> None:
    page = read(kind, version, state)
    picks = [one for one in page.all("input") if one.get("type") in {"radio", "checkbox"}]
    assert [one for one in picks if "fieldset" not in one["around"]] == []
    assert [one for one in page.all("legend") if not one["words"].strip()] == []


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_every_picture_has_words_or_says_that_it_only_decorates(kind: str, version: int, state: str) -> None:
    page = read(kind, version, state)
    assert [one for one in page.all("img") if "alt" not in one] == []
    assert [one for one in page.all("svg") if one.get("aria-hidden") != "true" and not one.get("aria-label")] == []


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_no_name_of_an_element_is_given_twice(kind: str, version: int, state: str) -> None:
    names = [one["id"] for one in read(kind, version, state).found if one.get("id")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("kind", "version", "state"), EVERY)
def test_what_describes_or_labels_something_is_there(kind: str, version: int, state: str) -> None:
    page = read(kind, version, state)
    there = {one.get("id") for one in page.found}
    named = [
        name
        for one in page.found
        for attribute in ("for", "aria-describedby", "aria-labelledby")
        for name in (one.get(attribute) or "").split()
    ]
    assert [name for name in named if name not in there] == []


def test_a_picture_that_only_decorates_is_passed_over() -> None:
    assert [one["alt"] for one in read("picture", 1, alternative="").all("img")] == [""]


def test_a_picture_keeps_its_place_while_it_loads() -> None:
    assert [(one["width"], one["height"]) for one in read("picture", 1).all("img")] == [("4", "3")]


def test_a_download_says_its_kind_and_size_before_it_is_opened() -> None:
    [link] = read("download", 1).all("a")
    said = " ".join(link["words"].split()).lower()
    assert ("pdf" in said, bool(re.search(r"\d+\W*k", said))) == (True, True)


def test_headings_of_a_lesson_never_skip_a_level() -> None:
    blocks = [frozen(kind, version) for kind, version in SHIPPED]
    shown = show_blocks(blocks, STATES["untouched"])
    html = "".join(render_to_string(one["template"], {"block": one, "csrf_token": "token"}) for one in shown)
    levels = [1, *(int(one["tag"][1]) for one in Reader(html).found if re.fullmatch(r"h[1-6]", one["tag"]))]
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
