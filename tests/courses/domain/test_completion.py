from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from courses.domain.completion import (
    NotComplete,
    correct_completion,
    evidence_of,
    re_evaluate,
    record_completion,
    withdraw_completion,
)
from courses.domain.enrolment import enrol
from courses.domain.lesson_work import finish_lesson, open_lesson
from courses.models import Completion, Enrolment, LearningEvent, Lesson, Module, Verb
from courses.signals import completion_recorded, completion_withdrawn
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.factories.courses import completion, cut, enrolment, lesson, module, publish, question, quiz_attempt
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def a_module_done():
    """Priya has completed a module, and Sam may begin it."""
    cast.owen()
    cast.sam()
    return completion(cast.priya()).pk


scene = laid_out_once(a_module_done)


@pytest.fixture
def done(scene):
    return Completion.objects.get(pk=scene)


@pytest.fixture
def listening(scene):
    """The module that Priya has completed."""
    return Module.objects.get(key="listening")


@pytest.fixture
def heard():
    """What the two signals said, and whether it was said inside the transaction."""
    said = []

    def recorded(completion, supersedes, **_):
        inside = transaction.get_connection().in_atomic_block
        said.append(("recorded", completion.pk, supersedes and supersedes.pk, inside))

    def withdrawn(completion, **_):
        said.append(("withdrawn", completion.pk))

    completion_recorded.connect(recorded)
    completion_withdrawn.connect(withdrawn)
    yield said
    completion_recorded.disconnect(recorded)
    completion_withdrawn.disconnect(withdrawn)


def test_a_completion_says_everything_a_certificate_needs(priya):
    made = module("other", awarding_body="", framework="Care", level="2", guided_minutes=45)

    snapshot = completion(priya, made).snapshot

    assert {name: snapshot[name] for name in ("title", "public_title", "minutes", "mode", "how_assessed", "score")} == {
        "title": "Listening well",
        "public_title": "Listening",
        "minutes": 45,
        "mode": "remote",
        "how_assessed": "quiz",
        "score": 100,
    }


def test_a_completion_says_what_was_asked_and_what_was_shown(done):
    snapshot = done.snapshot

    assert snapshot["requirements"] == [
        {"kind": "lessons", "lessons": ["lesson-1", "lesson-2"]},
        {"kind": "quiz", "pass_mark": 60, "draw": 3},
    ]
    assert snapshot["evidence"]["lessons"] == ["lesson-1", "lesson-2"]
    assert snapshot["evidence"]["quiz"]["score"] == 100


def test_a_completion_names_outcomes_version_and_validity(done):
    snapshot = done.snapshot

    assert (snapshot["outcomes"], snapshot["version"], snapshot["validity_months"], snapshot["sensitive"]) == (
        ["listen without fixing"],
        1,
        24,
        False,
    )


def test_completing_ends_the_enrolment_at_the_same_moment(done):
    assert (done.enrolment.state, done.enrolment.ended_at) == ("completed", done.completed_at)


def test_nothing_is_recorded_while_something_is_missing(sam, listening):
    on = enrolment(sam, listening)

    with pytest.raises(NotComplete) as refusal:
        record_completion(on)

    assert refusal.value.assessment.missing == ("lesson-1", "lesson-2", "quiz")
    assert str(refusal.value) == "Still missing: lesson-1, lesson-2, quiz."


def test_settling_what_is_not_complete_does_nothing(sam, listening):
    assert re_evaluate(enrolment(sam, listening)) is None


def test_recording_twice_gives_the_same_completion(done):
    assert record_completion(done.enrolment) == done
    assert Completion.objects.count() == 1


def test_the_completion_is_announced_once_inside_the_transaction(sam, listening, heard):
    done = completion(sam, listening)
    record_completion(done.enrolment)

    assert heard == [("recorded", done.pk, None, True)]


def test_when_a_receiver_breaks_nothing_is_recorded(sam):
    def broken(**_):
        raise RuntimeError

    on = enrolment(sam, module("other", lessons=1, questions=0))
    completion_recorded.connect(broken)
    try:
        with pytest.raises(RuntimeError):
            finish_lesson(on, "lesson-1")
    finally:
        completion_recorded.disconnect(broken)

    assert (sam.completions.count(), Enrolment.objects.get(person=sam).state) == (0, "assigned")


def test_a_completion_is_written_into_the_audit_trail(done, priya):
    entry = AuditEntry.objects.get(action="courses.completion_recorded")
    assert (entry.target_uuid, entry.ids, entry.actor) == (done.uuid, {"module": "listening", "version": 1}, priya.uuid)


def test_a_completion_is_logged_as_completed(done):
    assert LearningEvent.objects.filter(verb=Verb.COMPLETED).values_list("thing", "result").get() == (
        "listening",
        {"version": 1},
    )


def test_the_best_attempt_is_the_evidence_and_of_equal_ones_the_first(priya):
    on = enrolment(priya, module("other", lessons=1, questions=4, quiz_draw=4, pass_mark=100))
    for right in (1, 3, 3, 2):
        quiz_attempt(on, right=right)

    assert (evidence_of(on)["quiz"]["number"], evidence_of(on)["quiz"]["score"]) == (2, 75)


def test_a_passed_attempt_counts_before_a_higher_one_that_did_not_pass(priya):
    made = module("other", lessons=1, questions=4, quiz_draw=4, pass_mark=50)
    on = enrolment(priya, made)
    passed = quiz_attempt(on, right=2)

    assert evidence_of(on)["quiz"]["attempt"] == str(passed.uuid)


@pytest.mark.parametrize(
    "change",
    [
        lambda made: Module.objects.filter(pk=made.pk).update(title="Other", public_title="Other", guided_minutes=5),
        lambda made: made.outcomes.all().delete(),
        lambda made: made.questions.all().delete(),
        lambda made: Lesson.objects.all().update(title="Other", body="[]"),
        lambda made: lesson(made, "one-more"),
        lambda made: question(made, "one-more"),
        lambda made: Module.objects.get().unpublish(),
    ],
    ids=["title", "outcomes", "questions", "lessons", "a lesson more", "a question more", "unpublished"],
)
def test_changing_the_module_never_changes_a_completion(done, change):
    before = done.snapshot

    change(done.module)
    publish(done.module)

    assert (Completion.objects.get().snapshot, Completion.objects.get().version.number) == (before, 1)


def test_a_new_version_asks_nothing_more_of_whoever_has_finished(done):
    lesson(done.module, "one-more")
    cut(done.module)

    assert re_evaluate(done.enrolment) == done


def test_somebody_still_learning_finishes_by_the_version_they_began(priya):
    made = module("other", lessons=1, questions=0)
    on = enrolment(priya, made)
    open_lesson(on, "lesson-1")
    lesson(made, "one-more")
    cut(made)

    assert finish_lesson(Enrolment.objects.get(pk=on.pk), "lesson-1").snapshot["version"] == 1


def test_a_completion_can_be_withdrawn_with_a_reason(done, owen):
    withdrawn = withdraw_completion(done, by=owen, reason="Somebody else took the quiz")

    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_reason) == (owen, "Somebody else took the quiz")
    assert Enrolment.objects.get().state == "withdrawn"


def test_withdrawing_is_announced_once(done, owen, heard):
    for _ in range(2):
        withdraw_completion(done, by=owen, reason="An error")

    assert heard == [("withdrawn", done.pk)]


def test_a_second_withdrawal_keeps_the_first_reason(done, owen):
    for reason in ("First", "Second"):
        withdraw_completion(done, by=owen, reason=reason)

    assert Completion.objects.get().withdrawn_reason == "First"


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdrawing_needs_a_reason(done, owen, reason):
    with pytest.raises(ValueError, match="Say why"):
        withdraw_completion(done, by=owen, reason=reason)


@pytest.mark.parametrize("who", ["priya", "ed", "alex", "helen"])
def test_withdrawing_needs_the_right_to_record_learning(done, request, who):
    with pytest.raises(PermissionDenied):
        withdraw_completion(done, by=request.getfixturevalue(who), reason="An error")


def test_nobody_in_particular_may_not_withdraw(done):
    with pytest.raises(PermissionDenied):
        withdraw_completion(done, by=None, reason="An error")


def test_after_a_withdrawal_the_person_can_take_it_again_in_the_next_cycle(done, priya, owen):
    withdraw_completion(done, by=owen, reason="An error")

    again = enrol(priya, done.module, by=owen, cycle=1)

    assert (again.state, again.cycle) == ("assigned", 1)


def test_a_withdrawal_is_written_down_without_its_words(done, owen):
    withdraw_completion(done, by=owen, reason="zinnia")

    entry = AuditEntry.objects.get(action="courses.completion_withdrawn")
    assert (entry.actor, "zinnia" in str(vars(entry))) == (owen.uuid, False)


def test_a_withdrawal_is_logged_as_voided(done, owen):
    withdraw_completion(done, by=owen, reason="An error")

    assert LearningEvent.objects.filter(verb=Verb.VOIDED).count() == 1


def test_a_correction_supersedes_and_keeps_the_day(done, owen):
    newer = correct_completion(done, changes={"mode": "face-to-face"}, by=owen, reason="It was in a room")

    assert (newer.supersedes, newer.completed_at, newer.snapshot["mode"]) == (done, done.completed_at, "face-to-face")
    assert done.snapshot["mode"] == "remote"


def test_a_correction_is_announced_with_what_it_supersedes(done, owen, heard):
    newer = correct_completion(done, changes={"minutes": 60}, by=owen, reason="An error")

    assert heard == [("recorded", newer.pk, done.pk, True)]


def test_after_a_correction_only_the_newer_one_is_current(done, owen):
    newer = correct_completion(done, changes={"minutes": 60}, by=owen, reason="An error")

    assert list(Completion.objects.filter(withdrawn_at=None)) == [newer]


@pytest.mark.parametrize("changes", [{}, {"score": 100}, {"minutes": 1, "title": "Doctor"}])
def test_what_somebody_earned_cannot_be_corrected_into_something_else(done, owen, changes):
    with pytest.raises(ValueError, match="Only how_assessed, minutes, mode"):
        correct_completion(done, changes=changes, by=owen, reason="An error")


def test_what_is_no_longer_current_cannot_be_corrected(done, owen):
    withdrawn = withdraw_completion(done, by=owen, reason="An error")

    with pytest.raises(ValueError, match="no longer current"):
        correct_completion(withdrawn, changes={"minutes": 1}, by=owen, reason="An error")


def test_correcting_needs_the_right_to_record_learning(done, ed):
    with pytest.raises(PermissionDenied):
        correct_completion(done, changes={"minutes": 1}, by=ed, reason="An error")


def test_a_coordinator_may_record_learning_too(done, maya):
    withdrawn = withdraw_completion(done, by=maya, reason="An error")

    assert withdrawn.withdrawn_by == maya


def test_the_moment_of_completion_is_the_moment_it_was_recorded(sam, listening, at):
    with at("2026-11-22 10:00"):
        done = completion(sam, listening)

    assert done.completed_at.astimezone(UTC).date() == datetime(2026, 11, 22, tzinfo=UTC).date()


def test_a_completion_shows_no_name_in_a_log(done):
    assert str(done) == f"completion {done.uuid}"
