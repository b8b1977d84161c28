"""The page with a kind no, or a pause: why, what could change it, and what somebody fresh found."""

from typing import Any

import pytest
from django.urls import reverse

from lms.platform.accounts.models import User
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.models import Application, Review
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]


@pytest.fixture
def told(sam: User) -> Application:
    return factory.not_appointed(sam)


def page(application: Application) -> str:
    return reverse("recruitment:review", args=[application.reference])


def status_page(application: Application) -> str:
    return reverse("recruitment:application", args=[application.reference])


def words(reply: Any) -> str:
    return reply.content.decode()


def restricted(person: User) -> Application:
    application = factory.cleared(person)
    found = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", plain_words="zinnia: rest a while.", by=cast.tariq()
    )
    decisions.approve_decision(found, by=cast.joan())
    return application


def looked_at(application: Application, outcome: str) -> Application:
    review = decisions.ask_for_review(decisions_told(application), by=application.person)
    reviewers.take_review(review, by=cast.ruth())
    decisions.finish_review(review, outcome, plain_words="zinnia: I read it all.", by=cast.ruth())
    return application


def reopened(application: Application) -> Application:
    decisions.approve_decision(application.determinations.get(kind="reopening"), by=cast.joan())
    return application


def test_the_plain_words_are_on_the_page_and_not_before_it(told, sam, client_for) -> None:
    browser = client_for(sam)
    assert "A year of steady ground." not in words(browser.get(status_page(told)))
    shown = words(browser.get(page(told)))
    assert "Not now." in shown
    assert "A year of steady ground." in shown
    assert "Thank you for coming this far with us, Sam." in shown


def test_the_status_page_leads_there(told, sam, client_for) -> None:
    assert f'href="{page(told)}"' in words(client_for(sam).get(status_page(told)))


def test_what_the_decision_rests_on_is_not_for_the_page(told, sam, client_for) -> None:
    assert "zinnia" not in words(client_for(sam).get(page(told)))


def test_somebody_asks_for_a_fresh_look_and_sees_that_it_is_on_its_way(told, sam, client_for) -> None:
    browser = client_for(sam)
    reply = browser.post(page(told), {"words": "zinnia: please look"})
    assert reply.url == page(told)
    assert Review.objects.get().words == "zinnia: please look"
    assert "Somebody new is looking at it" in words(browser.get(page(told)))


def test_no_reason_has_to_be_given(told, sam, client_for) -> None:
    client_for(sam).post(page(told), {"words": ""})
    assert Review.objects.get().words is None


def test_after_28_days_the_page_says_so_and_keeps_what_was_typed(told, sam, client_for, at) -> None:
    with at("2032-03-01 10:00"):
        reply = client_for(sam).post(page(told), {"words": "zinnia: please look"})
    assert reply.status_code == 422
    assert "The 28 days are over." in words(reply)
    assert "zinnia: please look" in words(reply)
    assert Review.objects.count() == 0


def test_what_somebody_fresh_found_stands_first(told, sam, client_for) -> None:
    shown = words(client_for(sam).get(page(looked_at(told, "upheld"))))
    assert "The decision stays." in shown
    assert shown.index("zinnia: I read it all.") < shown.index("Not now.")


def test_after_a_fresh_look_the_page_asks_for_no_second_one_and_says_what_is_possible(told, sam, client_for) -> None:
    application, browser = looked_at(told, "upheld"), client_for(sam)
    shown = words(browser.get(page(application)))
    assert "You can begin a new application at any time." in shown
    assert "Ask for a fresh look" not in shown
    reply = browser.post(page(application), {"words": "zinnia: once more"})
    assert (reply.status_code, Review.objects.count()) == (422, 1)


@pytest.mark.parametrize("outcome", ["varied", "returned"])
def test_what_was_found_can_be_read_after_it_was_opened_again(told, sam, outcome, client_for) -> None:
    application, browser = reopened(looked_at(told, outcome)), client_for(sam)
    assert "Read what somebody new found" in words(browser.get(status_page(application)))
    shown = words(browser.get(page(application)))
    assert "zinnia: I read it all." in shown
    assert "Not now." not in shown
    assert "Ask for a fresh look" not in shown


def test_what_is_opened_again_cannot_be_asked_about(told, sam, client_for) -> None:
    application = reopened(looked_at(told, "returned"))
    assert client_for(sam).post(page(application), {"words": "zinnia"}).status_code == 404
    assert Review.objects.count() == 1


def test_a_mentor_who_is_to_pause_reads_that_first_and_why_on_the_page(sam, client_for) -> None:
    application, browser = restricted(sam), client_for(sam)
    first = words(browser.get(status_page(application)))
    assert "Please do not start anything new for now" in first
    assert "zinnia" not in first
    shown = words(browser.get(page(application)))
    assert "zinnia: rest a while." in shown
    assert "This is not the end." in shown


def test_before_a_decision_there_is_no_such_page(sam, client_for) -> None:
    application, browser = factory.at_decision(sam), client_for(sam)
    factory.propose_not_appointed(application)
    assert browser.get(page(application)).status_code == 404
    assert page(application) not in words(browser.get(status_page(application)))


@pytest.mark.parametrize("name", ["maya", "joan", "ruth", "wendy", "priya"])
def test_the_page_is_the_persons_own(told, name, client_for) -> None:
    browser = client_for(getattr(cast, name)())
    assert [browser.get(page(told)).status_code, browser.post(page(told)).status_code] == [404, 404]
