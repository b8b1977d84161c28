"""Somebody fresh looks again."""

from datetime import date

import pytest

from lms.platform.letters.models import Letter
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told, is_under_review, reviewed_decisions
from recruitment.models import Application, Clearance, Determination, Review
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]


def refused_decision() -> Determination:
    return decisions_told(factory.not_appointed())


def asked() -> Review:
    determination = refused_decision()
    return decisions.ask_for_review(determination, words="zinnia: please", by=determination.application.person)


def taken() -> Review:
    return reviewers.take_review(asked(), by=cast.ruth())


def test_the_person_asks_and_is_told_that_somebody_fresh_looks():
    review = asked()

    assert (review.how, review.outcome, review.recorded_by) == ("form", "", cast.sam())
    assert is_under_review(review.determination.application)
    assert Letter.objects.filter(template="recruitment/review").count() == 1


def test_the_day_of_the_answer_is_kept_and_stands_in_the_letter(at, settings):
    settings.REVIEW_ANSWER_DAYS = 12
    with at("2031-11-24 10:00"):
        review = asked()

    assert review.answer_by == date(2031, 12, 8)
    assert Letter.objects.get(template="recruitment/review").context["answer_by"] == "Monday 8 December"


def test_the_letter_about_a_no_says_how_long_a_fresh_look_takes():
    refused_decision()

    assert Letter.objects.get(template="recruitment/decision").context["answer_days"] == "21"


def test_asking_twice_is_one_review():
    review = asked()

    assert decisions.ask_for_review(review.determination, by=cast.sam()) == review
    assert Letter.objects.filter(template="recruitment/review").count() == 1


@pytest.mark.parametrize("how", ["phone", "text", "letter"])
def test_staff_write_down_that_somebody_asked(how):
    review = decisions.ask_for_review(refused_decision(), how=how, by=cast.maya())

    assert (review.how, review.recorded_by) == (how, cast.maya())


def test_a_stranger_asks_for_nothing():
    with pytest.raises(MoveRefused):
        decisions.ask_for_review(refused_decision(), by=cast.wendy())


def test_a_review_can_be_asked_for_on_the_28th_day_and_not_after(at):
    with at("2031-11-22 10:00"):
        determination = refused_decision()

    with at("2031-12-21 00:05"), pytest.raises(MoveRefused, match="The 28 days are over"):
        decisions.ask_for_review(determination, by=cast.sam())
    with at("2031-12-20 23:55"):
        assert decisions.ask_for_review(determination, by=cast.sam()).outcome == ""


def test_a_proposal_that_is_not_decided_cannot_be_reviewed():
    determination = factory.propose_not_appointed(factory.at_decision())

    with pytest.raises(MoveRefused, match="no decision here"):
        decisions.ask_for_review(determination, by=cast.sam())


def test_a_clearance_cannot_be_reviewed():
    application = factory.cleared()

    with pytest.raises(MoveRefused, match="no decision here"):
        decisions.ask_for_review(application.determinations.get(), by=cast.sam())


def test_a_fresh_reviewer_upholds_and_the_person_is_told():
    review = taken()

    decisions.finish_review(review, "upheld", plain_words="It stays as it is.", by=cast.ruth())

    assert (review.outcome, review.reviewer) == ("upheld", cast.ruth())
    assert not is_under_review(review.determination.application)
    assert Letter.objects.filter(template="recruitment/review_outcome").count() == 1
    assert reviewed_decisions(review.determination.application).plain_words == "It stays as it is."


@pytest.mark.parametrize("outcome", ["varied", "returned"])
def test_a_changed_outcome_puts_a_reopening_forward_for_another_to_approve(outcome):
    review = taken()
    decisions.finish_review(review, outcome, plain_words="We look again.", by=cast.ruth())
    reopening = Determination.objects.open().get()
    assert (reopening.kind, reopening.proposed_by) == ("reopening", cast.ruth())

    decisions.approve_decision(reopening, by=cast.joan())

    assert Application.objects.get().stage == "decision"


def test_whoever_took_part_does_not_review():
    review = asked()
    joan = cast._with_role(cast.joan(), "reviewer")
    joan.refresh_from_db()

    with pytest.raises(MoveRefused, match="Somebody fresh has to look"):
        reviewers.take_review(review, by=joan)
    with pytest.raises(MoveRefused, match="Somebody fresh has to look"):
        decisions.finish_review(review, "upheld", plain_words="x", by=joan)


def test_what_nobody_has_taken_is_not_finished():
    with pytest.raises(MoveRefused, match="Take it first if it is nobody's"):
        decisions.finish_review(asked(), "upheld", plain_words="x", by=cast.ruth())


@pytest.mark.parametrize("name", ["maya", "helen", "tariq", "sam"])
def test_only_reviewers_review(name):
    with pytest.raises(MoveRefused):
        decisions.finish_review(taken(), "upheld", plain_words="x", by=getattr(cast, name)())


def test_a_finished_review_is_not_finished_again():
    review = taken()
    decisions.finish_review(review, "upheld", plain_words="x", by=cast.ruth())

    with pytest.raises(MoveRefused, match="is finished"):
        decisions.finish_review(review, "returned", plain_words="x", by=cast.ruth())


def test_of_two_reviewers_who_finish_at_once_the_first_counts():
    review = taken()
    other = Review.objects.get()
    decisions.finish_review(review, "upheld", plain_words="zinnia: it stays", by=cast.ruth())

    with pytest.raises(MoveRefused, match="is finished"):
        decisions.finish_review(other, "returned", plain_words="x", by=cast.ruth())
    assert (Review.objects.get().outcome, Review.objects.get().plain_words) == ("upheld", "zinnia: it stays")


def test_what_a_review_found_is_read_by_the_person_and_no_open_review_is():
    review = taken()
    application = review.determination.application
    assert reviewed_decisions(application) is None

    decisions.finish_review(review, "returned", plain_words="We look again.", by=cast.ruth())

    assert reviewed_decisions(application) == review


# --- one review a decision ------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["sam", "maya"])
def test_a_decision_is_looked_at_afresh_once_and_a_new_application_stays_possible(name):
    review = taken()
    decisions.finish_review(review, "upheld", plain_words="It stays.", by=cast.ruth())

    with pytest.raises(MoveRefused) as caught:
        decisions.ask_for_review(review.determination, by=getattr(cast, name)())

    assert "looked at this once" in caught.value.sentence
    assert caught.value.sentence.endswith("A new application is possible at any time.")
    assert (Review.objects.count(), decisions.was_reviewed(review.determination)) == (1, True)


def test_a_second_decision_may_be_looked_at_too():
    review = taken()
    decisions.finish_review(review, "returned", plain_words="We look again.", by=cast.ruth())
    decisions.approve_decision(Determination.objects.open().get(), by=cast.joan())
    application = Application.objects.get()
    decisions.approve_decision(factory.propose_not_appointed(application), by=cast.joan())

    again = decisions.ask_for_review(decisions_told(application), by=application.person)

    assert (again.outcome, decisions.was_reviewed(again.determination)) == ("", False)


# --- a reopening that came first ------------------------------------------------------------------
def reopening_beside() -> tuple[Review, Determination]:
    """Tariq has put the same forward while the review is open."""
    review = taken()
    application = review.determination.application
    return review, decisions.propose_decision(application, "reopening", reason="new-information", by=cast.tariq())


@pytest.mark.parametrize("outcome", ["varied", "returned"])
def test_where_a_reopening_waits_already_it_serves_and_the_review_is_finished_truthfully(outcome):
    review, reopening = reopening_beside()

    decisions.finish_review(review, outcome, plain_words="We look again.", by=cast.ruth())

    assert (review.outcome, list(Determination.objects.open())) == (outcome, [reopening])


@pytest.mark.parametrize("outcome", ["upheld", "varied", "returned"])
def test_where_it_was_opened_again_meanwhile_the_review_is_finished_and_puts_nothing_forward(outcome):
    review, reopening = reopening_beside()
    decisions.approve_decision(reopening, by=cast.joan())

    decisions.finish_review(review, outcome, plain_words="We look again.", by=cast.ruth())

    assert (review.outcome, Determination.objects.open().count()) == (outcome, 0)
    assert not is_under_review(Application.objects.get())


def test_where_the_clearance_has_ended_meanwhile_there_is_nothing_to_open_again():
    application = factory.cleared()
    restriction = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", plain_words="Rest a while.", by=cast.tariq()
    )
    decisions.approve_decision(restriction, by=cast.joan())
    review = reviewers.take_review(decisions.ask_for_review(restriction, by=application.person), by=cast.ruth())
    clearances.end_clearance(Clearance.objects.get(), by=application.person)

    decisions.finish_review(review, "varied", plain_words="It would not be so now.", by=cast.ruth())

    assert (review.outcome, Determination.objects.open().count()) == ("varied", 0)


def test_a_review_reads_as_open_until_it_has_an_outcome():
    review = taken()
    assert str(review) == "Open"

    decisions.finish_review(review, "upheld", plain_words="x", by=cast.ruth())

    assert str(review) == "The decision stays"
