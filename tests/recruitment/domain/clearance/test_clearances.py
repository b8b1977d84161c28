"""Clearance: rested, restricted, lifted and ended by people, and by nothing else."""

import pytest

from recruitment.domain.base.refusals import ConcurrentGateChange, MoveRefused
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.evidence import conversations
from recruitment.models import Clearance, ClearanceChange, GateState
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
REFUSING = {"plain_words": "Please wait.", "could_change": "Time."}


def a_clearance(**words) -> Clearance:
    return Clearance.objects.get(application=factory.cleared(**words))


def restricted() -> Clearance:
    found = a_clearance()
    determination = decisions.propose_decision(
        found.application, "restriction", reason="check-ran-out", by=cast.tariq(), **REFUSING
    )
    decisions.approve_decision(determination, by=cast.joan())
    found.refresh_from_db()
    return found


def talk_about_coming_back(found: Clearance) -> None:
    conversations.log_conversation(found.application, kind="return", channel="call", by=cast.maya())


def test_a_clearance_names_its_role_its_person_and_its_decision():
    found = a_clearance()

    assert (found.person, found.profile.slug, found.is_in_force) == (cast.sam(), "peer-mentor", True)
    assert found.determination.decided_by == cast.joan()
    assert str(found) == "Current"


def test_every_state_has_a_line_in_the_table_of_changes():
    assert set(clearances.ALLOWED) == set(Clearance.State)
    assert clearances.ALLOWED[Clearance.State.ENDED] == ()


def test_a_mentor_takes_a_break_without_a_reason():
    found = a_clearance()

    clearances.begin_sabbatical(found, by=found.person)

    assert (found.state, found.is_in_force) == ("sabbatical", False)


def test_a_break_ends_with_a_conversation():
    found = a_clearance()
    clearances.begin_sabbatical(found, by=found.person)
    with pytest.raises(MoveRefused, match="Have a return conversation first"):
        clearances.end_sabbatical(found, by=cast.maya())

    talk_about_coming_back(found)
    clearances.end_sabbatical(found, by=cast.maya())

    assert found.state == "active"


def test_a_conversation_from_before_the_break_is_not_a_return():
    found = a_clearance()
    talk_about_coming_back(found)
    clearances.begin_sabbatical(found, by=found.person)

    with pytest.raises(MoveRefused, match="return conversation"):
        clearances.end_sabbatical(found, by=cast.maya())


def test_only_what_has_lapsed_meanwhile_is_renewed(at):
    found = a_clearance()
    clearances.begin_sabbatical(found, by=found.person)

    with at("2029-06-01 10:00"):
        talk_about_coming_back(found)
        with pytest.raises(MoveRefused) as caught:
            clearances.end_sabbatical(found, by=cast.maya())

    assert caught.value.sentence == "DBS check has to be renewed first."


def test_conditions_stay_through_a_break():
    found = a_clearance(conditions="Works in pairs.")
    clearances.begin_sabbatical(found, by=found.person)
    talk_about_coming_back(found)

    clearances.end_sabbatical(found, by=cast.maya())

    assert found.state == "conditional"


def test_only_somebody_on_a_break_comes_back():
    with pytest.raises(MoveRefused, match="not on a break"):
        clearances.end_sabbatical(a_clearance(), by=cast.maya())


def test_a_mentor_does_not_end_their_own_break():
    found = a_clearance()
    clearances.begin_sabbatical(found, by=found.person)

    with pytest.raises(MoveRefused):
        clearances.end_sabbatical(found, by=found.person)


@pytest.mark.parametrize("act", [clearances.begin_sabbatical, clearances.end_clearance])
@pytest.mark.parametrize("name", ["noor", "wendy", "helen", "mags"])
def test_nobody_else_touches_a_clearance(act, name):
    with pytest.raises(MoveRefused):
        act(a_clearance(), by=getattr(cast, name)())


def test_a_relative_touches_no_clearance():
    found = a_clearance()
    cast.know_each_other(cast.sam(), cast.maya())

    with pytest.raises(MoveRefused, match="You know this person"):
        clearances.begin_sabbatical(found, by=cast.maya())


def test_nobody_is_restricted_by_one_person():
    with pytest.raises(MoveRefused, match="Two people have to decide a restriction"):
        clearances.restrict_clearance(a_clearance(), by=cast.joan())


def test_a_confirmed_barred_list_match_stops_the_work_at_once():
    found = a_clearance()

    clearances.end_for_barred_list(found, by=cast.helen())

    assert found.state == "restricted"


@pytest.mark.parametrize("name", ["maya", "joan", "mags"])
def test_only_a_disclosure_officer_records_a_barred_list_match(name):
    with pytest.raises(MoveRefused):
        clearances.end_for_barred_list(a_clearance(), by=getattr(cast, name)())


def test_a_restriction_is_not_lifted_by_one_person():
    with pytest.raises(MoveRefused, match="Two people have to decide this"):
        clearances.lift_restriction(restricted(), by=cast.joan())


def test_there_is_nothing_to_lift_where_nothing_is_restricted():
    with pytest.raises(MoveRefused, match="not restricted"):
        clearances.lift_restriction(a_clearance(), by=cast.joan())


def test_under_a_restriction_gates_can_be_looked_at_again():
    found = restricted()
    gates = found.application.gates.filter(kind="references")

    assert gates.update(state=GateState.NEEDS_DISCUSSION) == 1


def test_a_restriction_is_not_lifted_while_a_gate_is_open():
    found = restricted()
    found.application.gates.filter(kind="references").update(state=GateState.NEEDS_DISCUSSION)
    determination = decisions.propose_decision(found.application, "reopening", reason="dealt-with", by=cast.tariq())

    with pytest.raises(MoveRefused, match="has to be renewed first"):
        decisions.approve_decision(determination, by=cast.joan())


def test_an_end_is_an_end():
    found = a_clearance()
    clearances.end_clearance(found, by=found.person)

    assert (found.state, found.ended_on is not None) == ("ended", True)
    with pytest.raises(MoveRefused, match="cannot go from “Ended” to “On a break”"):
        clearances.begin_sabbatical(found, by=found.person)


def test_the_second_of_two_is_told_who_was_first():
    found = a_clearance()
    same = Clearance.objects.get(pk=found.pk)
    clearances.begin_sabbatical(found, by=found.person)

    with pytest.raises(ConcurrentGateChange) as caught:
        clearances.end_clearance(same, by=cast.maya())

    assert caught.value.who == "Sam"


def test_every_change_of_a_clearance_is_kept():
    found = restricted()

    kept = ClearanceChange.objects.filter(clearance=found).values_list("sequence", "left", "entered")
    assert list(kept) == [(0, "", "active"), (1, "active", "restricted")]


def test_a_decision_from_before_does_not_restrict_a_second_time():
    found = restricted()
    reopening = decisions.propose_decision(found.application, "reopening", reason="dealt-with", by=cast.tariq())
    decisions.approve_decision(reopening, by=cast.joan())
    found.refresh_from_db()

    with pytest.raises(MoveRefused, match="Two people have to decide a restriction"):
        clearances.restrict_clearance(found, by=cast.joan())
