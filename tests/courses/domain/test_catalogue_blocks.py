import pytest

from courses.domain.catalogue.dialogue import us_of
from courses.domain.catalogue.lessons import read_lesson, write_lesson
from courses.domain.catalogue.options import read_options, write_options
from courses.domain.catalogue.questions import read_bank, write_bank
from courses.domain.catalogue.source import source_of

HEAD = "---\ntitle: A\nlead: B\nminutes: 5\n---\n"
STORY = """:::scenario jo
title: Jo

### start
@Jo: Hello.

? What next?

- Go away
  > Not so kind
* Stay
  > Yes
  > It helps.
  -> end

### end
Jo smiles.
:::"""


def lesson(body):
    source = source_of(HEAD + body, "a.md", [])
    return read_lesson(source), [problem.sentence for problem in source.problems]


def one_block(body):
    read, problems = lesson(body)
    assert problems == []
    (block,) = read["blocks"]
    return {name: value for name, value in block.items() if name != "line"}


def problems_of(body):
    return lesson(body)[1]


def bank(text):
    source = source_of(text, "questions.md", [])
    return read_bank(source), [problem.sentence for problem in source.problems]


def without_lines(value):
    if isinstance(value, dict):
        return {name: without_lines(inner) for name, inner in value.items() if name != "line"}
    return [without_lines(item) for item in value] if isinstance(value, list) else value


def test_plain_paragraphs_are_a_text_block():
    assert one_block("One.\n\nTwo.") == {"kind": "text", "words": "<p>One.</p><p>Two.</p>"}


def test_headings_begin_parts():
    read, _ = lesson("Words.\n## A part\n### Smaller\nMore.")

    assert [block["kind"] for block in read["blocks"]] == ["text", "heading", "subheading", "text"]


def test_a_callout_has_tone_title_and_words():
    assert one_block(":::callout\ntone: care\ntitle: Now\n\nRing 999.\n:::") == {
        "kind": "callout",
        "tone": "care",
        "title": "Now",
        "words": "<p>Ring 999.</p>",
    }


def test_a_callout_may_have_words_alone():
    assert one_block(":::callout\nListen.\n:::")["tone"] == "note"


def test_a_dialogue_knows_the_mentors_side():
    block = one_block(":::dialogue\n@Jo: One.\n\n@Mentor: Two\nlines.\n@You: Three.\n:::")

    assert [(turn["who"], turn["words"], turn["ours"]) for turn in block["turns"]] == [
        ("Jo", "One.", False),
        ("Mentor", "Two lines.", True),
        ("You", "Three.", True),
    ]


def test_a_dialogue_can_name_the_mentor():
    block = one_block(":::dialogue\nus: Ada\n\n@Jo: One.\n@Ada: Two.\n@Mentor: Three.\n:::")

    assert [turn["ours"] for turn in block["turns"]] == [False, True, False]


def test_words_may_stand_before_and_after_the_turns():
    block = one_block(":::dialogue\ntitle: T\n\nBefore.\n\n@Jo: One.\n\nAfter.\n:::")

    assert (block["words"], block["after"]) == ("<p>Before.</p>", "<p>After.</p>")


def test_a_story_has_steps_and_choices():
    steps = one_block(STORY)["steps"]

    assert [(step["slug"], [choice["leads_to"] for choice in step["choices"]]) for step in steps] == [
        ("start", ["", "end"]),
        ("end", []),
    ]


def test_the_feedback_of_a_choice_is_a_short_line_and_a_reason():
    choice = one_block(STORY)["steps"][0]["choices"][1]

    assert (choice["helps"], choice["title"], choice["why"]) == (True, "Yes", "It helps.")


def test_a_thought_may_leave_out_the_box():
    assert one_block(":::think listened\ntitle: Who listened?\nnote: false\n:::") == {
        "kind": "think",
        "slug": "listened",
        "title": "Who listened?",
        "note": False,
        "words": "",
    }


def test_a_term_is_explained():
    assert one_block(":::term\nterm: Open\n\nNot yes or no.\n:::")["words"] == "<p>Not yes or no.</p>"


def test_a_content_note_is_words_alone():
    assert one_block(":::content-note\nA death: somebody dies.\n:::")["words"] == "<p>A death: somebody dies.</p>"


def test_a_picture_says_what_it_shows():
    block = one_block(":::picture\nfile: media/a.png\nalt: Four stones\n:::")

    assert block == {"kind": "picture", "file": "media/a.png", "alt": "Four stones", "caption": ""}


def test_a_picture_that_only_decorates_says_so():
    assert one_block(":::picture\nfile: media/a.png\ndecorative: true\n:::")["alt"] == ""


def test_a_download_has_a_title():
    assert one_block(":::download\nfile: media/a.pdf\ntitle: The card\n\nKeep it.\n:::")["title"] == "The card"


def test_a_question_can_be_asked_in_place():
    block = one_block(":::question q\nkind: true-false\n\nSo?\n\n* True\n  > Yes\n- False\n  > Look again\n:::")

    assert (block["inline"]["slug"], block["inline"]["kind"], block["inline"]["use"]) == (
        "q",
        "true-false",
        "formative",
    )


def test_a_question_can_be_one_of_the_bank():
    assert one_block(":::question\nuse: whose-goal\n:::") == {"kind": "question", "use": "whose-goal"}


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (":::nothing\n:::", "“:::nothing” opens no block that we know."),
        ("::: callout\n:::", "“::: callout” opens no block that we know."),
        (":::callout\nwords", "This block is not closed: a line “:::” is missing."),
        (":::callout\n:::", "The words are missing."),
        (":::callout x\nwords\n:::", "This kind of block takes no slug."),
        (":::callout\ntone: loud\n\nwords\n:::", "“tone” must be one of note, remember, care, ring."),
        (":::callout\ncolour: red\n\nwords\n:::", "“colour” is not known here."),
        (":::dialogue\nwords\n:::", "A conversation has at least one turn: “@Name: words”."),
        (":::think\ntitle: T\n:::", "People answer this block: give it a slug."),
        (":::think t\n\nwords\n:::", "“title” is missing."),
        (":::term\nterm: T\n:::", "The words are missing."),
        (":::picture\nfile: media/a.png\n:::", "Say in “alt” what the picture shows, or “decorative: true”, not both."),
        (":::picture\nfile: ../a.png\nalt: A\n:::", "“file” must be a file in media/, like media/card.pdf."),
        (":::picture\nfile: media/a.png\nalt: A\n\nwords\n:::", "This kind of block has no text of its own."),
        (":::question\nkind: single\n\nSo?\n:::", "People answer this block: give it a slug."),
        (":::question\nuse: Whose Goal\n:::", "“use” must be small letters, digits and hyphens."),
        (":::scenario s\ntitle: T\n:::", "A scenario has at least one step."),
        (":::scenario s\ntitle: T\n\nwords\n\n### a\nend\n:::", "A step begins with “### slug”."),
        (":::dialogue\n@Jo: a\n\nbetween\n\n@Jo: b\n:::", None),
    ],
)
def test_what_is_wrong_with_a_block_is_said(body, sentence):
    wanted = sentence or "Text between two turns: put it before the first turn or after the last."

    assert wanted in problems_of(body)


@pytest.mark.parametrize(
    "body",
    [
        "One **two**.\n\n- a\n- b",
        "## Part\n\nWords.\n\n### Smaller\n\nMore.",
        ":::callout\ntone: care\ntitle: 'Now: go'\n\nRing.\n:::",
        ":::dialogue\nus: Ada\ntitle: T\ndrawing: boots\n\nBefore.\n\n@Jo: One.\n\n@Ada: Two.\n\nAfter.\n:::",
        ":::dialogue\n@Mentor: Hello.\n:::",
        ":::dialogue\nus: nobody\n\n@You: Hello.\n:::",
        STORY,
        ":::think t\ntitle: T?\nnote: false\n\nWords.\n:::",
        ":::term\nterm: T\n\nWords.\n:::",
        ":::content-note\nWords.\n:::",
        ":::picture\nfile: media/a.png\nalt: A\ncaption: C\n:::",
        ":::picture\nfile: media/a.png\ndecorative: true\n:::",
        ":::download\nfile: media/a.pdf\ntitle: T\n:::",
        ":::question\nuse: bank\n:::",
        ":::question q\nkind: multiple\nhint: H\n\nSo?\n\n* A\n  > Y\n* B\n  > Y\n- C\n  > N\n  > Why.\n:::",
    ],
)
def test_a_lesson_is_written_back_as_it_was_read(body):
    read, problems = lesson(body)
    again = read_lesson(source_of(write_lesson(read), "a.md", []))

    assert (problems, without_lines(again)) == ([], without_lines(read))


def test_front_matter_of_a_lesson_is_checked():
    source = source_of("---\ntitle: A\nlead: B\nminutes: 11\n---\nwords", "a.md", [])

    read_lesson(source)

    assert [problem.sentence for problem in source.problems] == ["“minutes” must be a whole number from 1 to 10."]


BANK = """## first
kind: single

What?

* A
  > Yes
- B
  > Look again
  > Because.

## second
kind: multiple
use: summative
scoring: part
outcomes: [listen]

Which?

* A
  > Yes
* B
  > Yes
- C
  > Not this one
"""


def test_a_bank_is_written_back_as_it_was_read():
    read, problems = bank(BANK)

    assert (problems, without_lines(bank(write_bank(read))[0])) == ([], without_lines(read))


def test_a_question_is_asked_in_both_places_unless_told():
    assert [question["use"] for question in bank(BANK)[0]] == ["both", "summative"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("words", "A question begins with “## slug”."),
        ("words\n\n" + BANK, "A question begins with “## slug”."),
        (BANK + "\n" + BANK, "There is another question called “first”."),
        ("## Bad\nkind: single\n", "“Bad” must be small letters, digits and hyphens."),
        ("## a\nkind: single\n\n* A\n  > Y\n- B\n  > N", "The question itself is missing."),
        ("## a\n\nSo?\n\n* A\n  > Y", "“kind” is missing."),
        ("## a\nkind: single\n\nSo?\n\n* A\n- B\n  > N", "Every option has feedback: a line that begins with “  >”."),
        ("## a\nkind: single\n\nSo?\n\n* A\n  > Y\n- B\n  > N\nwhat", None),
        ("## a\nkind: single\n\nSo?\n\n* A\n  > Y\n* B\n  > Y", "Mark exactly one option as right."),
        ("## a\nkind: multiple\n\nSo?\n\n* A\n  > Y\n- B\n  > N", "Mark at least two options as right."),
        ("## a\nkind: multiple\n\nSo?\n\n* A\n  > Y\n* B\n  > Y", "Leave at least one option that is not right."),
        ("## a\nkind: true-false\n\nSo?\n\n* Yes\n  > Y\n- No\n  > N", "The options are True and False."),
        ("## a\nkind: single\n\nSo?\n\n* A\n  > Y\n- A\n  > N", "Two options say the same."),
        ("## a\nkind: single\n\nSo?\n\n* A\n  > Y", "Give at least two options."),
    ],
)
def test_what_is_wrong_with_a_question_is_said(text, sentence):
    assert (sentence or "An option begins with * or -; what belongs to it is indented by two spaces.") in bank(text)[1]


def test_an_option_may_run_over_two_lines():
    source = source_of("* One\n  two\n  > Yes", "a.md", [])

    assert read_options(source, source.lines)[0].text == "One two"


def test_words_that_are_too_long_are_said():
    source = source_of(f"* {'a' * 251}\n  > {'b' * 121}", "a.md", [])

    read_options(source, source.lines)

    assert [problem.sentence[:35] for problem in source.problems] == [
        "This is longer than 250 characters:",
        "This is longer than 120 characters:",
    ]


def test_line_breaks_inside_an_option_are_written_as_spaces():
    option = {"text": "a\nb", "right": True, "title": "c", "why": ""}

    assert write_options([option]) == ["* a b", "  > c"]


@pytest.mark.parametrize(
    ("ours", "us"),
    [({"Mentor"}, ""), ({"Mentor", "You"}, ""), ({"Ada"}, "Ada"), (set(), ""), ({"Ada", "Mentor"}, "Ada")],
)
def test_the_mentors_name_is_written_only_where_it_is_unusual(ours, us):
    assert us_of([{"who": who, "ours": True} for who in ours]) == us


@pytest.mark.parametrize("slug", ["true", "no", "null", "on", "12", "1e3"])
def test_a_slug_that_yaml_would_read_as_something_else_is_written_in_quotes(slug):
    block = {"kind": "question", "use": slug}
    text = write_lesson({"title": "A", "lead": "B", "minutes": 5, "outcomes": [], "required": True, "blocks": [block]})

    read = read_lesson(source := source_of(text, "a.md", []))

    assert ([without_lines(found) for found in read["blocks"]], source.problems) == ([block], [])
