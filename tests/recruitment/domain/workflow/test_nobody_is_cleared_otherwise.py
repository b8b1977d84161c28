"""A machine that tries every door in every order, as everybody, and finds no other way to `cleared`."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from courses.domain.completion import withdraw_completion
from courses.models import Completion
from lms.platform.accounts.models import User
from recruitment.domain.base.refusals import ConcurrentChange, Refused
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.requirements import reasons_for
from recruitment.domain.evidence import assessments, simple
from recruitment.domain.gates import changes
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.domain.workflow.moves import MOVES, make_move
from recruitment.models import Application, Clearance, Determination, Gate, GateState, RoleProfile, Stage
from recruitment.models.kinds import NEVER_WAIVED
from tests import cast
from tests.factories import recruitment as factory
from tests.recorded_rows import recorded
from tests.recruitment.domain import worsened_evidence
from tests.recruitment.domain.workflow import past_the_rules

pytestmark = pytest.mark.both

EVERYBODY = ("sam", "maya", "noor", "helen", "tariq", "joan", "ruth", "mags", "wendy")
REFUSALS = (Refused, ConcurrentChange, IntegrityError)
people = st.sampled_from(EVERYBODY)
CHANGES_NOTHING = {"approves what was spent", "brings it back", "clears", "makes another a clearance"} | {
    "has the newest approved by its proposer",
    "moves the decision here",
    "replaces it as it was",
}
"""Of somebody who is cleared on one decision: it is so already, or there is no such row."""
TAKEN_OF_THE_CLEARED = CHANGES_NOTHING | {
    *("restricts it", "lets it rest", "ends it", "decides with two", "decides with two for the other"),
    *("asks for more",),
}
TOUCHES_GATES = {name for name in past_the_rules.WRITES if "gate" in name}
"""After these the tables no longer say what was recorded; who is cleared on what is asked as before."""


@recorded
def _at_checks(profile: RoleProfile) -> Application:
    """Nothing is met yet but what a role may ask for beside the usual."""
    application = factory.at_checks(profile=profile)
    simple.record_seen(application, kind="right_to_volunteer", in_place=True, by=cast.maya())
    simple.record_seen(application, kind="police_vetting", in_place=True, by=cast.helen())
    return application


@recorded
def _decided(profile: RoleProfile) -> Application:
    """Two people approved a clearance; the training is still open."""
    application = worsened_evidence.everything_met(profile)
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    return application


@recorded
def _cleared(profile: RoleProfile) -> Application:
    application = worsened_evidence.everything_met(profile)
    for module in profile.required_modules.all():
        factory.learn(application.person, module)
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    return application


CLEARANCE_ACTS = [
    clearances.begin_sabbatical,
    clearances.end_sabbatical,
    clearances.lift_restriction,
    clearances.restrict_clearance,
    clearances.end_for_barred_list,
]


class Casework(RuleBasedStateMachine):
    """One application, somewhere in the checks, and nine people who may try anything."""

    @property
    def application(self) -> Application:
        return Application.objects.get(reference=self.reference)

    @property
    def other(self) -> Application:
        return Application.objects.get(reference=self.other_reference)

    def __init__(self) -> None:
        super().__init__()
        self.sandbox = transaction.atomic()
        self.sandbox.__enter__()
        self.module = factory.a_module()
        self.reference = ""
        self.was_cleared = False
        self.known: dict[Any, tuple[Any, ...]] = {}
        self.in_force: set[int] = set()
        self.evidence_is_followed = True

    @initialize(start=st.sampled_from([_at_checks, worsened_evidence.everything_met, _decided, _cleared]))
    def begin(self, start: Any) -> None:
        """Also from the last steps and from beyond them, which a random walk alone seldom reaches."""
        profile = worsened_evidence.a_role(modules=(self.module,))
        self.other_reference = factory.at_checks(cast.priya(), factory.a_role()).reference
        self.reference = start(profile).reference

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.sandbox.__exit__(None, None, None)

    def attempt(self, act: Any, *args: Any, **kwargs: Any) -> None:
        """Whatever is refused must change nothing; what is not refused must keep the promise."""
        try:
            with transaction.atomic():
                act(*args, **kwargs)
        except REFUSALS:
            pass

    def who(self, name: str) -> User:
        return getattr(cast, name)()

    @rule(name=st.sampled_from(sorted(MOVES)), by=people)
    def make_any_move(self, name: str, by: str) -> None:
        self.attempt(make_move, self.application, name, by=self.who(by), note="because")

    @rule(place=st.integers(0, 8), state=st.sampled_from(list(GateState)), by=people)
    def set_any_gate(self, place: int, state: GateState, by: str) -> None:
        found = list(self.application.gates.all())
        self.attempt(changes.set_state, found[place % len(found)], state, by=self.who(by))

    @rule(which=st.sampled_from(["references", "identity", "disclose", "certificate", "ties", "agree"]))
    def record_evidence(self, which: str) -> None:
        acts = {
            "references": factory.give_references,
            "identity": factory.check_identity,
            "disclose": factory.disclose,
            "certificate": factory.see_certificate,
            "ties": factory.ask_about_ties,
            "agree": factory.agree,
        }
        self.attempt(acts[which], self.application)

    @rule(conclusion=st.sampled_from(["suitable", "not_suitable"]))
    def assess(self, conclusion: str) -> None:
        self.attempt(factory.assess, self.application, conclusion)

    @rule(name=st.sampled_from(list(worsened_evidence.WORSE)))
    def record_worse_evidence(self, name: str) -> None:
        act, _kind, _state = worsened_evidence.WORSE[name]
        self.attempt(act, self.application)

    @rule(kind=st.sampled_from(["right_to_volunteer", "police_vetting"]))
    def see_that_it_is_in_place(self, kind: str) -> None:
        by = cast.maya() if kind == "right_to_volunteer" else cast.helen()
        self.attempt(simple.record_seen, self.application, kind=kind, in_place=True, by=by)

    @rule()
    def unlearn(self) -> None:
        found = Completion.objects.filter(person=self.application.person, withdrawn_at=None).first()
        if found:
            self.attempt(withdraw_completion, found, by=cast.owen(), reason="Recorded in error")

    @rule()
    def learn(self) -> None:
        self.attempt(factory.learn, self.application.person, self.module)

    @rule()
    def talk_openly(self) -> None:
        self.attempt(assessments.log_discussion, self.application, held=False, channel="call", by=cast.helen())

    @rule(kind=st.sampled_from(list(Determination.Kind)), by=people, place=st.integers(0, 8))
    def propose(self, kind: str, by: str, place: int) -> None:
        reason = next(iter(reasons_for(kind)))
        found = list(self.application.gates.all())
        gate = found[place % len(found)] if kind == "waiver" else None
        words = {"plain_words": "Words.", "could_change": "Time."}
        self.attempt(
            decisions.propose_decision, self.application, kind, reason=reason, gate=gate, by=self.who(by), **words
        )

    @rule(by=people)
    def approve_the_newest_proposal(self, by: str) -> None:
        proposal = self.application.determinations.open().first()
        if proposal:
            self.attempt(decisions.approve_decision, proposal, by=self.who(by))

    @rule(by=people, act=st.sampled_from(CLEARANCE_ACTS))
    def touch_the_clearance(self, by: str, act: Callable[..., Any]) -> None:
        found = Clearance.objects.filter(application=self.application).first()
        if found:
            self.attempt(act, found, by=self.who(by))

    def attempt_past_the_rules(self, name: str) -> bool:
        """What the tables take is kept as a commit would keep it: with every foreign key leading somewhere."""
        try:
            with transaction.atomic():
                past_the_rules.WRITES[name](self.application, self.other)
                connection.check_constraints()
        except (*REFUSALS, DatabaseError, IndexError):
            return False
        self.evidence_is_followed = self.evidence_is_followed and name not in TOUCHES_GATES
        return True

    @rule(name=st.sampled_from(sorted(past_the_rules.WRITES)))
    def go_past_the_rules(self, name: str) -> None:
        self.attempt_past_the_rules(name)

    @invariant()
    def cleared_means_every_gate_and_two_persons(self) -> None:
        """For that person, in that role: whoever it was when it first came into force, it is for ever."""
        if not self.reference:
            return
        for clearance in Clearance.objects.in_force().select_related("application", "determination"):
            application, decided = clearance.application, clearance.determination
            assert application.stage == Stage.CLEARED
            assert [str(gate) for gate in application.gates.all() if not _stands(gate, application)] == []
            assert application.gates.exclude(state=GateState.NOT_REQUIRED).exists()
            assert (clearance.person_id, clearance.profile_id) == (application.person_id, application.profile_id)
            assert (decided.application_id, decided.kind, decided.state) == (application.pk, "clearance", "approved")
            assert len({decided.proposed_by_id, decided.decided_by_id, clearance.person_id}) == 3
            who = (clearance.person_id, clearance.profile_id, decided.pk, decided.proposed_by_id, decided.decided_by_id)
            assert self.known.setdefault(clearance.uuid, who) == who

    @invariant()
    def whoever_comes_into_force_has_a_gate_for_all_that_the_role_asks(self) -> None:
        now = set(Clearance.objects.in_force().values_list("pk", flat=True))
        for clearance in Clearance.objects.filter(pk__in=now - self.in_force).select_related("profile"):
            required = clearance.profile.required_gates
            assert isinstance(required, list)
            assert required
            assert set(required) <= {gate.kind for gate in clearance.application.gates.all()}
        self.in_force = now

    @invariant()
    def whoever_enters_cleared_has_all_evidence_at_that_moment(self) -> None:
        if self.reference and self.evidence_is_followed:
            application = self.application
            entered = application.stage == Stage.CLEARED and not self.was_cleared
            self.was_cleared = application.stage == Stage.CLEARED
            found = application.gates.exclude(state__in=["waived", "not_required"]) if entered else []
            assert {gate.kind: missing_evidence(gate) for gate in found if missing_evidence(gate)} == {}

    @invariant()
    def no_state_says_more_than_the_record(self) -> None:
        if self.reference and self.evidence_is_followed:
            found = self.application.gates.filter(state="satisfied")
            assert {gate.kind: missing_evidence(gate) for gate in found if missing_evidence(gate)} == {}


def _stands(gate: Gate, application: Application) -> bool:
    waived = gate.state == GateState.WAIVED and gate.kind not in NEVER_WAIVED
    met = gate.state in (GateState.SATISFIED, GateState.RENEWAL_IN_PROGRESS)
    return (met or waived) and gate.snapshot == application.snapshot_hash


@pytest.mark.django_db
def test_no_path_leads_to_cleared_but_through_every_gate_and_two_persons():
    run_state_machine_as_test(
        Casework,
        settings=settings(
            max_examples=settings.default.max_examples // 5,
            stateful_step_count=30,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_the_machine_can_reach_cleared_so_that_its_silence_means_something():
    """The same acts in the right order do get there."""
    machine = Casework()
    machine.begin(_at_checks)
    for which in ("references", "identity", "disclose", "certificate", "ties", "agree"):
        machine.record_evidence(which=which)
    machine.assess(conclusion="suitable")
    machine.learn()
    machine.make_any_move(name="to_decision", by="maya")
    machine.propose(kind="clearance", by="tariq", place=0)
    machine.approve_the_newest_proposal(by="joan")

    assert machine.application.stage == Stage.CLEARED
    machine.cleared_means_every_gate_and_two_persons()
    machine.whoever_enters_cleared_has_all_evidence_at_that_moment()
    machine.no_state_says_more_than_the_record()
    machine.teardown()


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(worsened_evidence.WORSE))
def test_the_machine_reaches_a_decision_that_worse_evidence_overtakes(name):
    """Two decided, it gets worse, the training is done, and somebody presses "clear"."""
    machine = Casework()
    machine.begin(_decided)
    machine.record_worse_evidence(name=name)
    machine.learn()
    machine.make_any_move(name="clear", by="maya")

    machine.whoever_enters_cleared_has_all_evidence_at_that_moment()
    machine.no_state_says_more_than_the_record()
    assert machine.application.stage == Stage.DECISION
    machine.teardown()


@pytest.mark.django_db
def test_the_machine_knows_what_the_tables_take_and_what_they_refuse():
    """Of somebody who is cleared: what is left is to end it, or what touches nothing that it rests on."""
    taken = set()
    for name in past_the_rules.WRITES:
        machine = Casework()
        machine.begin(_cleared)
        if machine.attempt_past_the_rules(name):
            taken.add(name)
        machine.cleared_means_every_gate_and_two_persons()
        machine.teardown()

    assert taken == TAKEN_OF_THE_CLEARED


@pytest.mark.django_db
def test_the_tables_take_a_clearance_that_two_people_decided_so_that_refusing_means_something():
    machine = Casework()
    machine.begin(worsened_evidence.everything_met)
    machine.learn()

    written = [machine.attempt_past_the_rules(name) for name in ("decides with two", "clears", "makes a clearance")]

    assert (written, Clearance.objects.in_force().count()) == ([True] * 3, 1)
    machine.cleared_means_every_gate_and_two_persons()
    machine.teardown()
