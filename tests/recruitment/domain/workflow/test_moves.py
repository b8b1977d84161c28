"""The table of moves, and the one function that makes them."""

from datetime import date

import pytest
from django.utils import timezone

from lms.platform.letters.models import Letter
from recruitment.domain.base.refusals import ConcurrentMove, MoveRefused
from recruitment.domain.casework import cases
from recruitment.domain.casework.cases import close_at_request
from recruitment.domain.evidence import conversations
from recruitment.domain.evidence.dbs import record_dbs_application
from recruitment.domain.form.answers import confirm_answers, save_answer
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import APPLICANT, BACK, MOVES, make_move, missing_for, moves_for
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage, StageMove
from recruitment.models.stages import ENDED, JOURNEY, OPEN, SIDE, WAITING
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def names_for(application: Application, by) -> list[str]:
    return [name for name, _move in moves_for(application, by)]


def refusal(application: Application, name: str, by, note: str = "") -> str:
    with pytest.raises(MoveRefused) as caught:
        make_move(application, name, by=by, note=note)
    return caught.value.sentence


# --- the table ------------------------------------------------------------------------------------
def test_every_stage_but_the_first_is_entered_by_some_move():
    entered = {move.enters for move in MOVES.values()}

    assert entered == {BACK, *Stage} - {Stage.ENQUIRY}


def test_every_stage_that_is_no_end_can_be_left():
    left = {stage for move in MOVES.values() for stage in move.leaves}

    assert set(Stage) - left == {Stage.CLEARED}


def test_the_applicant_may_stop_from_everywhere_before_an_end():
    assert set(MOVES["withdraw"].leaves) == set(Stage) - set(ENDED)
    assert APPLICANT in MOVES["withdraw"].made_by


def test_the_applicant_may_pause_at_every_open_stage_and_go_on_from_every_wait():
    assert MOVES["pause"].leaves == OPEN
    assert MOVES["resume"].leaves == WAITING


def test_only_moves_to_the_side_come_back():
    assert {name for name, move in MOVES.items() if move.enters == BACK} == {"reopen", "resume", "undo_close"}


def test_no_move_leaves_a_stage_and_enters_it_again():
    assert [name for name, move in MOVES.items() if move.enters in move.leaves] == []


def test_the_applicant_makes_no_decision_about_themselves():
    theirs = {name for name, move in MOVES.items() if APPLICANT in move.made_by}

    assert theirs == {"write_first", "submit", "accept", "pause", "resume", "withdraw", "undo_close"}


def test_every_stage_has_its_three_names_and_a_sentence_for_the_wait():
    assert set(WORDS) == set(Stage)
    assert [stage for stage, words in WORDS.items() if not (words.staff and words.now and words.before)] == []
    assert [stage for stage, words in WORDS.items() if not str(words.waiting).endswith(".")] == []


def test_the_groups_of_stages_leave_nothing_out():
    assert set(JOURNEY) | set(SIDE) == set(Stage)
    assert set(OPEN) | set(WAITING) | set(ENDED) == set(Stage)


# --- the journey ----------------------------------------------------------------------------------
def test_talking_first_leads_through_the_conversation_to_the_form():
    application = factory.drafting()

    assert [move.name for move in application.moves.all()] == ["talk", "invite"]
    assert application.stage == Stage.DRAFT


def test_somebody_who_writes_first_talks_before_the_offer():
    sam, maya = cast.sam(), cast.maya()
    application = applications.start_application(sam, factory.a_role(), by=sam)
    factory.fill_in(application)
    application = applications.submit_application(application, token="0b8f7d4e-6f4c-4a8e-9d3c-2f6f4f1f0a11", by=sam)
    cases.assign_coordinator(application, maya, by=maya)

    assert "Log the first conversation" in refusal(application, "offer", maya)
    make_move(application, "talk", by=maya)
    conversations.log_conversation(application, kind="first", channel="call", by=maya)
    make_move(application, "offer", by=maya)
    assert application.stage == Stage.CONDITIONAL_OFFER


def test_somebody_who_sent_the_form_is_not_asked_for_another():
    application = factory.submitted()
    make_move(application, "talk", by=cast.maya())

    assert refusal(application, "invite", cast.maya()) == "They have sent their form already."


def test_a_move_writes_its_place_in_the_history():
    application = factory.enquired()

    move = make_move(application, "talk", by=cast.maya(), note="zinnia: rang twice")

    stored = StageMove.objects.get(pk=move.pk)
    assert (stored.sequence, stored.left, stored.entered, stored.by) == (1, "enquiry", "conversation", cast.maya())
    assert stored.note == "zinnia: rang twice"


@pytest.mark.parametrize(("sent", "day"), [("2031-11-21", "2031-11-26"), ("2031-11-24", "2031-12-01")])
def test_a_move_promises_the_next_day_from_the_table_and_never_a_weekend(sent, day, at):
    with at(f"{sent} 10:00"):
        application = factory.submitted()

    assert application.expected_by.isoformat() == day


def test_each_move_counts_up_by_one():
    application = factory.at_checks()

    assert list(application.moves.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]
    assert application.sequence == 5


# --- who ------------------------------------------------------------------------------------------
def test_a_coordinator_of_another_area_makes_no_move():
    assert refusal(factory.enquired(), "talk", cast.noor()) == "Your role does not do this here."


@pytest.mark.parametrize("name", ["helen", "mags", "ed", "alex", "owen", "sofia", "wendy", "carl"])
def test_nobody_without_the_grant_makes_a_move(name):
    application = factory.enquired()

    assert refusal(application, "talk", getattr(cast, name)()) == "Your role does not do this here."


def test_nobody_makes_a_move_on_their_own_case():
    maya = cast.maya()
    application = applications.begin_with_enquiry(
        full_name="Maya", profile=factory.a_role(), area=cast.eastmoor(), by=maya
    )

    assert refusal(application, "talk", maya) == "This is your own case. Somebody else has to do this."


def test_nobody_makes_a_move_on_the_case_of_a_relative():
    application = factory.enquired()
    cast.know_each_other(cast.sam(), cast.maya())

    assert refusal(application, "talk", cast.maya()) == "You know this person. Somebody else has to do this."


def test_an_applicant_makes_only_their_own_moves():
    application = factory.drafting()

    assert names_for(application, application.person) == ["submit", "pause", "withdraw"]


def test_a_coordinator_is_offered_the_moves_of_the_stage():
    assert names_for(factory.enquired(), cast.maya()) == ["talk", "write_first", "pause", "lapse", "close_at_request"]


def test_an_ended_application_offers_no_move_to_anybody_but_deciders():
    application = factory.not_appointed()

    assert names_for(application, cast.maya()) == []
    assert names_for(application, cast.joan()) == ["reopen"]


# --- refusals -------------------------------------------------------------------------------------
def test_a_move_that_does_not_leave_from_here_says_where_the_application_is():
    assert refusal(factory.enquired(), "offer", cast.maya()) == (
        "This cannot be done while the application is at “Enquiry”."
    )


def test_a_refusal_names_everything_that_is_missing_with_a_place_to_mend_it():
    profile = factory.a_role()
    application = applications.begin_with_enquiry(full_name="Sam", profile=profile, by=cast.sam())
    Application.objects.filter(pk=application.pk).update(area=None)
    application.refresh_from_db()

    with pytest.raises(MoveRefused) as caught:
        make_move(application, "talk", by=cast.maya())

    assert caught.value.sentence == "Choose their area first."
    assert [link.to for link in caught.value.links] == ["area"]


def test_a_refused_move_changes_nothing():
    application = factory.submitted()
    Application.objects.filter(pk=application.pk).update(coordinator=None)
    application.refresh_from_db()
    before = application.sequence

    assert refusal(application, "offer", cast.maya()) == "Give them a coordinator first."
    application.refresh_from_db()
    assert (application.stage, application.sequence) == (Stage.SUBMITTED, before)


def test_a_move_that_needs_a_note_asks_for_it():
    application = factory.at_decision()

    assert refusal(application, "back_to_checks", cast.joan(), note="  ") == "Say why, in a sentence or two."


def test_what_is_missing_for_a_move_can_be_asked_before_it_is_made():
    application = factory.drafting()

    found = missing_for(application, "submit", application.person)

    assert [one.to for one in found] == ["task/name"]
    assert missing_for(application, "offer", cast.maya())[0].to == ""


def test_a_move_that_there_is_not_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        make_move(factory.enquired(), "promote", by=cast.maya())


# --- losing ---------------------------------------------------------------------------------------
def test_the_second_of_two_is_told_who_was_first_and_when(at):
    application = factory.enquired()
    same = Application.objects.get(pk=application.pk)
    with at("2031-11-22 14:05"):
        make_move(application, "talk", by=cast.maya())

    with pytest.raises(ConcurrentMove) as caught:
        make_move(same, "withdraw", by=same.person)

    assert caught.value.who == "Maya"
    assert caught.value.sentence.startswith("Maya changed this at 14:05, 22 November 2031.")


def test_the_loser_changes_nothing():
    application = factory.enquired()
    same = Application.objects.get(pk=application.pk)
    make_move(application, "talk", by=cast.maya())

    with pytest.raises(ConcurrentMove):
        make_move(same, "pause", by=same.person)

    assert StageMove.objects.filter(application=application).count() == 1


# --- to the side and back -------------------------------------------------------------------------
@pytest.mark.parametrize("make", [factory.enquired, factory.drafting, factory.submitted, factory.at_checks])
def test_a_paused_person_can_resume_where_they_stopped(make):
    application = make()
    stage = application.stage
    make_move(application, "pause", by=application.person)
    assert (application.stage, application.paused_from) == (Stage.PAUSED, stage)

    make_move(application, "resume", by=application.person)

    assert (application.stage, application.paused_from) == (stage, "")


def test_somebody_who_stops_while_paused_keeps_the_place_where_they_were():
    application = factory.submitted()
    make_move(application, "pause", by=application.person)
    make_move(application, "withdraw", by=application.person)

    assert (application.stage, application.paused_from) == (Stage.WITHDRAWN, Stage.SUBMITTED)


def test_stopping_asks_for_no_reason():
    application = factory.at_decision()

    assert make_move(application, "withdraw", by=application.person).note is None


# --- closed at the applicant's request ------------------------------------------------------------
def closed(case: Application) -> Application:
    """By Maya, today."""
    close_at_request(case, how="call", asked_on=timezone.localdate(), by=cast.maya())
    return case


@pytest.mark.parametrize("name", ["maya", "sam"])
def test_a_closing_is_undone_by_either_within_28_days(name, at):
    with at("2026-11-02 10:00"):
        application = closed(factory.at_checks())
    with at("2026-11-29 10:00"):
        make_move(application, "undo_close", by=getattr(cast, name)())
    assert (application.stage, application.paused_from) == (Stage.CHECKS, "")


def test_the_day_that_the_letter_names_counts_to_its_end(at):
    with at("2026-11-02 10:00"):
        application = closed(factory.at_checks())
    assert Letter.objects.get(template="recruitment/closed_at_request").context["undo_until"] == "Monday 30 November"
    with at("2026-11-30 23:30"):
        make_move(application, "undo_close", by=cast.sam())
    assert application.stage == Stage.CHECKS


def test_a_closing_is_not_undone_after_28_days(at):
    with at("2026-11-02 10:00"):
        application = closed(factory.at_checks())
    with at("2026-12-01 10:00"):
        assert "28 days are over" in refusal(application, "undo_close", cast.sam())


def test_staff_do_not_undo_what_the_person_did_themselves():
    application = factory.at_checks()
    make_move(application, "withdraw", by=application.person)
    assert "only they can go on" in refusal(application, "undo_close", cast.maya())
    make_move(application, "undo_close", by=application.person)
    assert application.stage == Stage.CHECKS


def test_a_closing_says_who_did_it_and_how_the_person_asked():
    application = closed(factory.at_checks())
    [letter] = Letter.objects.filter(template="recruitment/closed_at_request")
    last = application.moves.order_by("-sequence")[0]
    assert (last.by, last.name, "by phone" in last.note) == (cast.maya(), "close_at_request", True)
    assert letter.context["closed_by"] == "Maya"


def test_nobody_of_ours_ends_an_application_in_any_other_way_alone():
    ends = {name: move.made_by for name, move in MOVES.items() if move.enters in (Stage.WITHDRAWN, Stage.NOT_APPOINTED)}
    assert {name for name, made_by in ends.items() if made_by != (APPLICANT,)} == {"close_at_request", "not_appoint"}
    assert MOVES["close_at_request"].needs_note


def test_nobody_lapses_within_90_days(at):
    with at("2026-01-10 10:00"):
        application = factory.enquired()
        conversations.log_conversation(application, kind="still_there", channel="text", by=cast.maya())

    with at("2026-04-09 10:00"):
        assert "Wait until 10 April 2026" in refusal(application, "lapse", cast.maya())


def test_nobody_lapses_without_being_asked_in_a_safe_way(at):
    with at("2026-01-10 10:00"):
        application = factory.enquired()

    with at("2026-05-10 10:00"):
        assert "First ask them, in the way that is safe" in refusal(application, "lapse", cast.maya())


def test_somebody_who_did_not_answer_for_90_days_lapses_and_can_go_on(at):
    with at("2026-01-10 10:00"):
        application = factory.enquired()
    with at("2026-05-10 10:00"):
        conversations.log_conversation(application, kind="still_there", channel="text", by=cast.maya())
        make_move(application, "lapse", by=cast.maya())
        assert application.stage == Stage.LAPSED
        make_move(application, "resume", by=application.person)

    assert application.stage == Stage.ENQUIRY


# --- guards of role, age and area -----------------------------------------------------------------
def test_a_form_for_a_role_that_closed_meanwhile_is_not_sent(at):
    application = factory.drafting()
    factory.fill_in(application)
    profile = application.profile
    profile.closes_on = application.created_at.date()
    profile.save()

    with at("2032-01-10 10:00"):
        application.refresh_from_db()
        assert "not taking new people" in refusal(application, "submit", application.person)


def test_an_enquiry_that_is_not_sure_needs_a_role_before_the_form():
    sam = cast.sam()
    application = applications.begin_with_enquiry(full_name="Sam", area=cast.eastmoor(), by=sam)

    assert refusal(application, "write_first", sam) == "Choose a role first."
    make_move(application, "talk", by=cast.maya())
    conversations.log_conversation(application, kind="first", channel="call", by=cast.maya())
    assert refusal(application, "invite", cast.maya()) == "Choose a role first."


def test_a_role_that_is_not_done_here_is_not_offered():
    application = factory.talked(factory.enquired())
    application.profile.areas.set([cast.north()])

    assert "not done in their area" in refusal(application, "invite", cast.maya())


def test_a_role_without_areas_is_done_everywhere():
    application = factory.talked(factory.enquired())
    application.profile.areas.clear()

    make_move(application, "invite", by=cast.maya())

    assert application.stage == Stage.DRAFT


def test_somebody_who_says_they_are_too_young_is_asked_to_come_back():
    application = factory.drafting()
    factory.fill_in(application, {**factory.ANSWERS, "age": {"old_enough": False}})

    assert refusal(application, "submit", application.person) == (
        "This role is for people aged 18 or over. Come back then."
    )


def test_a_date_of_birth_under_the_minimum_age_stops_the_checks():
    application = factory.offered()
    young = {"date_of_birth": "2010-01-01"}
    factory.fill_in(application, {**factory.LATER_ANSWERS, "date-of-birth": young})

    assert "aged 18 or over" in refusal(application, "accept", application.person)


def test_answers_that_somebody_wrote_down_need_the_persons_word():
    application = factory.drafting()
    factory.fill_in(application, by=cast.maya())

    assert "Say how they confirmed" in refusal(application, "submit", cast.maya())
    confirm_answers(application, how="read_back", by=cast.maya())
    make_move(application, "submit", by=cast.maya())
    assert application.stage == Stage.SUBMITTED


def test_the_checks_begin_only_when_the_questions_after_the_offer_are_answered():
    application = factory.offered()

    assert "Some questions are still open: A private way" in refusal(application, "accept", application.person)


def test_a_decision_is_asked_for_only_when_every_check_has_an_outcome():
    application = factory.at_checks()

    assert refusal(application, "to_decision", cast.maya()).startswith("Not every check is finished yet.")


def test_each_open_check_is_named_as_the_coordinator_may_know_it_with_the_way_there():
    application = factory.at_checks()
    factory.see_certificate(application)
    factory.check_identity(application)
    save_answer(application, "date-of-birth", {"date_of_birth": "1991-01-01"}, 1, by=application.person)
    found = missing_for(application, "to_decision", cast.maya())

    assert [(one.sentence, one.to) for one in found] == [
        ("Not every check is finished yet.", ""),
        ("Two people who speak for them: not started.", "gate/references"),
        ("Identity: something has changed since.", "gate/identity"),
        ("Self-disclosure: with the checks team.", "gate/self_disclosure"),
        ("DBS check: with the checks team.", "gate/dbs"),
        ("Suitability assessment: with the checks team.", "gate/suitability_assessment"),
        ("Who they know: not started.", "gate/conflict_check"),
        ("Volunteer agreement: not started.", "gate/agreement"),
    ]


def test_the_checks_team_hears_how_each_of_its_checks_stands():
    application = factory.at_checks()
    record_dbs_application(application, by=cast.helen())

    assert "DBS check: asked for." in [one.sentence for one in missing_for(application, "to_decision", cast.helen())]


def test_a_check_that_ran_out_says_so_before_anybody_is_cleared():
    application = factory.at_decision()
    application.gates.filter(kind="dbs").update(expires_on=date(2020, 1, 1))

    assert "DBS check: it has run out." in refusal(application, "clear", cast.joan())
    assert "DBS check: with the checks team." in refusal(application, "clear", cast.maya())


def test_training_never_delays_the_decision():
    application = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))

    assert application.stage == Stage.DECISION
    assert application.gates.get(kind="training").state == "not_started"


def test_nobody_is_cleared_while_training_is_open():
    application = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))

    said = refusal(application, "clear", cast.joan())
    assert said.startswith("Not every check is met yet. The GROW model: not started.")
