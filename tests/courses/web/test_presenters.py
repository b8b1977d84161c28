import pytest

from courses.blocks.base import lasting_name
from courses.web.presenters import Mine, replay, show_blocks, split_stem

TEXT = {"id": "1", "kind": "text", "v": 1, "words": "<p>a</p>"}
HEADING = {"id": "2", "kind": "heading", "v": 1, "words": "Part"}
NOTE = {"id": "3", "kind": "content_note", "v": 1, "words": "<p>hard</p>"}
THINK = {"id": "4", "kind": "think", "v": 1, "slug": "listened", "title": "Who?", "words": "", "note": True}


def option(letter, right=False):
    return {"id": letter, "text": letter, "right": right, "title": f"Said {letter}", "why": ""}


def question(kind="single", right="a"):
    options = [option(letter, letter in right) for letter in "abc"]
    inner = {"slug": "q", "kind": kind, "scoring": "all"} | {"stem": "<p>So?</p>", "hint": "Look.", "options": options}
    return {"id": "5", "kind": "question", "v": 1, "question": inner}


def choice(letter, leads_to="", helps=False):
    return {"id": letter, "words": letter, "helps": helps, "title": "t", "why": "", "leads_to": leads_to}


STEPS = [
    {"slug": "start", "choices": [choice("a"), choice("b", "middle", helps=True)]},
    {"slug": "middle", "choices": [choice("a", "start"), choice("b", "end")]},
    {"slug": "end", "choices": []},
]
STORY = {"id": "6", "kind": "scenario", "v": 1, "slug": "jo", "title": "Jo", "steps": STEPS}


def address(what, name):
    return f"/{what}/{name}/"


def shown(block, *picks, **mine):
    name = lasting_name(block)
    return show_blocks([block], Mine(responses={name: list(picks)}, address=address, **mine))[0]


def options(block):
    return block["practice"]["options"]


def path(*picks):
    return [step["slug"] for step in replay(STEPS, list(picks))]


def test_each_block_is_shown_by_the_template_of_its_version():
    assert [block["template"] for block in show_blocks([TEXT, HEADING | {"v": 2}], Mine())] == [
        "blocks/lesson_text_1.html",
        "blocks/lesson_heading_2.html",
    ]


def test_blocks_before_the_first_part_have_headings_of_its_level():
    assert [block["level"] for block in show_blocks([THINK, HEADING, THINK], Mine())] == [2, 2, 3]


def test_a_content_note_skips_to_the_next_part():
    blocks = show_blocks([NOTE, TEXT, HEADING], Mine())

    assert blocks[0]["skip_to"] == blocks[2]["anchor"]


def test_a_content_note_in_the_last_part_skips_to_the_end():
    assert show_blocks([HEADING, NOTE, TEXT], Mine())[1]["skip_to"] == "lesson-end"


def test_a_question_that_left_the_bank_is_not_shown():
    assert show_blocks([TEXT, question() | {"question": None}], Mine()) == show_blocks([TEXT], Mine())


def test_a_question_that_nobody_tried_says_nothing_yet():
    block = shown(question())

    assert ([o["outcome"] for o in options(block)], block["attempt"], block["solved"]) == (
        ["", "", ""],
        1,
        False,
    )


def test_a_tried_option_opens_and_the_others_stay_shut():
    block = shown(question(), ("", ["b"]))

    assert ([o["outcome"] for o in options(block)], block["attempt"]) == (["", "near", ""], 2)


def test_earlier_tries_stay_open_beside_the_right_one():
    block = shown(question(), ("", ["b"]), ("", ["a"]))

    assert [(o["outcome"], o["checked"]) for o in options(block)] == [
        ("right", True),
        ("near", False),
        ("", False),
    ]
    assert block["solved"] is True


def test_the_hint_comes_after_two_tries():
    tries = [("", ["b"]), ("", ["c"])]

    assert (shown(question(), *tries[:1])["hint"], shown(question(), *tries)["hint"]) == ("", "Look.")


def test_a_solved_question_needs_no_hint():
    assert shown(question(), ("", ["b"]), ("", ["c"]), ("", ["a"]))["hint"] == ""


def test_some_of_several_right_options_are_good_so_far():
    block = shown(question("multiple", right="ab"), ("", ["a"]))

    assert (block["practice"]["almost"], block["solved"]) == (True, False)


def test_a_right_and_a_wrong_option_are_not_good_so_far():
    assert shown(question("multiple", right="ab"), ("", ["a", "c"]))["practice"]["almost"] is False


def test_answers_are_sent_to_the_blocks_own_address():
    assert (shown(question())["action"], shown(THINK)["action"], shown(STORY)["action"]) == (
        "/answer/q/",
        "/note/listened/",
        "/answer/jo/",
    )


def test_a_preview_and_a_printed_page_send_nothing():
    assert [block["action"] for block in show_blocks([question(), THINK, STORY], Mine())] == ["", "", ""]


def test_a_thought_without_a_box_keeps_no_note():
    assert shown(THINK | {"note": False})["action"] == ""


def test_a_note_that_was_kept_is_shown_again():
    assert shown(THINK, notes={"listened": "My nan"})["kept"] == "My nan"


def test_a_form_that_came_back_empty_says_so_once():
    blocks = show_blocks([question(), STORY, TEXT], Mine(unanswered="jo"))

    assert [block["unanswered"] for block in blocks] == [False, True, False]


def test_nothing_mended_marks_no_block_without_a_name():
    assert show_blocks([TEXT], Mine(unanswered=""))[0]["unanswered"] is False


def test_a_story_begins_at_its_first_step():
    assert path() == ["start"]


def test_a_choice_that_leads_nowhere_stays_on_its_step():
    assert path(("start", ["a"])) == ["start"]


def test_a_choice_that_leads_on_adds_its_step():
    assert path(("start", ["a"]), ("start", ["b"]), ("middle", ["b"])) == ["start", "middle", "end"]


def test_choosing_again_in_an_earlier_step_goes_back_there():
    assert path(("start", ["b"]), ("middle", ["b"]), ("start", ["b"])) == ["start", "middle"]


def test_a_story_may_lead_back_to_where_it_began():
    assert path(("start", ["b"]), ("middle", ["a"])) == ["start", "middle", "start"]


def test_a_story_can_begin_again_from_anywhere():
    assert path(("start", ["b"]), ("middle", ["b"]), ("", [])) == ["start"]


@pytest.mark.parametrize("pick", [("middle", ["b"]), ("start", ["z"]), ("start", [])])
def test_picks_that_make_no_sense_are_passed_over(pick):
    assert path(pick) == ["start"]


def test_a_step_that_a_later_version_lost_begins_the_story_again():
    assert path(("start", ["b"]), ("lost", ["a"])) == ["start"]


def test_only_the_last_step_has_a_form():
    assert [step["here"] for step in replay(STEPS, [("start", ["b"]), ("middle", ["a"])])] == [False, False, True]


def test_what_was_tried_in_a_step_stays_open():
    step = replay(STEPS, [("start", ["a"]), ("start", ["b"])])[0]

    assert [one["outcome"] for one in step["choices"]] == ["near", "right"]


def test_a_story_that_has_ended_says_so():
    block = shown(STORY, ("start", ["b"]), ("middle", ["b"]))

    assert (block["ended"], block["moved"]) == (True, True)


def test_a_story_that_nobody_touched_cannot_begin_again():
    assert (shown(STORY)["moved"], shown(STORY, ("start", ["a"]))["moved"]) == (False, True)


@pytest.mark.parametrize(
    ("stem", "lead_in", "last"),
    [
        ("<p>So?</p>", "", "So?"),
        ("<p>Jo waits.</p><p>So?</p>", "<p>Jo waits.</p>", "So?"),
        ("<p>Pick:</p><ul><li>a</li></ul>", "<p>Pick:</p><ul><li>a</li></ul>", ""),
        ("", "", ""),
    ],
)
def test_the_last_paragraph_of_a_question_names_its_options(stem, lead_in, last):
    assert split_stem(stem) == {"lead_in": lead_in, "last_paragraph": last}


def test_blocks_that_are_only_read_have_no_name():
    assert [lasting_name(block) for block in (TEXT, NOTE, question(), STORY, THINK)] == ["", "", "q", "jo", "listened"]


@pytest.mark.parametrize("leads_to", ["gone", ""])
def test_a_choice_that_leads_nowhere_leaves_somebody_where_they_are(leads_to):
    """A version that was cut before stories were looked at may hold one; it is read for good."""
    steps = [{"slug": "start", "choices": [choice("a", leads_to)]}, {"slug": "end", "choices": []}]
    assert [step["slug"] for step in replay(steps, [("start", ["a"])])] == ["start"]
