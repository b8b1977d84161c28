"""Decisions: proposed by one, made by another, told in plain words."""

import pytest
from django.db import IntegrityError

from lms.platform.letters.models import Letter
from recruitment.domain.base import determinations
from recruitment.domain.base.refusals import ConcurrentChange, MoveRefused
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.requirements import REASONS, Reason, reasons_for
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import assessments, conversations, references
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Clearance, Determination, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks"), pytest.mark.both]
REFUSING = {"plain_words": "Not now.", "could_change": "A year of steady ground."}


def propose(application: Application, kind: str, by=None, **words) -> Determination:
    reason = words.pop("reason", next(iter(reasons_for(kind))))
    return decisions.propose_decision(application, kind, reason=reason, by=by or cast.tariq(), **words)


def refusal(application: Application, kind: str, **words) -> str:
    with pytest.raises(MoveRefused) as caught:
        propose(application, kind, **words)
    return caught.value.sentence


# --- reasons --------------------------------------------------------------------------------------
def test_every_kind_has_reasons_to_choose_from():
    assert [kind for kind in Determination.Kind if not reasons_for(kind)] == []


def test_a_retired_reason_is_offered_no_more_but_stays_readable(monkeypatch):
    retired = Reason("An older way of saying it", (Determination.Kind.CLEARANCE,), retired=True)
    monkeypatch.setitem(REASONS, "older", retired)

    assert "older" not in reasons_for("clearance")
    assert REASONS["older"].words == "An older way of saying it"


def test_a_reason_of_another_kind_is_none():
    assert refusal(factory.at_decision(), "clearance", reason="law-bars") == "Choose a reason."


# --- clearance ------------------------------------------------------------------------------------
def test_two_people_clear_somebody():
    application = factory.at_decision()
    determination = propose(application, "clearance")
    assert (determination.state, application.stage) == ("proposed", Stage.DECISION)

    decisions.approve_decision(determination, by=cast.joan())

    application.refresh_from_db()
    assert (application.stage, application.clearance.state) == (Stage.CLEARED, "active")
    assert (determination.proposed_by, determination.decided_by) == (cast.tariq(), cast.joan())


def test_nobody_approves_their_own_proposal():
    determination = propose(factory.at_decision(), "clearance")

    with pytest.raises(MoveRefused, match="You proposed this"):
        decisions.approve_decision(determination, by=cast.tariq())


def test_clearance_with_conditions_is_conditional():
    application = factory.cleared(conditions="Works in pairs.")

    assert (application.clearance.state, application.clearance.conditions) == ("conditional", "Works in pairs.")


def test_clearance_waits_at_the_decision_while_training_is_open():
    module = factory.a_module()
    application = factory.at_decision(profile=factory.a_role("befriender", modules=(module,)))
    decisions.approve_decision(propose(application, "clearance"), by=cast.joan())
    assert application.stage == Stage.DECISION

    factory.learn(application.person, module)
    make_move(application, "clear", by=cast.maya())

    assert application.stage == Stage.CLEARED


def test_clearance_is_not_proposed_before_every_check_is_met():
    application = factory.at_decision()
    application.gates.filter(kind="references").update(state="needs_discussion")

    assert refusal(application, "clearance") == "Not every check is met, so clearance cannot be decided."


def test_clearance_is_not_proposed_before_the_decision_is_asked_for():
    assert refusal(factory.at_checks(), "clearance").startswith("The application is not at that point.")


def test_what_changed_since_the_proposal_is_asked_again_at_the_end():
    application = factory.at_decision()
    determination = propose(application, "clearance")
    make_move(application, "back_to_checks", by=cast.tariq(), note="A reference rang again.")

    with pytest.raises(MoveRefused, match="not at that point"):
        decisions.approve_decision(Determination.objects.get(pk=determination.pk), by=cast.joan())


def test_going_back_to_the_checks_spends_an_approval():
    application = factory.at_decision(profile=factory.a_role("befriender", modules=(factory.a_module(),)))
    determination = propose(application, "clearance")
    decisions.approve_decision(determination, by=cast.joan())

    make_move(application, "back_to_checks", by=cast.joan(), note="Something new.")

    determination.refresh_from_db()
    assert determination.state == "spent"


def test_a_second_person_may_send_a_proposal_back():
    application = factory.at_decision()
    determination = propose(application, "clearance")

    decisions.send_back_decision(determination, words="zinnia: ask the second referee first.", by=cast.joan())

    assert (determination.state, determination.review_until, application.stage) == ("sent_back", None, "decision")
    assert propose(application, "clearance").state == "proposed"


def test_the_second_of_two_deciders_is_told_who_was_first():
    determination = propose(factory.at_decision(), "clearance")
    same = Determination.objects.get(pk=determination.pk)
    third = cast._with_role(cast.wendy(), "decision_maker")
    decisions.send_back_decision(determination, words="zinnia: ask the second referee first.", by=cast.joan())

    with pytest.raises(ConcurrentChange) as caught:
        determinations.decide_determination(same, Determination.State.APPROVED, by=third)

    assert caught.value.who == "Joan"


@pytest.mark.parametrize("name", ["maya", "helen", "ruth", "mags", "alex", "sam", "wendy"])
def test_only_decision_makers_propose_and_approve(name):
    application = factory.at_decision()
    determination = propose(application, "clearance")

    with pytest.raises(MoveRefused):
        propose(application, "clearance", by=getattr(cast, name)())
    with pytest.raises(MoveRefused):
        decisions.approve_decision(determination, by=getattr(cast, name)())


def test_a_relative_decides_nothing():
    application = factory.at_decision()
    cast.know_each_other(cast.sam(), cast.joan())
    determination = propose(application, "clearance")

    with pytest.raises(MoveRefused, match="You know this person"):
        decisions.approve_decision(determination, by=cast.joan())


# --- not appointed --------------------------------------------------------------------------------
def test_a_refusal_needs_an_open_discussion_and_plain_words():
    sentence = refusal(factory.at_decision(), "not_appointed")

    assert sentence == (
        "Talk openly with the person first, or write down that you tried. "
        "Write to the person in plain words: why, and what could change."
    )


def test_a_refusal_says_until_when_to_ask_again_and_leaves_the_rest_to_be_read_signed_in(at):
    with at("2031-11-22 10:00"):
        application = factory.not_appointed()

    letter = Letter.objects.get(template="recruitment/decision")
    assert application.stage == Stage.NOT_APPOINTED
    assert letter.context["review_until"] == "20 December 2031"
    assert not {"Not now.", "A year of steady ground."} & set(letter.context.values())


def test_what_the_decision_rests_on_is_in_no_letter():
    factory.not_appointed()

    assert "zinnia" not in str([letter.context for letter in Letter.objects.all()])


def test_the_applicant_is_told_the_decision_that_stands():
    application = factory.not_appointed()

    assert decisions_told(application).plain_words == "Not now."
    assert decisions_told(factory.at_decision(cast.priya())) is None


def test_somebody_can_be_not_appointed_before_the_offer_too():
    application = factory.submitted(cast.priya())
    assessments.log_discussion(application, held=True, channel="call", by=cast.joan())

    decisions.approve_decision(propose(application, "not_appointed", **REFUSING), by=cast.joan())

    application.refresh_from_db()
    assert application.stage == Stage.NOT_APPOINTED


def test_nobody_is_not_appointed_by_the_move_alone():
    application = factory.at_decision()

    with pytest.raises(MoveRefused, match="one proposes, another one agrees"):
        make_move(application, "not_appoint", by=cast.joan())


# --- waiving --------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["dbs", "identity", "self_disclosure"])
def test_these_are_never_waived(kind):
    application = factory.at_checks()

    assert refusal(application, "waiver", gate=application.gates.get(kind=kind)) == "This check can never be waived."


def test_one_referee_needs_a_structured_conversation_beside():
    application = factory.at_checks()
    gate = application.gates.get(kind="references")
    first = application.references.first()
    assert "One reference and a structured conversation" in refusal(application, "waiver", gate=gate)

    references.record_reference(first, words="kind", channel="call", by=cast.maya())
    conversations.log_conversation(application, kind="in_place_of_reference", channel="call", by=cast.maya())
    decisions.approve_decision(propose(application, "waiver", gate=gate), by=cast.joan())

    gate.refresh_from_db()
    assert (gate.state, gate.snapshot) == ("waived", application.snapshot_hash)


def test_another_kind_can_be_waived_by_two():
    application = factory.at_checks()
    gate = application.gates.get(kind="conflict_check")

    decisions.approve_decision(propose(application, "waiver", gate=gate), by=cast.joan())

    gate.refresh_from_db()
    assert gate.state == "waived"


def test_a_waiver_names_a_gate_of_the_same_person():
    application, other = factory.at_checks(), factory.at_checks(cast.priya())

    assert refusal(application, "waiver") == "Say which check is to be waived."
    assert refusal(application, "waiver", gate=other.gates.first()) == "Say which check is to be waived."


# --- reopening ------------------------------------------------------------------------------------
def test_two_people_reopen_a_case_where_it_was():
    application = factory.not_appointed()

    decisions.approve_decision(propose(application, "reopening"), by=cast.joan())

    application.refresh_from_db()
    assert application.stage == Stage.DECISION
    assert set(application.determinations.values_list("state", flat=True)) == {"spent"}


def test_a_case_is_not_reopened_over_a_newer_one():
    application = factory.not_appointed()
    factory.drafting(application.person, application.profile)

    with pytest.raises(MoveRefused, match="begun a new application"):
        decisions.approve_decision(propose(application, "reopening"), by=cast.joan())


def test_a_case_that_is_open_is_not_reopened():
    assert refusal(factory.at_checks(), "reopening") == "The application is not at that point."


def test_somebody_who_is_appointed_after_all_needs_two_people_again():
    application = factory.not_appointed()
    decisions.approve_decision(propose(application, "reopening"), by=cast.joan())
    application.refresh_from_db()

    with pytest.raises(MoveRefused, match="one proposes"):
        make_move(application, "clear", by=cast.joan())
    decisions.approve_decision(propose(application, "clearance"), by=cast.joan())
    assert Clearance.objects.get(application=application).state == "active"


# --- restricting ----------------------------------------------------------------------------------
def test_two_people_restrict_a_clearance_and_the_mentor_is_told():
    application = factory.cleared()

    decisions.approve_decision(propose(application, "restriction", **REFUSING), by=cast.joan())

    assert Clearance.objects.get(application=application).state == "restricted"
    assert Letter.objects.filter(template="recruitment/restricted", person=application.person).count() == 1


def test_there_has_to_be_a_clearance_to_restrict():
    assert refusal(factory.at_decision(), "restriction", **REFUSING) == "There is no clearance to restrict."


def test_a_restriction_is_written_to_the_person():
    assert refusal(factory.cleared(), "restriction") == (
        "Write to the person in plain words: why, and what could change."
    )


def test_a_restriction_is_lifted_by_two_people_with_every_gate_met():
    application = factory.cleared()
    decisions.approve_decision(propose(application, "restriction", **REFUSING), by=cast.joan())

    decisions.approve_decision(propose(Application.objects.get(pk=application.pk), "reopening"), by=cast.joan())

    assert Clearance.objects.get(application=application).state == "active"
    assert decisions_told(application) is None


# --- who reads what -------------------------------------------------------------------------------
def test_reasons_are_read_by_those_who_decide():
    determination = factory.propose_not_appointed(factory.at_decision())

    allowed = {name for name in cast.PEOPLE if determination.may_reveal(getattr(cast, name)(), "reasons")}
    assert allowed == {"joan", "tariq"}
    assert not determination.may_reveal(cast.joan(), "reason")


# --- proposed once ---------------------------------------------------------------------------------
def test_what_waits_for_a_second_person_is_not_proposed_again():
    application = factory.at_decision()
    factory.propose_not_appointed(application)

    with pytest.raises(MoveRefused, match="proposed already"):
        factory.propose_not_appointed(application)

    assert Determination.objects.count() == 1


def test_another_refusal_of_the_database_is_not_called_that():
    waiver_of_nothing = Determination(application=factory.at_checks(), kind="waiver", reason="other")

    with pytest.raises(IntegrityError):
        determinations.propose_determination(waiver_of_nothing, by=cast.tariq())

    assert Determination.objects.count() == 0


def test_a_second_account_of_who_proposed_it_decides_nothing():
    determination = factory.propose_clearance(factory.at_decision())
    cast.safe_contact(cast.joan(), contact_email=cast.tariq().email)
    with pytest.raises(MoveRefused, match="count as one person"):
        decisions.approve_decision(determination, by=cast.joan())
