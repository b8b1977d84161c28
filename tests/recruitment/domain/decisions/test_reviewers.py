"""A fresh look is taken by a reviewer, or given to one by somebody who had no part in the decision."""

import pytest

from lms.platform.accounts.models import User
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.decisions import decisions, reviewers
from recruitment.models import Application, Review
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks"), pytest.mark.both]


def asked() -> Review:
    return factory.asked_to_look_again(factory.not_appointed())


def dana_decides() -> User:
    return cast._with_role(cast.dana(), "decision_maker")


def wendy_reviews(*areas: object) -> User:
    return cast._with_role(cast.wendy(), "reviewer", *areas)


def takeable(name: str) -> list[Review]:
    return list(reviewers.reviews_to_take(getattr(cast, name)()))


# --- taking ---------------------------------------------------------------------------------------
def test_a_reviewer_takes_it_and_it_is_written_down():
    review = reviewers.take_review(asked(), by=cast.ruth())

    entry = AuditEntry.objects.get(action="recruitment.review_assigned")
    assert Review.objects.get().reviewer == cast.ruth()
    assert (entry.actor, entry.target_uuid, entry.ids) == (
        cast.ruth().uuid,
        review.uuid,
        {"reviewer": str(entry.actor)},
    )


def test_of_two_who_take_it_the_first_has_it():
    review = asked()
    reviewers.take_review(review, by=cast.ruth())

    with pytest.raises(MoveRefused, match="Somebody else has taken this one"):
        reviewers.take_review(review, by=wendy_reviews())
    assert Review.objects.get().reviewer == cast.ruth()


@pytest.mark.parametrize(
    ("name", "said"),
    [("helen", "Your role does not do this"), ("sam", "your own case"), ("maya", "Your role does not do this")],
)
def test_nobody_but_a_reviewer_takes_it(name, said):
    with pytest.raises(MoveRefused, match=said):
        reviewers.take_review(asked(), by=getattr(cast, name)())


def test_a_reviewer_of_another_area_does_not_take_it():
    with pytest.raises(MoveRefused, match="Your role does not do this here"):
        reviewers.take_review(asked(), by=wendy_reviews(cast.north()))


def test_a_reviewer_close_to_the_person_does_not_take_it():
    review = asked()
    cast.know_each_other(cast.ruth(), cast.sam())

    with pytest.raises(MoveRefused, match="You know this person"):
        reviewers.take_review(review, by=cast.ruth())


def test_what_can_be_taken_is_shown_to_reviewers_alone():
    review = asked()

    assert {name for name in cast.PEOPLE if takeable(name)} == {"ruth"}
    assert (takeable("ruth"), reviewers.how_many_reviews(cast.ruth())) == ([review], 1)


def test_what_is_taken_is_offered_no_more_and_still_counted_for_who_has_it():
    reviewers.take_review(asked(), by=cast.ruth())
    wendy = wendy_reviews()

    assert (takeable("ruth"), list(reviewers.reviews_to_take(wendy))) == ([], [])
    assert (reviewers.how_many_reviews(cast.ruth()), reviewers.how_many_reviews(wendy)) == (1, 0)


def test_nobody_is_offered_the_case_of_somebody_close_their_own_or_one_they_decided():
    asked()
    for name in ("joan", "tariq", "sam"):
        cast._with_role(getattr(cast, name)(), "reviewer")
    cast.know_each_other(cast.ruth(), cast.sam())
    cast.know_each_other(cast.sam(), wendy_reviews())

    assert [takeable(name) for name in ("joan", "tariq", "sam", "ruth", "wendy")] == [[]] * 5


def test_a_reviewer_of_an_area_is_offered_what_belongs_there():
    review = asked()
    wendy = wendy_reviews(cast.eastmoor())
    assert list(reviewers.reviews_to_take(wendy)) == [review]

    Application.objects.update(area=cast.north())

    assert list(reviewers.reviews_to_take(wendy)) == []


# --- giving ---------------------------------------------------------------------------------------
def test_somebody_who_may_decide_and_had_no_part_gives_it_to_a_reviewer():
    reviewers.give_review(asked(), cast.ruth(), by=dana_decides())

    assert Review.objects.get().reviewer == cast.ruth()
    assert AuditEntry.objects.get(action="recruitment.review_assigned").actor == cast.dana().uuid


def test_it_is_given_out_of_the_hands_of_somebody_who_fell_ill():
    review = reviewers.take_review(asked(), by=cast.ruth())

    reviewers.give_review(review, wendy_reviews(), by=dana_decides())

    assert list(Application.objects.worked_by(cast.wendy())) == [review.determination.application]
    assert not Application.objects.worked_by(cast.ruth()).exists()


@pytest.mark.parametrize("name", ["tariq", "joan"])
def test_whoever_took_part_does_not_choose_who_looks_again(name):
    with pytest.raises(MoveRefused, match=r"You took part in this decision. Somebody else says who"):
        reviewers.give_review(asked(), cast.ruth(), by=getattr(cast, name)())


@pytest.mark.parametrize("name", ["maya", "helen", "ruth", "wendy"])
def test_nobody_gives_it_who_may_not_decide(name):
    with pytest.raises(MoveRefused, match="Your role does not do this here"):
        reviewers.give_review(asked(), cast.ruth(), by=getattr(cast, name)())


@pytest.mark.parametrize("name", ["joan", "helen", "sam"])
def test_it_is_given_to_nobody_who_could_not_take_it(name):
    with pytest.raises(MoveRefused, match="This person cannot look at it afresh"):
        reviewers.give_review(asked(), getattr(cast, name)(), by=dana_decides())


def test_a_finished_one_is_given_to_nobody():
    review = reviewers.take_review(asked(), by=cast.ruth())
    decisions.finish_review(review, "upheld", plain_words="It stays.", by=cast.ruth())

    with pytest.raises(MoveRefused, match="or it is finished"):
        reviewers.give_review(review, wendy_reviews(), by=dana_decides())


def test_those_who_may_look_are_fresh_reviewers_of_the_area():
    review = asked()
    cast.ruth()
    cast._with_role(cast.joan(), "reviewer")
    cast._with_role(cast.dana(), "reviewer", cast.north())
    wendy_reviews(cast.eastmoor())

    assert {one.called for one in reviewers.possible_reviewers(review)} == {"Ruth", "Wendy"}


def test_the_open_review_of_a_case_is_found_until_it_is_finished():
    review = reviewers.take_review(asked(), by=cast.ruth())
    application = review.determination.application
    assert reviewers.open_review_of(application) == review

    decisions.finish_review(review, "upheld", plain_words="It stays.", by=cast.ruth())

    assert reviewers.open_review_of(application) is None
