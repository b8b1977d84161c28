"""What an applicant sees and can do after the form."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.platform.accounts.models import User
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import disclosures
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Agreement, Application, EqualityAnswer, SelfDisclosure
from tests.factories.recruitment import (
    LATER_ANSWERS,
    at_checks,
    cleared,
    drafting,
    enquired,
    fill_in,
    not_appointed,
    offered,
    submitted,
)

pytestmark = pytest.mark.django_db


def url(application: Application, name: str = "application") -> str:
    return reverse(f"recruitment:{name}", args=[application.reference])


def asked(application: Application, helen) -> SelfDisclosure:
    return disclosures.send_disclosure(application, by=helen)


def test_every_stage_says_what_happens_now(sam, client_for) -> None:
    browser = client_for(sam)
    application = submitted(sam)
    words = browser.get(url(application)).content.decode()
    assert "It is our turn." in words
    assert "You sent your form" in words


def test_somebody_who_waits_for_an_answer_is_shown_the_way_to_write_instead(sam, client_for) -> None:
    browser = client_for(sam)
    application = enquired(sam)
    way = reverse("recruitment:write", args=[application.profile.slug])
    assert way in browser.get(url(application)).content.decode()
    browser.post(reverse("recruitment:begin", args=[application.profile.slug]))
    application.refresh_from_db()
    assert application.stage == "draft"
    assert way not in browser.get(url(application)).content.decode()


def test_a_paused_person_resumes_where_they_stopped(sam, client_for) -> None:
    application, browser = drafting(sam), client_for(sam)
    browser.post(url(application, "pause"))
    assert Application.objects.get().stage == "paused"
    words = browser.get(url(application)).content.decode()
    assert "It is your turn." not in words
    assert '<section class="note big">' in words
    assert url(application, "resume") in words
    assert "You are on a break here." in words
    assert "After that" not in words
    browser.post(url(application, "resume"))
    assert Application.objects.get().stage == "draft"


def test_somebody_who_stops_is_asked_once_and_thanked(sam, client_for) -> None:
    application, browser = submitted(sam), client_for(sam)
    assert "You need no reason" in browser.get(url(application, "stop")).content.decode()
    browser.post(url(application, "stop"))
    words = browser.get(url(application)).content.decode()
    assert "Thank you for coming this far, Sam" in words
    assert "The door stays open" in words
    assert "You stopped here." in words
    assert [way in words for way in ("After that", "still to come", "you are here", "An offer, or why not yet")] == [
        False
    ] * 4


def test_a_move_that_is_not_possible_says_why(sam, client_for) -> None:
    application = cleared(sam)
    reply = client_for(sam).post(url(application, "pause"))
    assert reply.status_code == 409
    assert "That did not go through. Nothing is lost" in reply.content.decode()


def test_going_ahead_needs_the_questions_after_the_offer(sam, client_for) -> None:
    application, browser = offered(sam), client_for(sam)
    assert "Some questions are still open" in browser.get(url(application, "go_ahead")).content.decode()
    fill_in(application, LATER_ANSWERS)
    browser.post(url(application, "go_ahead"))
    assert Application.objects.get().stage == "checks"


class TestThePrivateQuestion:
    def test_is_not_there_before_it_is_asked(self, sam, client_for) -> None:
        assert client_for(sam).get(url(submitted(sam), "about_the_past")).status_code == 404

    def test_what_is_written_is_sealed_and_never_shown_again(self, sam, helen, client_for) -> None:
        application, browser = at_checks(sam), client_for(sam)
        asked(application, helen)
        browser.post(url(application, "about_the_past"), {"choice": "write", "words": "zinnia: long ago", "send": "1"})
        shown = browser.get(url(application, "about_the_past")).content.decode()
        assert "You have answered this" in shown
        assert "zinnia" not in shown

    def test_writing_nothing_keeps_the_choice_and_asks_kindly(self, sam, helen, client_for) -> None:
        application = at_checks(sam)
        asked(application, helen)
        reply = client_for(sam).post(url(application, "about_the_past"), {"choice": "write", "words": " "})
        assert reply.status_code == 422
        assert "Write a few words, or pick “I would rather talk”." in reply.content.decode()

    def test_somebody_may_rather_talk(self, sam, helen, client_for) -> None:
        application, browser = at_checks(sam), client_for(sam)
        asked(application, helen)
        browser.post(url(application, "about_the_past"), {"choice": "talk"})
        assert SelfDisclosure.objects.get().state == "talk"

    def test_nothing_to_tell_is_an_answer(self, sam, helen, client_for) -> None:
        application = at_checks(sam)
        asked(application, helen)
        client_for(sam).post(url(application, "about_the_past"), {"choice": "nothing", "send": "1"})
        assert SelfDisclosure.objects.get().state == "answered"

    @pytest.mark.parametrize(("level", "words"), [("basic", "unspent"), ("enhanced", "not protected")])
    def test_asks_no_more_than_the_level_allows(self, level, words, sam, helen, client_for) -> None:
        application = at_checks(sam)
        asked(application, helen)
        SelfDisclosure.objects.update(level=level)
        assert words in client_for(sam).get(url(application, "about_the_past")).content.decode()


def test_the_agreement_is_agreed_with_one_press(sam, client_for) -> None:
    application, browser = at_checks(sam), client_for(sam)
    browser.post(url(application, "agreement"))
    assert Agreement.objects.get(application=application).how == "code"
    assert "You have agreed" in browser.get(url(application, "agreement")).content.decode()


class TestAfterANo:
    def test_the_reasons_are_told_in_plain_words(self, sam, client_for) -> None:
        words = client_for(sam).get(url(not_appointed(sam), "review")).content.decode()
        assert "What we decided, and why" in words
        assert "Ask somebody else to look again" in words

    def test_a_fresh_look_is_asked_for_once(self, sam, client_for) -> None:
        application, browser = not_appointed(sam), client_for(sam)
        for _press in range(2):
            browser.post(url(application, "review"), {"words": "Please look at the dates."})
        assert "Somebody new is looking at it" in browser.get(url(application, "review")).content.decode()

    def test_there_is_nothing_to_review_without_a_decision(self, sam, client_for) -> None:
        assert client_for(sam).get(url(submitted(sam), "review")).status_code == 404


class TestEqualityQuestions:
    def test_answers_are_kept_without_a_person(self, client, db) -> None:
        client.post("/about-everybody/", {"age": "25_34", "carer": "yes"})
        assert EqualityAnswer.objects.get().answers == {"age": "25_34", "carer": "yes"}

    def test_nothing_answered_is_nothing_kept(self, client, db) -> None:
        assert client.post("/about-everybody/", {}).status_code == 302
        assert EqualityAnswer.objects.count() == 0

    def test_a_made_up_answer_is_asked_again(self, client, db) -> None:
        assert client.post("/about-everybody/", {"age": "ancient"}).status_code == 422


@pytest.mark.parametrize(
    "name",
    [
        "application",
        "check",
        "receipt",
        "answers",
        "pause",
        "stop",
        "go_ahead",
        "about_the_past",
        "agreement",
        "review",
    ],
)
def test_nobody_else_opens_my_pages(name, sam, wendy, maya, client_for) -> None:
    application = at_checks(sam)
    assert {client_for(person).get(url(application, name)).status_code for person in (wendy, maya)} == {404}


def test_a_review_of_somebody_who_came_back_is_still_theirs(sam, client_for) -> None:
    application = submitted(sam)
    make_move(application, "withdraw", by=sam)
    assert client_for(sam).get(url(application)).status_code == 200


def test_somebody_not_appointed_is_never_told_that_they_start(sam, client_for) -> None:
    words = client_for(sam).get(url(not_appointed(sam))).content.decode()
    assert [way in words for way in ("You start", "You can start", "After that", "still to come")] == [False] * 4
    assert "This is as far as it goes, for now." in words
    assert "Not this role, for now." in words


def test_a_late_page_says_so_and_gives_a_new_day(sam, client_for, at) -> None:
    with at("2026-11-02 10:00"):
        application = submitted(sam)
    with at("2026-11-10 10:00"):
        words = client_for(sam).get(url(application)).content.decode()
    assert "We said Monday 9 November. We are late, and we are sorry." in words
    assert "17 November" in words
    assert "If we are late, we tell you." not in words


def test_what_we_hold_and_by_when_stands_beside_what_somebody_can_do(sam, client_for, at) -> None:
    with at("2026-11-02 10:00"):
        words = client_for(sam).get(url(at_checks(sam))).content.decode()
    assert "Please read our agreement with each other." in words
    assert "Still with us: the people who can speak for you, your papers" in words
    assert "Monday 14 December" in words


class TestUnderReview:
    def test_the_page_says_who_has_it_and_by_when(self, sam, client_for, at) -> None:
        with at("2026-11-02 10:00"):
            application, browser = not_appointed(sam), client_for(sam)
            browser.post(url(application, "review"), {"words": ""})
            words = browser.get(url(application)).content.decode()
            decided = browser.get(url(application, "review")).content.decode()
        assert "Somebody new is looking again." in words
        assert "23 November" in words
        assert "You asked somebody to look again" in words
        assert "ask somebody new to look again" not in words
        assert "Somebody has it who has not seen it before." in decided
        assert "Monday 23 November" in decided
        with at("2026-11-24 10:00"):
            assert "We said Monday 23 November." in client_for(sam).get(url(application, "review")).content.decode()

    def test_what_was_found_stands_in_so_far(self, sam, ruth, client_for) -> None:
        application = not_appointed(sam)
        review = decisions.ask_for_review(decisions_told(application), by=sam)
        decisions.finish_review(reviewers.take_review(review, by=ruth), "upheld", plain_words="It stays.", by=ruth)
        words = client_for(sam).get(url(application)).content.decode()
        assert "Somebody new had looked again" in words
        assert "Read what somebody new found, and why" in words

    def test_before_asking_the_page_says_until_when_and_how_long_it_takes(self, sam, client_for, at) -> None:
        with at("2026-11-02 10:00"):
            application, browser = not_appointed(sam), client_for(sam)
            words = browser.get(url(application, "review")).content.decode()
        assert "You can ask until 30 November 2026" in words
        assert "You hear from us within 21 days." in words
        with at("2026-12-01 10:00"):
            browser = client_for(sam)
            assert "Read why, and what could change" in browser.get(url(application)).content.decode()
            later = browser.get(url(application, "review")).content.decode()
        assert "ended on 30 November 2026" in later
        assert "Ask for a fresh look" not in later


def test_a_page_of_somebody_without_a_name_does_without_one(sam, client_for) -> None:
    application, browser = submitted(sam), client_for(sam)
    User.objects.filter(pk=sam.pk).update(full_name="", preferred_name="")
    assert "We have it. Thank you." in browser.get(url(application)).content.decode()
    assert "friend" not in browser.get(url(application, "receipt")).content.decode()


def test_somebody_who_rests_is_not_told_that_they_are_ready_to_start(sam, client_for) -> None:
    application = cleared(sam)
    clearances.begin_sabbatical(application.clearance, by=sam)
    words = client_for(sam).get(url(application)).content.decode()
    assert "Good to see you, Sam" in words
    assert "You are on a break." in words
    assert "ready to start" not in words


def test_somebody_who_started_long_ago_is_not_told_of_a_first_day(sam, client_for) -> None:
    application = cleared(sam)
    Application.objects.update(entered_at=timezone.now() - timedelta(days=29))
    words = client_for(sam).get(url(application)).content.decode()
    assert "Good to see you, Sam" in words
    assert "You are one of us." in words
    assert "first day" not in words
