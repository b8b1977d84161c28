"""Evidence that gets worse opens its check again, takes an unused approval with it, and refuses nobody."""

from datetime import date

import pytest

from recruitment.domain.base.refusals import GateRefused, MoveRefused
from recruitment.domain.casework import case_queues
from recruitment.domain.casework.next_step import next_step
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.evidence import dbs, disclosures, references
from recruitment.domain.gates import changes
from recruitment.domain.gates.queries import unmet
from recruitment.domain.gates.registry import kinds_with_checks_team
from recruitment.domain.gates.requirements import missing_evidence
from recruitment.domain.workflow.moves import make_move, missing_for
from recruitment.models import Application, Clearance, Determination, Gate, Stage
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.domain.worsened_evidence import (
    UNDER_A_CLEARANCE,
    WORSE,
    a_role,
    confirm_nothing,
    everything_met,
    find_protected_matter,
    leave_a_question_out,
    not_any_more,
    see_another_name,
    status,
    weigh_again,
)

pytestmark = pytest.mark.django_db
a_kind_of_worse = pytest.mark.parametrize("name", list(WORSE))


def decided_but_for_training() -> Application:
    """Two people approved a clearance; only the training is still open."""
    application = everything_met(a_role(modules=(factory.a_module(),)))
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    return application


def cleared() -> Application:
    application = everything_met(a_role())
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    application.refresh_from_db()
    assert application.stage == Stage.CLEARED
    return application


def gate_of(application: Application, kind: str) -> Gate:
    return application.gates.get(kind=kind)


# --- before somebody is cleared -------------------------------------------------------------------
@a_kind_of_worse
def test_an_approval_that_was_not_used_yet_does_not_survive_it(name):
    act, kind, state = WORSE[name]
    application = decided_but_for_training()

    act(application)
    factory.learn(application.person, factory.a_module())

    application.refresh_from_db()
    assert (gate_of(application, kind).state, application.stage) == (state, Stage.DECISION)
    assert application.determinations.get(kind="clearance").state == Determination.State.SPENT
    named = "checks team" if kind in kinds_with_checks_team() else str(gate_of(application, kind))
    sentences = [found.sentence for found in missing_for(application, "clear", cast.maya())]
    assert (len(sentences), sentences[0], sentences[-1]) == (
        3,
        "Not every check is met yet.",
        "Something changed after two people had decided, so what they decided no longer counts. "
        "Two people have to decide this: one proposes, another one agrees.",
    )
    assert named.lower() in sentences[1].lower()


def test_when_it_is_better_again_two_people_decide_anew_and_are_told_why():
    application = decided_but_for_training()
    factory.learn(application.person, factory.a_module())
    confirm_nothing(application)
    assert next_step(application, cast.maya()).words == "Look at papers together"
    assert next_step(application, cast.joan()).words == "With Maya: Identity"

    factory.check_identity(application)

    fresh = Application.objects.get(pk=application.pk)
    assert gate_of(application, "identity").state == "satisfied"
    assert next_step(fresh, cast.joan()).words == "Decide anew: something changed after two had decided"
    with pytest.raises(MoveRefused, match="Something changed after two people had decided"):
        make_move(fresh, "clear", by=cast.maya())
    decisions.approve_decision(factory.propose_clearance(fresh), by=cast.joan())
    assert Application.objects.get(pk=application.pk).stage == Stage.CLEARED


def test_what_was_put_forward_before_it_is_handed_back_even_where_it_is_better_again():
    application = everything_met(a_role())
    proposal = factory.propose_clearance(application)
    confirm_nothing(application)
    factory.check_identity(application)

    with pytest.raises(MoveRefused, match="was opened again after this was proposed"):
        decisions.approve_decision(proposal, by=cast.joan())

    decisions.send_back_decision(proposal, words="zinnia: ask the second referee first.", by=cast.joan())
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    assert Application.objects.get(pk=application.pk).stage == Stage.CLEARED


@pytest.mark.parametrize("concern", ["", "zinnia: a worry"])
def test_a_reference_that_comes_after_the_decision_asks_for_another_whatever_it_says(concern):
    application = decided_but_for_training()
    referee = references.add_referee(application, name="Kit Amos", by=cast.maya())

    references.record_reference(referee, words="zinnia: kind", concern=concern, channel="call", by=cast.maya())

    assert application.determinations.get(kind="clearance").state == Determination.State.SPENT
    assert gate_of(application, "references").state == "satisfied"


def test_a_reference_that_comes_once_somebody_is_cleared_leaves_what_was_decided():
    application = cleared()
    referee = references.add_referee(application, name="Kit Amos", by=cast.maya())

    references.record_reference(referee, words="zinnia: kind", channel="call", by=cast.maya())

    application.refresh_from_db()
    assert application.stage == Stage.CLEARED
    assert application.determinations.get(kind="clearance").state == Determination.State.APPROVED


def test_nothing_worse_refuses_anybody_and_a_no_is_still_put_forward_by_people():
    application = everything_met(a_role())
    for act, _kind, _state in reversed(WORSE.values()):  # an assessment is finished before what it weighs is gone
        act(application)
    assert not application.determinations.exists()

    decisions.approve_decision(factory.propose_not_appointed(application), by=cast.joan())

    application.refresh_from_db()
    assert application.stage == Stage.NOT_APPOINTED


def test_a_no_change_of_the_update_service_confirms_no_other_name():
    application = factory.at_decision()
    application.gates.filter(kind="dbs").update(snapshot="f" * 64)

    status(application, "blank_no_change")

    assert gate_of(application, "dbs").snapshot == "f" * 64


def test_a_no_match_put_right_meets_the_check_again():
    application = factory.at_decision()
    status(application, "no_match")

    dbs.record_status_check(application.dbs_checks.first(), result="blank_no_change", by=cast.helen())

    assert gate_of(application, "dbs").state == "satisfied"


def test_where_a_role_asks_for_no_check_its_evidence_opens_none():
    profile = factory.a_role("visitor", required_gates=["conversation"], dbs_level="none")
    application = factory.offered(profile=profile)
    check = dbs.record_dbs_application(application, by=cast.helen())
    dbs.join_update_service(check, consent_on=date(2026, 1, 9), by=cast.helen())

    assert dbs.record_status_check(check, result="changed", by=cast.helen()).result == "changed"


# --- a state that says more than the record -------------------------------------------------------
def called_met_without_an_agreement() -> Application:
    """As a row from before this rule, or one put right by hand."""
    application = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))
    application.agreements.all().delete()
    return application


def test_nobody_proposes_or_clears_on_a_state_alone():
    application = called_met_without_an_agreement()

    assert [gate.kind for gate in unmet(application)] == ["agreement", "training"]
    with pytest.raises(MoveRefused) as caught:
        factory.propose_clearance(application)
    assert caught.value.sentence == "Not every check is met, so clearance cannot be decided."
    assert [link.to for link in caught.value.links] == ["gate/agreement"]


def test_nobody_approves_on_a_state_alone():
    application = factory.at_decision()
    proposal = factory.propose_clearance(application)
    application.agreements.all().delete()

    with pytest.raises(MoveRefused, match="Not every check is met"):
        decisions.approve_decision(proposal, by=cast.joan())


def test_a_restriction_is_not_lifted_on_a_state_alone():
    found = Clearance.objects.get(application=factory.cleared())
    clearances.end_for_barred_list(found, by=cast.helen())
    found.application.agreements.all().delete()
    reopening = decisions.propose_decision(found.application, "reopening", reason="dealt-with", by=cast.tariq())

    with pytest.raises(MoveRefused, match="Volunteer agreement has to be renewed first"):
        decisions.approve_decision(reopening, by=cast.joan())


# --- waivers --------------------------------------------------------------------------------------
def waived(kind: str, application: Application | None = None) -> Gate:
    gate = gate_of(application or factory.at_checks(profile=a_role()), kind)
    waiver = decisions.propose_decision(gate.application, "waiver", gate=gate, reason="other-evidence", by=cast.tariq())
    decisions.approve_decision(waiver, by=cast.joan())
    gate.refresh_from_db()
    assert gate.state == "waived"
    return gate


def test_what_two_people_waived_is_open_no_more():
    gate = waived("agreement")

    assert gate.kind not in {one.kind for one in unmet(gate.application)}


def test_a_no_ends_a_waiver_and_nobody_waives_it_again_alone():
    gate = waived("right_to_volunteer")

    not_any_more(gate.application)

    gate.refresh_from_db()
    assert (gate.state, gate.waivers.get().state) == ("not_satisfied", Determination.State.SPENT)
    with pytest.raises(GateRefused, match="Two people have to agree"):
        changes.set_state(gate, "waived", by=cast.joan())


def test_the_end_of_one_waiver_leaves_another():
    gate = waived("right_to_volunteer")
    other = waived("conflict_check", gate.application)

    not_any_more(gate.application)

    other.refresh_from_db()
    assert (other.state, other.waivers.get().state) == ("waived", Determination.State.APPROVED)


def test_a_question_left_out_does_not_end_a_waiver():
    gate = waived("conflict_check")

    leave_a_question_out(gate.application)

    gate.refresh_from_db()
    assert (gate.state, gate.waivers.get().state) == ("waived", Determination.State.APPROVED)


# --- under a clearance in force -------------------------------------------------------------------
@pytest.mark.parametrize("name", UNDER_A_CLEARANCE)
def test_under_a_clearance_it_is_being_renewed_and_people_decide_today(name):
    act, kind, _state = WORSE[name]
    application = cleared()
    assert application not in case_queues.needing(cast.joan())

    act(application)

    gate = gate_of(application, kind)
    found = case_queues.needing(cast.joan()).get()
    assert (gate.state, Clearance.objects.get().state) == ("renewal_in_progress", "active")
    assert application.determinations.get(kind="clearance").state == Determination.State.APPROVED
    assert next_step(found, cast.joan()).words == f"See to “{gate}”, and decide if the clearance stands"
    assert next_step(found, cast.joan()).to == f"gate/{kind}"


def test_what_is_better_again_leaves_today():
    application = cleared()
    confirm_nothing(application)

    factory.check_identity(application)

    assert gate_of(application, "identity").state == "satisfied"
    assert not case_queues.needing(cast.joan()).exists()
    assert next_step(Application.objects.get(), cast.joan()).words == "Cleared"


def test_two_people_may_restrict_on_it():
    application = cleared()
    see_another_name(application)
    words = {"plain_words": "Please wait.", "could_change": "A certificate in your name."}

    restriction = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", by=cast.tariq(), **words
    )
    decisions.approve_decision(restriction, by=cast.joan())

    assert Clearance.objects.get().state == "restricted"
    assert missing_evidence(gate_of(application, "dbs")) == "Confirm that the name on the certificate matches."
    assert not case_queues.needing(cast.joan()).exists()
    assert next_step(Application.objects.get(), cast.joan()).words == "Restricted"


@pytest.mark.parametrize(
    ("act", "told"),
    [(confirm_nothing, {"maya", "joan"}), (status, {"helen", "joan"}), (find_protected_matter, {"joan"})],
)
def test_each_is_told_what_they_may_know(act, told):
    act(cleared())

    assert {name for name in ("maya", "helen", "joan") if case_queues.needing(getattr(cast, name)()).exists()} == told


def test_a_coordinator_is_not_told_which_check_of_the_checks_team_it_is():
    application = cleared()
    status(application)

    assert next_step(Application.objects.get(), cast.maya()).words == "Cleared"


# --- at the decision, whoever works on it has it again --------------------------------------------
@pytest.mark.parametrize(
    ("act", "name"),
    [(confirm_nothing, "maya"), (status, "helen"), (weigh_again, "helen"), (leave_a_question_out, "maya")],
)
def test_a_check_that_opens_at_the_decision_is_on_todays_list_of_who_works_on_it(act, name):
    application = everything_met(a_role())
    assert application not in case_queues.needing(getattr(cast, name)())

    act(application)

    assert application in case_queues.needing(getattr(cast, name)())


def test_a_deleted_answer_waits_for_the_person_and_then_for_somebody_who_has_not_seen_it():
    application = everything_met(a_role())
    disclosures.stop_reading_disclosure(application.self_disclosure, by=cast.helen())
    disclosures.answer_disclosure(application.self_disclosure, anything=False, by=application.person)

    assert application in case_queues.needing(cast.joan())
    assert application not in case_queues.needing(cast.helen())
