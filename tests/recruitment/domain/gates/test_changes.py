"""Gates: opened by the offer, changed one step at a time, met only on evidence."""

from datetime import date

import pytest

from courses.domain.validity import expires_on
from recruitment.domain.base.refusals import ConcurrentGateChange, GateRefused
from recruitment.domain.decisions import decisions
from recruitment.domain.form.answers import save_answer
from recruitment.domain.gates import changes
from recruitment.domain.gates.queries import due, gate_view, is_stale, unmet
from recruitment.domain.gates.registry import kinds_never_waived, kinds_with_checks_team
from recruitment.domain.gates.transitions import ALLOWED
from recruitment.models import Application, Determination, Gate, GateChange, GateState, triggers
from recruitment.models.kinds import DEFAULT_GATES, NEVER_WAIVED, RESOLVED
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks"), pytest.mark.both]


def gate_of(application: Application, kind: str) -> Gate:
    return application.gates.get(kind=kind)


def refusal(gate: Gate, state: str, by) -> str:
    with pytest.raises(GateRefused) as caught:
        changes.set_state(gate, state, by=by)
    return caught.value.sentence


# --- opening --------------------------------------------------------------------------------------
def test_the_offer_opens_a_gate_for_each_thing_that_the_role_asks_in_its_order():
    application = factory.offered(profile=factory.a_role("befriender", modules=(factory.a_module(),)))

    assert [gate.kind for gate in application.gates.all()] == [*DEFAULT_GATES, "training"]


def test_what_is_on_record_already_counts_when_a_gate_opens():
    sam, module = cast.sam(), factory.a_module()
    factory.learn(sam, module)
    application = factory.offered(sam, factory.a_role("befriender", modules=(module,)))

    met = {gate.kind for gate in application.gates.filter(state="satisfied")}
    assert met == {"conversation", "training"}


def test_opening_again_adds_only_what_the_role_asks_now():
    application = factory.offered(cast.priya())
    application.profile.required_gates = [*DEFAULT_GATES, "right_to_volunteer"]
    application.profile.save()

    opened = changes.open_gates(application, by=cast.maya())

    assert [gate.kind for gate in opened] == ["right_to_volunteer"]


def test_the_offer_gives_out_the_training_of_the_role():
    module = factory.a_module()
    application = factory.offered(profile=factory.a_role("befriender", modules=(module,)))

    assert [enrolment.module for enrolment in application.person.enrolments.all()] == [module]


# --- changing -------------------------------------------------------------------------------------
def test_every_state_has_a_line_in_the_table_of_changes():
    assert set(ALLOWED) == set(GateState)


def test_not_started_and_not_met_are_never_the_same():
    assert GateState.NOT_SATISFIED not in ALLOWED[GateState.NOT_STARTED]


def test_a_change_writes_its_place_in_the_gates_history():
    gate = gate_of(factory.at_checks(), "agreement")

    change = changes.set_state(gate, "with_applicant", by=cast.maya())

    assert (change.sequence, change.left, change.entered, change.by) == (
        1,
        "not_started",
        "with_applicant",
        cast.maya(),
    )
    assert (gate.state, gate.sequence) == ("with_applicant", 1)


def test_a_gate_is_not_met_without_its_evidence():
    gate = gate_of(factory.at_checks(), "identity")

    assert refusal(gate, "satisfied", cast.maya()) == "Record an identity check that meets one of the routes."


def test_a_gate_does_not_jump_over_a_step():
    gate = gate_of(factory.at_checks(), "references")

    assert refusal(gate, "not_satisfied", cast.maya()) == (
        "“Two people who speak for them” cannot go from “Not started” to “Not met”."
    )


def test_the_second_of_two_is_told_who_was_first():
    application = factory.at_checks()
    gate, same = gate_of(application, "agreement"), gate_of(application, "agreement")
    changes.set_state(gate, "with_applicant", by=cast.maya())

    with pytest.raises(ConcurrentGateChange) as caught:
        changes.set_state(same, "in_progress", by=cast.maya())

    assert caught.value.who == "Maya"
    assert GateChange.objects.filter(gate=gate).count() == 1


@pytest.mark.parametrize(("kind", "name"), [("dbs", "maya"), ("self_disclosure", "maya"), ("references", "helen")])
def test_each_kind_is_changed_only_by_those_who_work_on_it(kind, name):
    gate = gate_of(factory.at_checks(), kind)

    assert refusal(gate, "in_progress", getattr(cast, name)()) == "Your role does not do this here."


def test_nobody_changes_a_gate_in_another_area():
    gate = gate_of(factory.at_checks(), "references")

    assert refusal(gate, "requested", cast.noor()) == "Your role does not do this here."


def test_nobody_changes_a_gate_of_a_relative():
    gate = gate_of(factory.at_checks(), "references")
    cast.know_each_other(cast.sam(), cast.maya())

    assert refusal(gate, "requested", cast.maya()) == "You know this person. Somebody else has to do this."


def test_the_program_itself_changes_nothing_but_training():
    gate = gate_of(factory.at_checks(), "references")

    assert refusal(gate, "requested", None) == "A person has to do this."


def test_what_the_role_asks_for_cannot_be_left_out():
    application = factory.at_checks(profile=factory.a_role("befriender", modules=(factory.a_module(),)))

    assert refusal(gate_of(application, "agreement"), "not_required", cast.maya()).startswith("The role asks for this")
    assert refusal(gate_of(application, "training"), "not_required", None).startswith("The role asks for this")


def test_what_the_role_asks_for_no_more_can_be_left_out():
    application = factory.at_checks()
    factory.ask_less(application.profile, required_gates=[kind for kind in DEFAULT_GATES if kind != "agreement"])
    application.refresh_from_db()
    gate = gate_of(application, "agreement")

    changes.set_state(gate, "not_required", by=cast.maya())

    assert gate.state == "not_required"


def test_a_gate_that_is_met_is_not_met_again_for_nothing():
    application = factory.at_decision()

    assert refusal(gate_of(application, "agreement"), "satisfied", cast.maya()) == (
        "Nothing has changed since this was recorded."
    )


def test_a_gate_is_waived_only_after_two_people_agreed():
    gate = gate_of(factory.at_checks(), "agreement")

    assert refusal(gate, "waived", cast.joan()) == "Two people have to agree to waive this."
    assert refusal(gate, "waived", cast.maya()) == "Your role does not do this here."


def test_a_gate_that_opens_again_takes_the_approval_with_it():
    application = factory.at_decision(profile=factory.a_role("befriender", modules=(factory.a_module(),)))
    determination = factory.propose_clearance(application)
    decisions.approve_decision(determination, by=cast.joan())
    assert determination.state == "approved"

    changes.set_state(gate_of(application, "references"), "needs_discussion", by=cast.maya())

    determination.refresh_from_db()
    assert determination.state == Determination.State.SPENT


def test_advancing_never_undoes_what_is_met():
    gate = gate_of(factory.at_decision(), "references")

    changes.advance_gate(gate, GateState.REQUESTED, by=cast.maya())

    assert gate.state == "satisfied"


def test_there_may_be_no_gate_to_follow():
    before = GateChange.objects.count()

    changes.advance_gate(None, GateState.REQUESTED, by=cast.maya())
    changes.re_evaluate(None, by=cast.maya())

    assert GateChange.objects.count() == before


def test_settling_without_evidence_leaves_the_gate():
    gate = gate_of(factory.at_checks(), "dbs")

    changes.re_evaluate(gate, by=cast.helen())

    assert gate.state == "not_started"


# --- stale, due, unmet ----------------------------------------------------------------------------
def test_a_material_change_makes_only_the_gates_that_rest_on_it_stale():
    application = factory.meet_every_check(factory.at_checks())
    answer = application.answers.get(task="legal-name")

    save_answer(application, "legal-name", {"legal_name": "Sam Changed"}, answer.version, by=cast.sam())

    stale = {gate.kind for gate in application.gates.all() if is_stale(gate, application)}
    assert stale == {"identity", "dbs"}
    assert [gate.kind for gate in unmet(application)] == ["identity", "dbs"]


@pytest.mark.parametrize(
    ("task", "data"),
    [
        ("why", {"words": "More of it."}),
        ("name", {"full_name": "Sammy"}),
        ("number", {"contact_phone": "07700 900 999"}),
    ],
)
def test_an_answer_that_is_not_material_makes_nothing_stale(task, data):
    application = factory.meet_every_check(factory.at_checks())
    answer = application.answers.get(task=task)

    save_answer(application, task, data, answer.version, by=cast.sam())

    assert unmet(application) == []


def test_a_stale_gate_is_confirmed_again_by_somebody_who_works_on_it():
    application = factory.meet_every_check(factory.at_checks())
    save_answer(application, "legal-name", {"legal_name": "Sam Changed"}, 1, by=cast.sam())
    gate = gate_of(application, "identity")

    changes.set_state(gate, "satisfied", by=cast.maya())

    assert not is_stale(gate, application)


def test_training_counts_as_long_as_its_certificate_says(at):
    module = factory.a_module(validity_months=12)
    application = factory.offered(profile=factory.a_role("befriender", modules=(module,)))
    with at("2026-07-01 00:30"):  # still 30 June in UTC
        completion = factory.learn(application.person, module)

    gate = gate_of(application, "training")
    assert gate.expires_on == expires_on(completion) == date(2027, 7, 1)


def test_training_runs_out_when_the_module_says_so(at):
    module = factory.a_module(validity_months=6)
    application = factory.offered(profile=factory.a_role("befriender", modules=(module,)))
    with at("2026-08-31 10:00"):
        factory.learn(application.person, module)

    assert gate_of(application, "training").expires_on == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "word"),
    [("2026-10-01", ""), ("2026-11-06", "expiring"), ("2027-01-05", "expiring"), ("2027-01-06", "expired")],
)
def test_expiring_and_expired_come_from_dates(day, word):
    gate = Gate(kind="dbs", state="satisfied", expires_on=date(2027, 1, 5))

    assert due(gate, date.fromisoformat(day)) == word


def test_a_gate_that_is_not_met_has_nothing_to_run_out():
    gate = Gate(kind="dbs", state="in_progress", expires_on=date(2020, 1, 1))

    assert due(gate, date(2026, 11, 22)) == ""


def test_nobody_is_cleared_on_a_check_that_has_run_out(at):
    application = factory.at_decision()

    with at("2030-01-10 10:00"):
        assert [gate.kind for gate in unmet(application)] == ["dbs"]


# --- what a viewer may see ------------------------------------------------------------------------
@pytest.mark.parametrize("kind", kinds_with_checks_team())
def test_a_coordinator_reads_the_same_words_for_everybody(kind):
    application = factory.at_checks()
    gate = gate_of(application, kind)
    seen = set()
    for state in set(GateState) - set(RESOLVED) - {GateState.NOT_SATISFIED}:
        gate.state = state
        seen.add((str(gate_view(gate, cast.maya()).label), gate_view(gate, cast.maya()).mark))

    assert seen == {("With the checks team", "team")}


@pytest.mark.parametrize("kind", kinds_with_checks_team())
@pytest.mark.parametrize("state", [*RESOLVED, GateState.NOT_SATISFIED])
def test_a_coordinator_reads_complete_whatever_the_outcome(kind, state):
    gate = gate_of(factory.at_checks(), kind)
    gate.state = state

    view = gate_view(gate, cast.maya())

    assert (str(view.label), view.state, view.stale, view.may_see) == ("Complete", "", False, False)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("self_disclosure", ["helen", "joan"]),
        ("dbs", ["helen", "joan"]),
        ("suitability_assessment", ["helen", "joan"]),
    ],
)
def test_those_who_read_a_kind_see_its_state(kind, names):
    gate = gate_of(factory.at_checks(), kind)

    assert {gate_view(gate, getattr(cast, name)()).state for name in names} == {"not_started"}


def test_other_gates_are_seen_by_every_coordinator():
    view = gate_view(gate_of(factory.at_decision(), "references"), cast.maya())

    assert (view.state, view.mark, view.is_open, view.may_see) == ("satisfied", "met", False, True)


def test_the_kinds_that_are_never_waived_are_known_to_the_database_too():
    assert sorted(NEVER_WAIVED) == sorted(triggers.NEVER_WAIVED.strip("()").replace("'", "").split(", "))
    assert set(NEVER_WAIVED) <= set(kinds_never_waived())
