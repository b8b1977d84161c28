"""The anonymous checker's answers."""

from itertools import product

from recruitment.domain.intake.checker import QUESTIONS, checker_outcome

EVERY_ANSWER = [
    dict(zip([question.name for question in QUESTIONS], values, strict=True))
    for values in product(*[[choice.value for choice in question.choices] for question in QUESTIONS])
]


def test_every_answer_leads_somewhere() -> None:
    said = {"-".join(answers.values()): checker_outcome(answers) for answers in EVERY_ANSWER}
    assert [name for name, found in said.items() if not found or len(found.sentences) != len(QUESTIONS)] == []


def test_only_age_stands_in_the_way_of_a_start() -> None:
    assert {answers["age"] for answers in EVERY_ANSWER if not checker_outcome(answers).may_start} == {"no"}
    assert {answers["age"] for answers in EVERY_ANSWER if checker_outcome(answers).may_start} == {"yes"}


def test_an_unanswered_question_brings_no_outcome() -> None:
    assert checker_outcome({"age": "yes"}) is None


def test_a_made_up_answer_counts_as_none() -> None:
    assert checker_outcome(EVERY_ANSWER[0] | {"steady": "'; drop table"}) is None


def test_no_question_asks_about_a_record() -> None:
    asked = " ".join(str(question.label) for question in QUESTIONS).lower()
    assert [word for word in ("record", "conviction", "prison", "arrest") if word in asked] == []
