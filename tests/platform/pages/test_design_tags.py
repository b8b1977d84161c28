"""Icons, drawings and the small sums of components."""

import re

import pytest
from django import forms
from django.template import engines
from django.utils.safestring import SafeString

from lms.platform.pages.templatetags import pathway
from lms.settings.environment import PROJECT

STOPS = [
    {"name": "Say hello", "state": "done"},
    {"name": "Checks", "state": "now"},
    {"name": "You start", "state": "ahead"},
]


def drawn(source: str, **given: object) -> str:
    return engines["django"].from_string("{% load pathway %}" + source).render(given).strip()


def test_our_word_for_a_shape_finds_lucides_picture() -> None:
    assert pathway.icon_lines("tick") == pathway.icon_lines("check") == '<path d="M20 6 9 17l-5-5" />'


def test_an_icon_is_hidden_from_a_screen_reader_and_may_have_a_class() -> None:
    assert drawn('{% icon "circle" "ahead" %}').startswith('<svg class="ico ahead" viewBox="0 0 24 24"')
    assert 'aria-hidden="true"' in drawn('{% icon "circle" %}')


@pytest.mark.parametrize(
    ("months", "said"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (36, "3 years"), (0, "0 months")]
)
def test_a_span_of_months_is_said_as_people_say_it(months: int, said: str) -> None:
    assert drawn("{{ months|span }}", months=months) == said


def test_an_icon_that_does_not_exist_is_named_in_the_error() -> None:
    with pytest.raises(LookupError, match="no-such-thing"):
        pathway.icon("no-such-thing")


def test_every_icon_and_drawing_that_a_template_names_exists() -> None:
    sources = "".join(path.read_text() for path in (PROJECT / "templates").rglob("*.html"))
    icons = set(re.findall(r'{% icon "([^"]+)"', sources)) | set(re.findall(r'\bicon="([^"]+)"', sources))
    assert {name for name in icons if not pathway.icon_lines(name)} == set()
    drawings = set(re.findall(r'{% drawing "([^"]+)"', sources))
    assert {name for name in drawings if not (PROJECT / f"templates/drawings/{name}.svg.html").exists()} == set()


def test_a_drawing_comes_from_its_own_file() -> None:
    assert isinstance(pathway.drawing("mug"), SafeString)
    assert pathway.drawing("mug").startswith('<svg class="d" viewBox="0 0 48 48" aria-hidden="true"')


def test_no_drawing_has_words_or_styles_in_it() -> None:
    sources = [path.read_text() for path in (PROJECT / "templates/drawings").glob("*.html")]
    assert [source for source in sources if "<text" in source or "style" in source] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Say hello", "say hello"), ("HEAR: listen", "HEAR: listen"), ("DBS check", "DBS check"), ("", "")],
)
def test_a_name_begins_mid_sentence_unless_it_is_an_abbreviation(words: str, expected: str) -> None:
    assert pathway.lower_first(words) == expected


@pytest.mark.parametrize(("count", "words"), [(0, "No"), (1, "One"), (9, "Nine"), (10, "10"), (-1, "-1")])
def test_small_numbers_are_words_at_the_start_of_a_sentence(count: int, words: str) -> None:
    assert pathway.in_words(count) == words


def test_the_place_on_a_path_names_what_comes_next() -> None:
    assert pathway.place_on(STOPS) == {"number": 2, "of": 3, "name": "Checks", "next": "You start"}


def test_a_path_that_is_walked_to_its_end_has_no_next_stop() -> None:
    walked = [{**stop, "state": "done"} for stop in STOPS]
    assert pathway.place_on(walked) == {"number": 3, "of": 3, "name": "You start", "next": ""}


def test_stops_may_be_objects_as_well_as_mappings() -> None:
    class Stop:
        name, state = "Checks", "now"

    assert pathway.place_on([Stop()])["name"] == "Checks"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "Nearly there. One thing to mend"),
        (2, "Nearly there. Two things to mend"),
        (12, "Nearly there. 12 things to mend"),
    ],
)
def test_the_summary_counts_what_needs_mending(count: int, words: str) -> None:
    assert pathway.mend_heading(count) == words


class Ask(forms.Form):
    name = forms.CharField(label="Your name")
    way = forms.ChoiceField(label="Which way?", choices=[("a", "A")], widget=forms.RadioSelect)


def test_a_line_of_the_summary_reads_as_a_sentence_after_a_label_or_a_question() -> None:
    form = Ask({})
    assert pathway.mend_line(form["name"], "We need it.") == "Your name: we need it."
    assert pathway.mend_line(form["way"], "Pick one.") == "Which way? Pick one."


def test_a_line_of_the_summary_does_not_say_its_label_twice() -> None:
    assert pathway.mend_line(Ask({})["name"], "Your name is too long.") == "Your name is too long."


class Grouped(forms.Form):
    papers = forms.MultipleChoiceField(
        choices=[
            ("x", "Loose"),
            ("Group 1", [("a", "A"), ("b", "B")]),
            ("Group 2", [("c", "C")]),
            ("y", "Loose too"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )


def test_choices_stand_below_the_name_of_their_group_and_the_others_beside_none() -> None:
    found = pathway.choice_groups(Grouped()["papers"])
    assert [(heading, [option.choice_label for option in options]) for heading, options in found] == [
        ("", ["Loose"]),
        ("Group 1", ["A", "B"]),
        ("Group 2", ["C"]),
        ("", ["Loose too"]),
    ]


def test_choices_without_groups_are_one_list() -> None:
    found = pathway.choice_groups(Ask()["way"])
    assert [(heading, [option.choice_label for option in options]) for heading, options in found] == [("", ["A"])]


def test_a_line_of_the_summary_lands_in_the_first_control() -> None:
    assert [pathway.mend_target(field) for field in Ask({})] == ["id_name", "id_way_0"]


def test_the_longest_bar_leaves_room_for_its_figure() -> None:
    drawing = pathway.bars([{"label": "A", "value": 50}, {"label": "B", "value": 25}])
    assert [row["long"] for row in drawing["rows"]] == [256.0, 128.0]
    assert (drawing["width"], drawing["height"]) == (320, 116)


def test_a_chart_of_nothing_still_draws() -> None:
    assert pathway.bars([])["rows"] == []
    assert pathway.bars([{"label": "A", "value": 0}])["rows"][0]["long"] == 3


def test_a_row_that_is_longer_than_its_head_is_a_mistake() -> None:
    assert pathway.beside(["Name"], ["Dee"]) == [("Name", "Dee")]
    with pytest.raises(ValueError, match="zip"):
        pathway.beside(["Name"], ["Dee", "Marsh"])
