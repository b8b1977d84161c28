"""A story has a beginning, leads only to its own steps, and comes to an end."""

import pytest

from courses.blocks.base import LETTERS
from courses.blocks.scenario_rules import problems_of_steps


def step(slug, *leads_to, question="So?"):
    choices = [{"leads_to": name} for name in leads_to]
    return {"slug": slug, "question": question if choices else "", "choices": choices}


@pytest.mark.parametrize(
    "steps",
    [
        [step("a")],
        [step("a", "b"), step("b")],
        [step("a", "b"), step("b", "a", "c"), step("c")],
        [step("a", "", "b"), step("b")],
        [step("a", *["b"] * len(LETTERS)), step("b")],
    ],
    ids=["one step", "a line", "a circle with a way out", "a choice that stays", "eight choices"],
)
def test_a_story_that_hangs_together_has_nothing_to_mend(steps):
    assert problems_of_steps(steps) == []


@pytest.mark.parametrize(
    ("steps", "sentences"),
    [
        ([], ["A scenario has at least one step."]),
        ([step("a", "b"), step("b"), step("c")], ["Nothing leads to the step “c”."]),
        ([step("a", "nowhere", "b"), step("b")], ["No step is called “nowhere”."]),
        (
            [step("a", "b"), step("b", "a")],
            ["From the step “a” no end can be reached.", "From the step “b” no end can be reached."],
        ),
        ([step("a"), step("a")], ["Two steps have the same name."]),
        ([step("a", "b", question=""), step("b")], ["“a” needs both a question and choices, or neither."]),
        ([step("a") | {"question": "So?"}], ["“a” needs both a question and choices, or neither."]),
        ([step("a", *["b"] * 9), step("b")], ["“a” has more than eight choices."]),
        ([step("a", "a")], ["From the step “a” no end can be reached."]),
    ],
)
def test_a_story_that_does_not_hang_together_is_told_why(steps, sentences):
    assert problems_of_steps(steps) == sentences


def test_everything_that_is_wrong_is_said_at_once():
    steps = [step("a", "gone"), step("a", "b", question=""), step("c")]
    assert [sentence.split()[0] for sentence in problems_of_steps(steps)] == ["Two", "No", "Nothing", "From", "“a”"]


def test_a_percent_sign_in_a_name_is_no_placeholder():
    assert problems_of_steps([step("a", "50%s"), step("b")])[0] == "No step is called “50%s”."
