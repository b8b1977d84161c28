"""The private way for earlier names: offered before any name of papers is asked, explained, and never noted."""

import pytest
from django.urls import reverse

from recruitment.domain.form import pages
from recruitment.domain.form.answers import name_on_papers
from recruitment.models import Application
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(sam) -> Application:
    return factory.offered(sam)


def page(application: Application, task: str, name: str = "task") -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, *([task] if task else [])])


def test_the_first_form_asks_for_the_name_somebody_uses_and_not_for_papers(sam, client_for) -> None:
    words = client_for(sam).get(page(factory.drafting(sam), "name")).content.decode()
    assert "It does not have to be the one on your papers." in words
    assert "Full name" not in words


def test_names_of_papers_are_asked_after_the_private_way() -> None:
    assert [task.slug for task in pages.AFTER][:3] == ["private-route", "legal-name", "other-names"]


def test_yes_shows_how_it_works_whom_to_ask_and_the_way_on(offered, settings, client_for) -> None:
    settings.DBS_PRIVATE_EMAIL, settings.DBS_PRIVATE_PHONE = "team@example.org", "0300 000 0001"
    browser = client_for(offered.person)
    reply = browser.post(page(offered, "private-route"), {"wants_route": "yes", "version": "0"}, follow=True)
    assert reply.redirect_chain[-1][0] == page(offered, "", "private_way")
    words = reply.content.decode()
    shown = ('href="mailto:team@example.org"', 'href="tel:03000000001"', "Looked up on", page(offered, "legal-name"))
    assert [mark for mark in shown if mark not in words] == []


def test_no_goes_straight_on(offered, client_for) -> None:
    reply = client_for(offered.person).post(page(offered, "private-route"), {"wants_route": "no", "version": "0"})
    assert reply.url == page(offered, "legal-name")


@pytest.mark.parametrize("pick", ["yes", "no"])
def test_which_was_picked_is_stored_nowhere(pick, offered, client_for) -> None:
    client_for(offered.person).post(page(offered, "private-route"), {"wants_route": pick, "version": "0"})
    answer = offered.answers.get(task="private-route")
    assert (answer.data, answer.complete) == ({}, True)


def test_a_pick_after_saving_by_itself_completes_the_page(offered, client_for) -> None:
    browser = client_for(offered.person)
    browser.post(page(offered, "private-route", "save"), {"version": "0"})
    assert offered.answers.get(task="private-route").complete is False
    browser.post(page(offered, "private-route"), {"wants_route": "no", "version": "1"})
    assert offered.answers.get(task="private-route").complete is True


def test_leaving_it_for_later_leaves(offered, client_for) -> None:
    typed = {"wants_route": "yes", "version": "0", "later": "1"}
    reply = client_for(offered.person).post(page(offered, "private-route"), typed)
    assert reply.url == page(offered, "", "application")


def test_reading_it_over_does_not_show_that_page(offered, client_for) -> None:
    factory.fill_in(offered, factory.LATER_ANSWERS)
    words = client_for(offered.person).get(page(offered, "", "answers")).content.decode()
    assert "earlier name" not in words
    assert "Which name stands on your papers now?" in words


def test_when_every_name_is_given_the_way_on_leads_to_the_names_again(offered, client_for) -> None:
    factory.fill_in(offered, factory.LATER_ANSWERS)
    words = client_for(offered.person).get(page(offered, "", "private_way")).content.decode()
    assert page(offered, "legal-name") in words


@pytest.mark.parametrize("who", ["wendy", "maya"])
def test_nobody_else_opens_my_page(who, offered, request, client_for) -> None:
    assert client_for(request.getfixturevalue(who)).get(page(offered, "", "private_way")).status_code == 404


def test_whoever_looks_at_papers_sees_the_name_given_for_them(offered) -> None:
    assert name_on_papers(offered) == "Sam Ridley"
    factory.fill_in(offered, {"legal-name": {"legal_name": "Samantha Jo Ridley"}})
    assert name_on_papers(offered) == "Samantha Jo Ridley"


def test_the_name_on_papers_does_not_change_what_we_call_somebody(offered) -> None:
    factory.fill_in(offered, {"legal-name": {"legal_name": "Samantha Jo Ridley"}})
    offered.person.refresh_from_db()
    assert offered.person.full_name == "Sam Ridley"
