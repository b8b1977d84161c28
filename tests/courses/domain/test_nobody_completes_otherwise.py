"""A trainee who presses everything in any order: no path leads to a completion but the one that is asked for."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from courses.domain.completion import NotComplete, record_completion, withdraw_completion
from courses.domain.enrolment import enrol, withdraw_enrolment
from courses.domain.lesson_work import finish_lesson, open_lesson
from courses.domain.quizzes import AttemptIsOver, NoQuiz, give_answer, start_attempt, submit_attempt
from courses.models import Attempt, Completion, Enrolment, Module
from tests import cast
from tests.factories.courses import cut, lesson, module, right_picks, wrong_picks
from tests.scenes import laid_out_once

SLUGS = ["lesson-1", "lesson-2"]


def two_lessons_and_a_quiz() -> None:
    """A module, somebody who learns and somebody who keeps the records."""
    module(lessons=len(SLUGS), questions=2, quiz_draw=2, pass_mark=100)
    cast.priya()
    cast.owen()


scene = laid_out_once(two_lessons_and_a_quiz)


class Trainee(RuleBasedStateMachine):
    """What is true of a module with two lessons and a quiz of two questions, of which both must be right."""

    @initialize()
    def begins(self) -> None:
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.module = Module.objects.get(key="listening")
        self.priya, self.owen = cast.priya(), cast.owen()
        self.cycle = 0
        self.on = enrol(self.priya, self.module, by=self.owen)
        self.done: set[str] = set()
        self.passed = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    def fresh(self) -> Enrolment:
        return Enrolment.objects.select_related("version", "module", "person").get(pk=self.on.pk)

    @rule(slug=st.sampled_from(SLUGS))
    def opens_a_lesson(self, slug: str) -> None:
        open_lesson(self.fresh(), slug)

    @rule(slug=st.sampled_from(SLUGS))
    def finishes_a_lesson(self, slug: str) -> None:
        finish_lesson(self.fresh(), slug)
        self.done.add(slug)

    @rule(right=st.lists(st.booleans(), min_size=2, max_size=2))
    def answers(self, right: list[bool]) -> None:
        try:
            attempt = start_attempt(self.fresh())
        except NoQuiz:
            return
        for position, (asked, is_right) in enumerate(zip(attempt.paper, right, strict=True), 1):
            give_answer(attempt, position, right_picks(asked) if is_right else wrong_picks(asked))

    @rule()
    def sends_the_last_attempt(self) -> None:
        attempt = Attempt.objects.filter(enrolment=self.on).order_by("-number").first()
        if attempt is None:
            return
        with suppress(AttemptIsOver):
            self.passed |= bool(submit_attempt(attempt).passed)

    @rule()
    def asks_for_a_completion(self) -> None:
        with suppress(NotComplete):
            record_completion(self.fresh())

    @rule()
    def the_authors_change_the_module(self) -> None:
        lesson(self.module, f"more-{self.module.get_children().count()}", required=False)
        cut(self.module)

    @rule()
    def is_taken_off_and_put_back(self) -> None:
        if self.fresh().state == Enrolment.State.COMPLETED:
            return
        withdraw_enrolment(self.fresh(), by=self.owen)
        enrol(self.priya, self.module, by=self.owen, cycle=self.cycle)

    @rule()
    def a_completion_is_withdrawn_and_a_new_cycle_begins(self) -> None:
        current = Completion.objects.filter(enrolment=self.on, withdrawn_at=None).first()
        if current is None:
            return
        withdraw_completion(current, by=self.owen, reason="An error")
        self.cycle += 1
        self.on = enrol(self.priya, self.module, by=self.owen, cycle=self.cycle)
        self.done, self.passed = set(), False

    @invariant()
    def only_lessons_and_quiz_together_complete(self) -> None:
        current = Completion.objects.filter(enrolment=self.on, withdrawn_at=None).count()
        everything = self.passed and self.done >= set(SLUGS)
        assert current == int(everything)

    @invariant()
    def the_state_says_the_same_as_the_completions(self) -> None:
        completed = Enrolment.objects.get(pk=self.on.pk).state == Enrolment.State.COMPLETED
        assert completed == Completion.objects.filter(enrolment=self.on, withdrawn_at=None).exists()

    @invariant()
    def at_most_one_attempt_is_under_way(self) -> None:
        assert Attempt.objects.filter(enrolment=self.on, state=Attempt.State.OPEN).count() <= 1

    @invariant()
    def a_snapshot_is_never_other_than_its_version(self) -> None:
        for completion in Completion.objects.filter(person=self.priya).select_related("version"):
            assert completion.snapshot["version"] == completion.version.number
            assert completion.snapshot["score"] == 100


@pytest.mark.usefixtures("scene")
@pytest.mark.django_db
def test_no_path_leads_to_a_completion_but_through_every_lesson_and_the_quiz():
    run_state_machine_as_test(
        Trainee,
        settings=settings(
            max_examples=settings.default.max_examples // 8,
            stateful_step_count=18,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.usefixtures("scene")
@pytest.mark.django_db
def test_the_machine_can_complete_so_that_its_silence_means_something():
    """The same acts in the right order do get there."""
    machine = Trainee()
    machine.begins()
    for slug in SLUGS:
        machine.finishes_a_lesson(slug=slug)
    machine.answers(right=[True, True])
    machine.sends_the_last_attempt()

    assert Completion.objects.count() == 1
    machine.only_lessons_and_quiz_together_complete()
    machine.teardown()
