"""A fresh look at a decision: asked for, seen by the reviewer alone, finished in plain words, read by the person."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import User
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.models import Application, Clearance, Determination, Review
from recruitment.staff.casework.actions import ACTIONS
from recruitment.wagtail_hooks import today_menu_item
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
FOUND = {"outcome": "upheld", "plain_words": "zinnia: I read it all, and it stays."}


@pytest.fixture
def told(sam: User) -> Application:
    return factory.not_appointed(sam)


@pytest.fixture
def asked(told: Application) -> Application:
    """It is nobody's yet."""
    factory.asked_to_look_again(told)
    return told


@pytest.fixture
def taken(asked: Application, ruth: User) -> Application:
    """Ruth took it."""
    reviewers.take_review(Review.objects.get(), by=ruth)
    return asked


def do(application: Application, action: str) -> str:
    return reverse("casework_act", args=[application.reference, action])


def case(application: Application) -> str:
    return reverse("casework_person", args=[application.reference])


def words(reply: Any) -> str:
    return reply.content.decode()


def offered(application: Application, user: User) -> list[str]:
    fresh = Application.objects.get(pk=application.pk)
    return [name for name in ("review-asked", "finish-review") if ACTIONS[name].is_offered(fresh, user)]


# --- who sees that somebody waits -------------------------------------------------------------------
def test_today_leads_the_reviewer_to_the_open_review(taken, ruth, client_for) -> None:
    shown = words(client_for(ruth).get(reverse("casework_today")))
    assert "Look afresh at the decision" in shown
    assert f'href="{do(taken, "finish-review")}"' in shown


def test_today_says_since_when_they_wait(told, ruth, at, client_for) -> None:
    with at("2026-11-23 23:30"):
        reviewers.take_review(factory.asked_to_look_again(told), by=ruth)
    assert "They asked on 23 November" in words(client_for(ruth).get(reverse("casework_today")))


@pytest.mark.parametrize("name", ["maya", "tariq", "joan", "helen"])
def test_todays_of_others_do_not_ask_them_to_look_afresh(taken, name, client_for) -> None:
    shown = client_for(getattr(cast, name)()).get(reverse("casework_today"))
    assert "Look afresh" not in words(shown)


def test_the_persons_page_says_it_as_the_next_step(taken, ruth, client_for) -> None:
    assert "Next step: Look afresh at the decision" in words(client_for(ruth).get(case(taken)))


def test_the_offer_is_for_a_reviewer_who_took_no_part(taken, ruth, joan, tariq, maya) -> None:
    assert {person.called: "finish-review" in offered(taken, person) for person in (ruth, joan, tariq, maya)} == {
        "Ruth": True,
        "Joan": False,
        "Tariq": False,
        "Maya": False,
    }


def test_a_reviewer_who_decided_it_is_not_asked_to_look_afresh(taken, joan, alex, mags, client_for) -> None:
    give_role(joan, "reviewer", by=alex, approved_by=mags)
    assert "finish-review" not in offered(taken, cast.joan())
    assert client_for(joan).post(do(taken, "finish-review"), FOUND).status_code == 404
    assert Review.objects.get().outcome == ""


def test_a_reviewer_of_another_area_finds_no_such_case(taken, wendy, north, alex, mags, client_for) -> None:
    give_role(wendy, "reviewer", area=north, by=alex, approved_by=mags)
    assert client_for(wendy).get(do(taken, "finish-review")).status_code == 404


def test_a_reviewer_who_is_close_to_the_person_finds_no_such_case(taken, ruth, sam, client_for) -> None:
    cast.know_each_other(ruth, sam)
    assert client_for(ruth).post(do(taken, "finish-review"), FOUND).status_code == 404
    assert Review.objects.get().outcome == ""


@pytest.mark.parametrize("name", ["sam", "maya", "helen", "tariq", "noor", "wendy", "sofia"])
def test_nobody_else_finishes_it(taken, name, client_for) -> None:
    assert client_for(getattr(cast, name)()).post(do(taken, "finish-review"), FOUND).status_code == 404
    assert Review.objects.get().outcome == ""


def test_one_row_or_three_take_the_same_number_of_queries(
    ruth, client_for, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    def somebody_asks(person: User) -> None:
        application = factory.not_appointed(person)
        reviewers.take_review(factory.asked_to_look_again(application), by=ruth)

    browser = client_for(ruth)
    somebody_asks(cast.sam())
    browser.get(reverse("casework_today"))
    with django_assert_max_num_queries(25) as few:
        browser.get(reverse("casework_today"))
    asked = len(few)
    somebody_asks(cast.priya())
    somebody_asks(cast.dana())
    browser.get(reverse("casework_today"))
    with django_assert_num_queries(asked):
        browser.get(reverse("casework_today"))


# --- what the reviewer reads, and does ----------------------------------------------------------------
def test_the_form_shows_what_was_told_and_what_was_asked(taken, ruth, client_for) -> None:
    shown = words(client_for(ruth).get(do(taken, "finish-review")))
    for said in ("Not now.", "A year of steady ground.", "zinnia: please look", "A risk in this role"):
        assert said in shown


def test_an_upheld_review_tells_them_and_changes_nothing(taken, ruth, client_for) -> None:
    reply = client_for(ruth).post(do(taken, "finish-review"), FOUND)
    review = Review.objects.get()
    assert reply.url == reverse("casework_today")
    assert (review.outcome, review.reviewer, review.plain_words) == ("upheld", ruth, FOUND["plain_words"])
    assert Determination.objects.open().count() == 0


@pytest.mark.parametrize("outcome", ["varied", "returned"])
def test_another_outcome_waits_for_a_second_person(taken, ruth, joan, outcome, client_for) -> None:
    client_for(ruth).post(do(taken, "finish-review"), FOUND | {"outcome": outcome})
    proposal = Determination.objects.open().get()
    assert (proposal.kind, proposal.proposed_by) == ("reopening", ruth)
    client_for(joan).post(do(taken, "agree"), {"determination": str(proposal.uuid)})
    assert Application.objects.get().stage == "decision"


@pytest.mark.parametrize("missing", ["outcome", "plain_words"])
def test_a_half_filled_review_asks_for_the_rest_and_keeps_the_words(taken, ruth, missing, client_for) -> None:
    reply = client_for(ruth).post(do(taken, "finish-review"), {**FOUND, missing: ""})
    assert reply.status_code == 422
    assert ("zinnia: I read it all" in words(reply)) is (missing == "outcome")
    assert Review.objects.get().outcome == ""


def test_an_outcome_that_there_is_not_is_asked_again(taken, ruth, client_for) -> None:
    assert client_for(ruth).post(do(taken, "finish-review"), FOUND | {"outcome": "cleared"}).status_code == 422


def test_a_second_press_finds_that_it_is_finished(taken, ruth, client_for) -> None:
    client_for(ruth).post(do(taken, "finish-review"), FOUND)
    reply = client_for(ruth).post(do(taken, "finish-review"), FOUND | {"outcome": "returned"})
    assert reply.status_code == 404
    assert Review.objects.get().outcome == "upheld"


def test_where_nobody_asked_nothing_is_finished(told, ruth, client_for) -> None:
    assert "finish-review" not in offered(told, ruth)
    assert client_for(ruth).post(do(told, "finish-review"), FOUND).status_code == 404


def test_a_restriction_can_be_looked_at_afresh_too(ruth, tariq, joan, client_for) -> None:
    application = factory.cleared()
    restriction = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", plain_words="Rest a while.", by=tariq
    )
    decisions.approve_decision(restriction, by=joan)
    reviewers.take_review(factory.asked_to_look_again(application), by=ruth)
    client_for(ruth).post(do(application, "finish-review"), FOUND | {"outcome": "varied"})
    decisions.approve_decision(Determination.objects.open().get(), by=joan)
    assert Clearance.objects.get().state == "active"


# --- somebody asked by phone ---------------------------------------------------------------------------
@pytest.mark.parametrize("how", ["phone", "text", "letter"])
def test_a_coordinator_writes_down_that_somebody_asked(told, maya, how, client_for) -> None:
    reply = client_for(maya).post(do(told, "review-asked"), {"how": how, "words": "zinnia: please look"})
    review = Review.objects.get()
    assert reply.status_code == 302
    assert (review.how, review.recorded_by, review.words) == (how, maya, "zinnia: please look")


def test_a_coordinator_is_offered_it_once_and_in_time(told, maya, at) -> None:
    assert offered(told, maya) == ["review-asked"]
    with at(f"{timezone.localdate() + timedelta(days=29)} 10:00"):
        assert offered(told, maya) == []
    decisions.ask_for_review(decisions_told(told), by=told.person)
    assert offered(told, maya) == []


def test_a_finished_look_is_not_offered_again(taken, ruth, maya, client_for) -> None:
    client_for(ruth).post(do(taken, "finish-review"), FOUND)
    assert offered(taken, maya) == []
    reply = client_for(maya).post(do(taken, "review-asked"), {"how": "phone"})
    assert reply.status_code == 409
    assert "Somebody fresh has looked at this once" in words(reply)


def test_there_is_nothing_to_ask_about_before_a_decision(maya, client_for) -> None:
    application = factory.at_decision()
    assert offered(application, maya) == []
    reply = client_for(maya).post(do(application, "review-asked"), {"how": "phone"})
    assert reply.status_code == 409
    assert "There is no decision here that can be looked at again now." in words(reply)


def test_staff_cannot_say_that_it_came_by_the_site(told, maya, client_for) -> None:
    assert client_for(maya).post(do(told, "review-asked"), {"how": "form"}).status_code == 422


# --- what was told is read out to a person who rings ------------------------------------------------
@pytest.mark.parametrize(("name", "reads"), [("joan", True), ("ruth", True), ("maya", False), ("helen", False)])
def test_the_plain_words_are_for_those_who_decide_or_review(taken, name, reads, client_for) -> None:
    shown = words(client_for(getattr(cast, name)()).get(case(taken)))
    assert ["What we told them" in shown, "A year of steady ground." in shown, "zinnia" in shown] == [reads] * 3


def test_what_was_found_stands_below_with_who_found_it(taken, ruth, joan, client_for) -> None:
    decisions.finish_review(Review.objects.get(), by=ruth, **FOUND)
    shown = words(client_for(joan).get(case(taken)))
    assert "Ruth looked afresh" in shown
    assert "zinnia: I read it all, and it stays." in shown


def test_a_proposal_is_nothing_that_was_told(joan, client_for) -> None:
    application = factory.at_decision()
    factory.propose_not_appointed(application)
    assert "What we told them" not in words(client_for(joan).get(case(application)))


# --- whose it is -----------------------------------------------------------------------------------
def take_url() -> str:
    return reverse("casework_take_review", args=[Review.objects.get().uuid])


def test_before_it_is_taken_a_reviewer_finds_no_such_case_and_no_name(asked, ruth, client_for) -> None:
    browser = client_for(ruth)
    shown = words(browser.get(reverse("casework_today")))
    assert "Fresh looks that nobody has taken yet" in shown
    assert "Somebody in Eastmoor" in shown
    assert [secret in shown for secret in ("Sam", asked.reference, "zinnia")] == [False] * 3
    assert browser.get(case(asked)).status_code == 404


def test_a_reviewer_takes_it_with_one_press_and_reads_the_case(asked, ruth, client_for) -> None:
    reply = client_for(ruth).post(take_url(), follow=True)
    assert reply.redirect_chain == [(case(asked), 302)]
    assert "It is yours now. Read everything first." in words(reply)
    assert Review.objects.get().reviewer == ruth


def test_the_menu_counts_what_can_be_taken(asked, ruth, client_for) -> None:
    assert today_menu_item().count(request_of(ruth)) == 1
    reviewers.take_review(Review.objects.get(), by=ruth)
    assert today_menu_item().count(request_of(ruth)) == 1


@pytest.mark.parametrize("name", ["maya", "helen", "tariq", "sam", "wendy"])
def test_nobody_else_takes_it(asked, name, client_for) -> None:
    assert client_for(getattr(cast, name)()).post(take_url()).status_code == 404
    assert Review.objects.get().reviewer is None


def test_whoever_is_second_finds_it_taken(taken, wendy, alex, mags, client_for) -> None:
    give_role(wendy, "reviewer", by=alex, approved_by=mags)
    assert client_for(wendy).post(take_url()).status_code == 404


def test_whoever_presses_at_the_same_moment_is_told_so(asked, ruth, client_for, monkeypatch) -> None:
    def another_was_first(*args: object, **words: object) -> None:
        raise MoveRefused("Somebody else has taken this one, or it is finished.")

    monkeypatch.setattr(reviewers, "take_review", another_was_first)
    reply = client_for(ruth).post(take_url(), follow=True)
    assert reply.redirect_chain == [(reverse("casework_today"), 302)]
    assert "Somebody else has taken this one" in words(reply)


def test_somebody_who_decides_and_had_no_part_says_who_looks(asked, ruth, dana, alex, mags, client_for) -> None:
    give_role(dana, "decision_maker", by=alex, approved_by=mags)
    assert ACTIONS["give-review"].is_offered(asked, dana)
    reply = client_for(dana).post(do(asked, "give-review"), {"reviewer": str(ruth.uuid)})
    assert (reply.url, Review.objects.get().reviewer) == (case(asked), ruth)


def test_it_is_offered_to_nobody_who_took_part_or_where_nobody_asked(told, tariq, joan, dana) -> None:
    assert not ACTIONS["give-review"].is_offered(told, dana)
    factory.asked_to_look_again(told)
    assert [ACTIONS["give-review"].is_offered(told, person) for person in (tariq, joan, dana)] == [False, False, True]


def test_one_that_was_finished_meanwhile_is_given_to_nobody(taken, ruth, dana, alex, mags) -> None:
    give_role(dana, "decision_maker", by=alex, approved_by=mags)
    form = ACTIONS["give-review"]({"reviewer": str(ruth.uuid)}, application=taken, user=dana)
    assert form.is_valid()
    decisions.finish_review(Review.objects.get(), by=ruth, **FOUND)
    with pytest.raises(MoveRefused, match="Nobody waits for a fresh look here"):
        form.carry_out()


def test_a_review_that_was_finished_meanwhile_is_not_finished_again(taken, ruth) -> None:
    form = ACTIONS["finish-review"](FOUND, application=taken, user=ruth)
    assert form.is_valid()
    decisions.finish_review(Review.objects.get(), by=ruth, **FOUND)
    with pytest.raises(MoveRefused, match="Nobody waits for a fresh look here"):
        form.carry_out()


def request_of(user: User) -> Any:
    request = RequestFactory().get("/")
    request.user = user
    return request
