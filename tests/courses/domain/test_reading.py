import shutil

import pytest

from courses.domain.catalogue.reading import read_module
from courses.domain.catalogue.source import CatalogueError
from tests.factories.courses import CATALOGUE

GROW = CATALOGUE / "grow"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(GROW, tmp_path / "grow")


def change(folder, file, before, after):
    path = folder / file
    text = path.read_text()
    assert before in text, f"{before!r} is not in {file}"
    path.write_text(text.replace(before, after, 1))


def problems(folder):
    with pytest.raises(CatalogueError) as refusal:
        read_module(folder)
    return [str(problem) for problem in refusal.value.problems]


def test_the_shipped_module_reads_without_a_problem():
    found = read_module(GROW)

    assert (found["key"], len(found["lessons"]) >= 6, len(found["questions"]) >= 20) == ("grow", True, True)


def test_the_shipped_module_has_at_least_three_stories():
    kinds = [block["kind"] for lesson in read_module(GROW)["lessons"] for block in lesson["blocks"]]

    assert kinds.count("scenario") >= 3


def test_every_option_of_the_shipped_module_has_feedback():
    options = [option for question in read_module(GROW)["questions"] for option in question["options"]]

    assert [option for option in options if not option["title"]] == []


def test_every_outcome_of_the_shipped_module_is_asked_about():
    found = read_module(GROW)

    asked = {slug for question in found["questions"] for slug in question["outcomes"]}
    assert asked == {outcome["id"] for outcome in found["outcomes"]}


def test_reading_twice_gives_the_same_digest():
    assert read_module(GROW)["digest"] == read_module(GROW)["digest"]


def test_any_change_of_any_file_changes_the_digest(folder):
    before = read_module(folder)["digest"]
    (folder / "summary.md").write_text("Other.\n")

    assert read_module(folder)["digest"] != before


def test_outcomes_are_in_the_order_of_the_module(folder):
    change(
        folder,
        "lessons/08-traps-and-when-to-stop.md",
        "[know-limits, good-questions]",
        "[know-limits, good-questions, know-limits]",
    )

    assert read_module(folder)["lessons"][7]["outcomes"] == ["good-questions", "know-limits"]


@pytest.mark.parametrize("name", ["module.md", "questions.md", "summary.md", "help.md"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    assert f"grow/{name}: This file is missing." in problems(folder)


def test_a_file_among_the_lessons_that_is_none_is_named(folder):
    (folder / "lessons" / "notes.txt").write_text("x")

    assert problems(folder) == ["grow/lessons/notes.txt: A lesson is called like 01-slug.md."]


def test_a_folder_that_is_not_there_is_all_missing(tmp_path):
    assert len(problems(tmp_path / "nothing")) >= 4


def test_problems_of_several_files_are_said_at_once(folder):
    change(folder, "module.md", "sensitive: false", "sensitive: maybe")
    change(folder, "lessons/02-goal.md", "minutes: 8", "minutes: 80")

    assert problems(folder) == [
        "grow/module.md:1: “sensitive” must be true or false.",
        "grow/lessons/02-goal.md:1: “minutes” must be a whole number from 1 to 10.",
    ]


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        ("module.md", "key: grow", "key: glow", "“key” is glow, but the folder is called grow."),
        ("module.md", "open: false", "open: false\nactivties: []", None),
        (
            "module.md",
            "pass_mark: 80\nquiz_draw: 10",
            "activities:\n  - kind: lessons\n  - kind: lessons",
            "Two activities are called “lessons”.",
        ),
        ("module.md", "id: four-steps", "id: own-goal", "Two outcomes are called “own-goal”."),
        ("lessons/02-goal.md", "outcomes: [own-goal]", "outcomes: [nothing]", "module.md has no outcome “nothing”."),
        ("questions.md", "outcomes: [own-goal]", "outcomes: [nothing]", "module.md has no outcome “nothing”."),
        ("lessons/02-goal.md", ":::question whose\nkind: single\noutcomes: [own-goal]", None, "“nothing”"),
        ("lessons/02-goal.md", ":::question whose", ":::question sams-goal", "Two blocks of this lesson are called"),
        ("lessons/02-goal.md", "## Questions", ":::question\nuse: nothing\n:::\n## Questions", "no question “nothing”"),
        ("lessons/02-goal.md", "## Questions", ":::question\nuse: should-word\n:::\n## Questions", "for practice."),
        (
            "lessons/02-goal.md",
            "## Questions",
            ":::picture\nfile: media/no.png\nalt: A\n:::\n## Questions",
            "There is no file media/no.png.",
        ),
    ],
)
def test_what_does_not_fit_together_is_said(folder, file, before, after, sentence):
    after = before.replace("own-goal", "nothing") if after is None else after
    change(folder, file, before, after)

    assert [line for line in problems(folder) if (sentence or "is not known here") in line]


def test_too_few_questions_for_an_attempt_are_said(folder):
    text = (folder / "questions.md").read_text()
    (folder / "questions.md").write_text("## ".join(text.split("## ")[:5]))

    assert any("The quiz draws 10 questions; there are 4." in line for line in problems(folder))


def test_an_outcome_that_no_lesson_teaches_is_said(folder):
    change(folder, "module.md", "  - id: four-steps", "  - id: untaught\n    text: do more\n  - id: four-steps")

    assert problems(folder) == ["grow/module.md:1: No lesson teaches the outcome “untaught”."]


def test_two_lessons_of_one_name_are_said(folder):
    shutil.copy(folder / "lessons/02-goal.md", folder / "lessons/09-goal.md")

    assert problems(folder) == ["grow/lessons: Two lessons are called “goal”."]


def test_a_lesson_may_not_take_the_name_of_a_screen(folder):
    (folder / "lessons/02-goal.md").rename(folder / "lessons/02-quiz.md")

    assert problems(folder) == ["grow/lessons: “quiz” is the name of a screen; call the lesson something else."]


def test_an_empty_lesson_is_said(folder):
    (folder / "lessons/09-more.md").write_text("---\ntitle: A\nlead: B\nminutes: 1\n---\n")

    assert problems(folder) == ["grow/lessons/09-more.md:1: The lesson is empty."]


def test_a_module_needs_one_lesson_that_is_needed(folder):
    for path in (folder / "lessons").iterdir():
        path.write_text(path.read_text().replace("required: true", "required: false"))

    assert problems(folder) == ["grow/module.md:1: There is no lesson that is needed."]
