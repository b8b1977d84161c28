"""Whose turn it is, and what comes next, for the applicant."""

from datetime import date

import pytest

from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import disclosures
from recruitment.domain.intake import applications
from recruitment.domain.status import status
from recruitment.domain.workflow.moves import MOVES, make_move
from recruitment.models import Application, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def now(application: Application) -> status.Now:
    return status.what_happens_now(again(application))


# --- for the applicant ----------------------------------------------------------------------------
@pytest.mark.parametrize("make", [factory.enquired, factory.submitted])
def test_a_wait_names_who_has_it_and_by_which_day(make):
    application = make()

    found = now(application)

    assert (found.turn, found.who, found.by) == ("us", "Maya", application.expected_by)


def test_a_draft_is_the_persons_turn_and_promises_no_day():
    found = now(factory.drafting())

    assert (found.turn, found.who, found.by, found.todo[0].to) == ("you", "You", None, "tasks")


def test_an_enquiry_without_a_coordinator_is_with_one_of_us():
    application = applications.begin_with_enquiry(full_name="Sam", by=cast.sam())

    assert now(application).who == "One of us"


def test_after_the_offer_the_person_has_questions_and_training():
    application = factory.offered(profile=factory.a_role(modules=(factory.a_module(),)))

    assert [todo.to for todo in now(application).todo] == ["tasks", "learn"]


def test_during_the_checks_everything_the_person_can_do_is_named():
    application = factory.at_checks(profile=factory.a_role(modules=(factory.a_module(),)))
    assert [todo.to for todo in now(application).todo] == ["agreement", "learn"]

    disclosures.send_disclosure(application, by=cast.helen())

    assert [todo.to for todo in now(application).todo] == ["disclosure", "agreement", "learn"]


def test_when_the_person_has_done_everything_it_is_our_turn():
    found = now(factory.meet_every_check(factory.at_checks()))

    assert (found.turn, found.who) == ("us", "Maya")


def test_two_of_us_have_the_decision():
    assert (now(factory.at_decision()).turn, now(again(Application.objects.get())).who) == ("us", "Two of us")


@pytest.mark.parametrize("make", [factory.cleared, factory.not_appointed])
def test_at_an_end_it_is_nobodys_turn(make):
    found = now(make())

    assert (found.turn, found.who, found.by) == ("nobody", "", None)


@pytest.mark.parametrize(("move", "said"), [("pause", "Paused."), ("lapse", "We have not heard from you.")])
def test_somebody_at_rest_is_not_asked_for_anything_and_can_go_on(move, said):
    application = factory.drafting()
    Application.objects.update(stage=MOVES[move].enters, paused_from=Stage.DRAFT)

    found = now(application)

    assert (found.turn, found.lead, found.by) == ("nobody", said, None)
    assert [todo.to for todo in found.todo] == ["resume"]


def test_in_the_checks_the_words_are_about_what_the_person_can_do_and_beside_it_stands_what_we_hold(at):
    with at("2026-11-02 10:00"):
        application = factory.at_checks(profile=factory.a_role(modules=(factory.a_module(),)))
        found = now(application)

    assert (found.turn, found.what) == (
        "you",
        "Please read our agreement with each other. If it is right for you, agree to it.",
    )
    assert found.also == (
        "Still with us: your papers, the people who can speak for you, who you know here and the checks team’s part."
    )
    assert found.by == date(2026, 12, 14)


def test_once_the_agreement_is_made_our_checks_are_our_turn():
    application = factory.at_checks()
    factory.agree(application)
    factory.check_identity(application)
    factory.ask_about_ties(application)

    found = now(application)

    assert (found.turn, found.what) == (
        "us",
        "Still with us: the people who can speak for you and the checks team’s part.",
    )


def test_the_checks_team_has_its_part_until_all_of_it_is_over_in_the_same_words():
    application = factory.at_checks()
    before = now(application).also
    factory.disclose(application)
    factory.see_certificate(application, "information_disclosed")

    assert now(application).also == before


def test_when_every_check_has_an_answer_a_decision_comes_next():
    assert now(factory.meet_every_check(factory.at_checks())).what == "The checks are done. Next, we decide."


def test_with_training_open_at_the_decision_the_words_are_about_the_training_and_who_decides_by_when():
    application = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))

    found = now(application)

    assert (found.turn, found.what) == ("you", "Your training is still open. Go at your own speed.")
    assert found.also == "Two of us look at everything together. A record on its own never decides."
    assert found.by == application.expected_by


def test_once_two_have_decided_only_the_training_is_left_and_no_day_is_promised():
    module = factory.a_module()
    application = factory.at_decision(profile=factory.a_role(modules=(module,)))
    determination = factory.propose_clearance(application)
    decisions.approve_decision(determination, by=cast.joan())

    found = now(application)
    assert (found.turn, found.by, found.also) == ("you", None, "Two of us have looked at everything else.")

    factory.learn(application.person, module)

    found = now(application)
    assert (found.turn, found.who, found.what) == ("us", "Maya", "Two of us have decided. We write to you.")


def test_a_late_wait_says_so_with_the_day_that_we_said_and_a_new_one(at):
    with at("2026-11-02 10:00"):
        application = factory.submitted()

    with at("2026-11-10 10:00"):
        found = now(application)

    assert (found.turn, found.late, found.by) == ("us", True, date(2026, 11, 17))
    assert found.lead == "We said Monday 9 November. We are late, and we are sorry."
    assert found.what == "Maya has it."


def test_beside_the_persons_turn_stands_that_we_are_late(at):
    with at("2026-11-02 10:00"):
        application = factory.at_checks()

    with at("2026-12-16 10:00"):
        found = now(application)

    assert (found.turn, found.late) == ("you", True)
    assert found.also.endswith("We said Monday 14 December. We are late, and we are sorry.")


def test_a_no_names_no_turn_and_leads_to_the_reasons():
    found = now(factory.not_appointed())

    assert (found.turn, found.lead) == ("nobody", "Not this role, for now.")
    assert [todo.words for todo in found.todo] == ["Read why, and ask somebody new to look again"]


def test_an_end_that_the_person_chose_asks_for_nothing():
    application = factory.drafting()
    make_move(application, "withdraw", by=application.person)

    assert (now(application).lead, now(application).todo) == ("You stopped your application.", ())


def test_a_review_is_with_somebody_new_by_a_day(at):
    with at("2026-11-02 10:00"):
        application = factory.not_appointed()
        decisions.ask_for_review(decisions_told(application), by=application.person)
        found = now(application)

    assert (found.turn, found.who, found.by) == ("us", "Somebody new", date(2026, 11, 23))
    assert found.lead == "Somebody new is looking again."
    assert found.what == "You asked on Monday 2 November. Somebody has it who has not seen it before."
    with at("2026-11-24 10:00"):
        found = now(application)
    assert (found.late, found.by) == (True, date(2026, 12, 8))
    assert found.lead == "We said Monday 23 November. We are late, and we are sorry."
