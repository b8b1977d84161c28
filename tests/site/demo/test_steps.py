"""Each step brings somebody as far as it says, through the same rules as the screens."""

import pytest

from courses.models import Enrolment
from lms.site.demo.cast import Cast
from lms.site.demo.scheme import PEER_MENTOR
from lms.site.demo.steps import Walk
from recruitment.models import (
    Application,
    Clearance,
    Determination,
    GateKind,
    GateState,
    RoleProfile,
    SelfDisclosure,
    Stage,
)

pytestmark = pytest.mark.django_db
Scheme = tuple[Cast, dict[str, RoleProfile]]
ALL_THE_WAY = ("hello", "talk", "draft", "send", "offer", "go_ahead")
STAGES = dict(
    zip(
        ALL_THE_WAY,
        ("enquiry", "conversation", "draft", "submitted", "conditional_offer", "checks"),
        strict=True,
    )
)
MET = {
    "referees": GateKind.REFERENCES,
    "papers": GateKind.IDENTITY,
    "past": GateKind.SELF_DISCLOSURE,
    "dbs": GateKind.DBS,
    "weigh": GateKind.SUITABILITY,
    "ties": GateKind.CONFLICT_CHECK,
    "promise": GateKind.AGREEMENT,
}


@pytest.fixture
def walk(scheme: Scheme) -> Walk:
    """The applicant, who has not said hello yet."""
    made, profiles = scheme
    return Walk(made, made["applicant"], profiles[PEER_MENTOR])


@pytest.fixture
def checks(walk: Walk) -> Walk:
    """The same at the checks."""
    for step in ALL_THE_WAY:
        getattr(walk, step)()
    return walk


def state(walk: Walk, kind: GateKind) -> str:
    return walk.application.gates.get(kind=kind).state


@pytest.mark.parametrize("last", ALL_THE_WAY)
def test_each_step_ends_at_its_stage(walk: Walk, last: str) -> None:
    for step in ALL_THE_WAY[: ALL_THE_WAY.index(last) + 1]:
        assert getattr(walk, step)() is walk
    assert Application.objects.get(pk=walk.application.pk).stage == STAGES[last]


def test_each_check_meets_its_own_gate_and_no_other(checks: Walk) -> None:
    for step, kind in MET.items():
        before = {one: state(checks, one) for one in MET.values()}
        getattr(checks, step)()
        after = {one: state(checks, one) for one in MET.values()}
        assert (before[kind] != GateState.SATISFIED, after[kind]) == (True, GateState.SATISFIED)
        assert {one: after[one] for one in after if one != kind} == {one: before[one] for one in before if one != kind}


def test_all_checks_at_once_leave_the_training_and_learning_meets_it(checks: Walk) -> None:
    checks.checks_done()
    left = checks.application.gates.exclude(state=GateState.SATISFIED)
    assert [gate.kind for gate in left] == [GateKind.TRAINING]
    checks.learn()
    assert not left.all().exists()


@pytest.mark.parametrize(
    ("how", "gate", "place"),
    [
        ("asked", GateState.WITH_APPLICANT, SelfDisclosure.State.SENT),
        ("talk", GateState.NEEDS_DISCUSSION, SelfDisclosure.State.TALK),
        ("answered", GateState.IN_PROGRESS, SelfDisclosure.State.ANSWERED),
        ("read", GateState.SATISFIED, SelfDisclosure.State.COMPLETE),
    ],
)
def test_the_question_about_the_past_can_stand_at_each_of_its_places(
    checks: Walk, how: str, gate: GateState, place: str
) -> None:
    checks.past(how)
    disclosure = SelfDisclosure.objects.get(application=checks.application)
    assert (state(checks, GateKind.SELF_DISCLOSURE), disclosure.state) == (gate, place)


def test_one_referee_of_two_is_not_enough(checks: Walk) -> None:
    checks.referees(received=1)
    assert state(checks, GateKind.REFERENCES) != GateState.SATISFIED


def test_a_certificate_that_nobody_has_seen_meets_nothing(checks: Walk) -> None:
    checks.dbs(seen=False)
    assert state(checks, GateKind.DBS) == GateState.REQUESTED


def test_what_is_being_weighed_is_not_weighed_yet(checks: Walk) -> None:
    checks.referees().papers().past().dbs().weigh(finished=False)
    assert state(checks, GateKind.SUITABILITY) == GateState.IN_PROGRESS


@pytest.mark.parametrize(("lessons", "expected"), [(None, "completed"), (0, "in_progress"), (2, "in_progress")])
def test_learning_stops_after_so_many_lessons_or_goes_to_the_end(
    checks: Walk, lessons: int | None, expected: str
) -> None:
    checks.learn(lessons)
    assert set(Enrolment.objects.filter(person=checks.person).values_list("state", flat=True)) == {expected}


def test_a_decision_takes_two_people_and_clears(checks: Walk) -> None:
    checks.checks_done().learn().to_decision().decide()
    found = Determination.objects.get(application=checks.application)
    assert (found.proposed_by, found.decided_by) == (checks.cast["decision"], checks.cast["decision-two"])
    assert (checks.application.stage, checks.application.clearance.state) == (Stage.CLEARED, Clearance.State.ACTIVE)


def test_a_proposal_waits_for_the_second_person(checks: Walk) -> None:
    proposed = checks.checks_done().to_decision().propose()
    assert (proposed.decided_by, checks.application.stage) == (None, Stage.DECISION)


@pytest.mark.parametrize(
    ("north", "area", "coordinator"), [(False, "eastmoor", "coordinator"), (True, "north", "coordinator-north")]
)
def test_the_coordinator_of_the_area_looks_after_them(scheme: Scheme, north: bool, area: str, coordinator: str) -> None:
    made, profiles = scheme
    application = Walk(made, made["applicant"], profiles[PEER_MENTOR], north=north).hello().application
    assert (application.area.slug, application.coordinator) == (area, made[coordinator])


def test_somebody_may_stop_and_it_is_their_own_doing(walk: Walk) -> None:
    walk.hello().talk().draft(pages=2).move("withdraw")
    move = walk.application.moves.latest("pk")
    assert (move.entered, move.by) == (Stage.WITHDRAWN, walk.person)


@pytest.mark.parametrize(("pages", "answered"), [(0, 0), (3, 3), (None, 10)])
def test_a_form_is_filled_in_as_far_as_asked(walk: Walk, pages: int | None, answered: int) -> None:
    walk.hello().talk().draft(pages=pages)
    assert walk.application.answers.count() == answered
