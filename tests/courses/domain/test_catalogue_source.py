import pytest

from courses.domain.catalogue.source import CatalogueError, Problem, attributes, dump, read_source, source_of


def source(text):
    return source_of(text, "a.md", [])


def said(one):
    return [str(problem) for problem in one.problems]


def test_front_matter_stands_between_two_marks():
    found, rest = source("---\ntitle: A\n---\nwords").front_matter()

    assert (found, [line.text for line in rest]) == ({"title": "A"}, ["words"])


@pytest.mark.parametrize("text", ["title: A", "\n---\ntitle: A\n---", "---\ntitle: A"])
def test_a_file_without_front_matter_says_so(text):
    one = source(text)

    assert one.front_matter() == ({}, [])
    assert said(one) == ["a.md:1: The file begins with front matter between two --- lines."]


def test_empty_front_matter_is_an_empty_mapping():
    assert source("---\n---\n").front_matter()[0] == {}


def test_yaml_that_cannot_be_read_names_its_line():
    one = source("---\ntitle: A\nlead: a: b\n---")

    one.front_matter()

    assert said(one) == ["a.md:3: This is not YAML. Words with a colon need quotes."]


def test_yaml_that_would_make_an_object_is_refused():
    one = source("---\ntitle: !!python/object/apply:os.system ['true']\n---")

    assert one.front_matter()[0] == {}
    assert len(one.problems) == 1


@pytest.mark.parametrize("text", ["---\n- a\n---", "---\njust words\n---", "---\n1: a\n---"])
def test_yaml_that_is_no_mapping_is_refused(text):
    one = source(text)

    assert one.front_matter()[0] == {}
    assert said(one) == ["a.md:2: Lines of “name: value” are expected here."]


def test_a_day_that_does_not_exist_is_said():
    one = source("---\nchecked: 2026-02-30\n---")

    one.front_matter()

    assert said(one) == ["a.md:2: A date here does not exist."]


def test_attributes_end_at_the_empty_line():
    one = source("kind: single\nuse: both\n\nWhat: is it?")

    given, rest = attributes(one, one.lines)

    assert (given, [line.text for line in rest]) == ({"kind": "single", "use": "both"}, ["", "What: is it?"])


def test_words_right_after_attributes_need_an_empty_line():
    one = source("kind: single\nWhat is it?")

    attributes(one, one.lines)

    assert said(one) == ["a.md:2: Leave an empty line after the lines of “name: value”."]


def test_no_attributes_are_an_empty_mapping():
    one = source("What is it?")

    assert attributes(one, one.lines)[0] == {}


def test_spaces_at_the_ends_of_lines_do_not_count():
    assert [line.text for line in source("a  \nb\r\n").lines] == ["a", "b", ""]


def test_a_missing_file_is_a_problem_of_the_whole_file(tmp_path):
    problems = []

    assert read_source(tmp_path / "m" / "module.md", tmp_path / "m", problems).lines == []
    assert [str(one) for one in problems] == ["m/module.md: This file is missing."]


def test_a_file_that_is_not_text_is_a_problem(tmp_path):
    (tmp_path / "module.md").write_bytes(b"\xff\xfe\x00")
    problems = []

    read_source(tmp_path / "module.md", tmp_path, problems)

    assert problems[0].sentence == "This file is not UTF-8 text."


def test_an_error_says_all_problems_at_once():
    error = CatalogueError([Problem("a.md", 1, "One."), Problem("b.md", 0, "Two.")])

    assert str(error) == "a.md:1: One.\nb.md: Two."


@pytest.mark.parametrize(
    "values",
    [
        {"title": "A: b", "count": 3, "yes": True, "none": None},
        {"slugs": ["a", "b"], "empty": []},
        {"rows": [{"id": "a", "text": "“b” — c"}]},
        {"title": "yes", "lead": "- not a list", "date": "1992"},
    ],
)
def test_what_is_dumped_is_read_back(values):
    one = source(dump(values))

    assert one.mapping(one.lines) == values


def test_short_lists_stay_on_one_line():
    assert dump({"outcomes": ["a", "b"], "open": False}) == "outcomes: [a, b]\nopen: false"


@pytest.mark.parametrize("code", [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029])
def test_a_character_that_nobody_sees_is_refused_with_its_line_and_its_number(code):
    source = source_of(f"Good\nbad{chr(code)}0\n", "a.md", [])

    assert [str(problem) for problem in source.problems] == [
        f"a.md:2: There is a character here that nobody can see (U+{code:04X}). Take it out."
    ]


def test_tabs_and_the_ends_of_lines_of_another_system_are_no_such_characters():
    source = source_of("a\tb\r\nc\r\n", "a.md", [])

    assert ([line.text for line in source.lines], source.problems) == (["a\tb", "c", ""], [])
