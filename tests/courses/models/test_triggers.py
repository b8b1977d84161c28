import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from courses.models import Attempt, Completion, LearningEvent, ModuleVersion
from lms.platform.trust.installation import missing_triggers
from tests import cast
from tests.factories.courses import completion
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


scene = laid_out_once(lambda: completion(cast.priya()).pk)


@pytest.fixture
def done(scene):
    return Completion.objects.get(pk=scene)


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_every_trigger_of_learning_is_in_place(done):
    assert [name for name in missing_triggers(connection) if name.startswith("courses_")] == []


@pytest.mark.parametrize("change", [{"content": {}}, {"number": 9}, {"digest": "x"}, {"cut_by": None}])
def test_a_version_cannot_be_changed(done, change):
    refused(lambda: ModuleVersion.objects.update(**change))


def test_a_version_cannot_be_deleted(done):
    refused(lambda: ModuleVersion.objects.all()._raw_delete("default"))


@pytest.mark.parametrize(
    "change",
    [{"snapshot": {}}, {"state": "complete"}, {"completed_at": timezone.now()}, {"withdrawn_reason": "x"}],
    ids=["snapshot", "state", "day", "a reason alone"],
)
def test_a_completion_cannot_be_rewritten(done, change):
    refused(lambda: Completion.objects.update(**change))


def test_a_completion_cannot_be_given_to_somebody_else(done, sam):
    refused(lambda: Completion.objects.update(person=sam))


def test_a_completion_cannot_be_rewritten_while_it_is_withdrawn(done):
    refused(lambda: Completion.objects.update(withdrawn_at=timezone.now(), snapshot={}))


def test_a_completion_can_be_withdrawn(done):
    assert Completion.objects.update(withdrawn_at=timezone.now(), withdrawn_reason="An error") == 1


def test_a_withdrawn_completion_cannot_come_back(done):
    Completion.objects.update(withdrawn_at=timezone.now())

    refused(lambda: Completion.objects.update(withdrawn_at=None))


@pytest.mark.parametrize("change", [{"score": 100}, {"passed": True}, {"state": "open"}, {"paper": []}])
def test_a_finished_attempt_cannot_be_changed(done, change):
    refused(lambda: Attempt.objects.update(**change))


def test_the_log_of_learning_cannot_be_rewritten(done):
    refused(lambda: LearningEvent.objects.update(result={}))


def test_two_current_completions_of_one_enrolment_are_refused(done):
    refused(
        lambda: Completion.objects.create(
            enrolment=done.enrolment,
            person=done.person,
            module=done.module,
            version=done.version,
            state="passed",
            completed_at=timezone.now(),
            snapshot={},
        )
    )


def test_two_attempts_under_way_at_once_are_refused(done):
    paper = {"version": done.version, "seed": 1, "paper": [], "pass_mark": 80, "started_at": timezone.now()}

    refused(lambda: [Attempt.objects.create(enrolment=done.enrolment, number=n, **paper) for n in (8, 9)])


def test_an_attempt_cannot_be_finished_without_a_score(done):
    paper = {"version": done.version, "seed": 1, "paper": [], "pass_mark": 80, "started_at": timezone.now()}

    refused(lambda: Attempt.objects.create(enrolment=done.enrolment, number=8, state="submitted", **paper))


def test_an_enrolment_has_no_state_but_the_ones_we_know(done):
    refused(lambda: type(done.enrolment).objects.update(state="unknown"))
