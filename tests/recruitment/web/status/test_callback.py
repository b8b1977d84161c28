"""Please ring me, pressed where words can hurt: nothing typed is lost, and the person hears what happens."""

from typing import Any

import pytest
from django.urls import reverse

from recruitment.domain.base.callbacks import request_callback
from recruitment.models import Application, SelfDisclosure
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
BUTTON = "Save this and ask us to ring me"


@pytest.fixture
def draft(sam) -> Application:
    return factory.drafting(sam)


def url(application: Application, name: str = "ring_me", *more: str) -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, *more])


def asked(application: Application) -> bool:
    return Application.objects.get(pk=application.pk).callback_requested_at is not None


def words(reply: Any) -> str:
    return reply.content.decode()


@pytest.mark.parametrize("task", ["why", "lived-experience"])
def test_the_button_saves_what_was_typed_and_asks(task, draft, client_for) -> None:
    browser = client_for(draft.person)
    assert BUTTON in words(browser.get(url(draft, "task", task)))
    reply = browser.post(url(draft, "task", task), {"words": "zinnia: half a", "version": "0", "ring": "1"})
    assert (reply.url, asked(draft)) == (url(draft), True)
    assert draft.answers.get(task=task).data["words"] == "zinnia: half a"


def test_an_empty_page_may_ask_too(draft, client_for) -> None:
    reply = client_for(draft.person).post(url(draft, "task", "why"), {"words": "", "version": "0", "ring": "1"})
    assert (reply.url, asked(draft)) == (url(draft), True)


def test_words_that_cannot_be_kept_stay_on_the_page_and_we_ring_all_the_same(draft, client_for) -> None:
    reply = client_for(draft.person).post(url(draft, "task", "why"), {"words": "x" * 5001, "version": "0", "ring": "1"})
    assert (reply.status_code, asked(draft)) == (422, True)
    assert "You asked us to ring you." in words(reply)


def test_the_button_comes_after_the_one_that_the_enter_key_presses(draft, client_for) -> None:
    shown = words(client_for(draft.person).get(url(draft, "task", "why"))).split("<main", 1)[1]
    assert shown.index("Save and go on") < shown.index(BUTTON)


def test_the_page_says_who_rings_by_when_and_at_which_times(sam, at, client_for) -> None:
    application = factory.drafting(sam)
    cast.safe_contact(sam, contact_phone="07700 900 451", safe_times="weekday mornings")
    with at("2032-01-22 12:00"):
        shown = words(client_for(sam).post(url(application), follow=True))
    assert "Maya rings you by Friday 23 January" in shown
    assert "You told us when it is safe: weekday mornings." in shown


def test_without_a_coordinator_one_of_us_rings(sam, client_for) -> None:
    application = factory.intake.enquire(full_name="Sam", by=sam)
    assert "One of us rings you by" in words(client_for(sam).post(url(application), follow=True))


def test_who_has_no_number_is_asked_for_one(draft, client_for) -> None:
    assert url(draft, "task", "number") in words(client_for(draft.person).get(url(draft)))
    cast.safe_contact(draft.person, contact_phone="07700 900 451")
    assert url(draft, "task", "number") not in words(client_for(draft.person).get(url(draft)))


def test_after_a_no_nobody_is_led_to_a_page_that_is_closed(sam, client_for) -> None:
    application = factory.not_appointed(sam)
    cast.safe_contact(sam, contact_phone="")
    assert url(application, "task", "number") not in words(client_for(sam).get(url(application)))


def test_once_asked_the_page_shows_it_and_has_no_second_button(draft, client_for) -> None:
    request_callback(draft, by=draft.person)
    for shown in (
        words(client_for(draft.person).get(url(draft))),
        words(client_for(draft.person).get(url(draft, "task", "why"))),
    ):
        assert "You asked us to ring you" in shown
        assert "sk us to ring me" not in shown


@pytest.mark.parametrize("who", ["wendy", "maya"])
def test_nobody_else_asks_in_my_name(who, draft, client_for) -> None:
    assert client_for(getattr(cast, who)()).post(url(draft)).status_code == 404
    assert asked(draft) is False


class TestFromPagesThatKnowNoApplication:
    def test_a_stranger_is_led_to_saying_hello(self, client, db) -> None:
        assert client.get("/ring-me/").url == "/hello/"

    def test_somebody_without_an_application_is_too(self, wendy, client_for) -> None:
        assert client_for(wendy).get("/ring-me/").url == "/hello/"

    def test_an_applicant_is_led_to_their_own(self, draft, client_for) -> None:
        assert client_for(draft.person).get("/ring-me/").url == url(draft)


class TestThePrivateQuestion:
    @pytest.fixture
    def asked_about(self, sam) -> Application:
        application = factory.at_checks(sam)
        factory.disclosures.send(application, by=cast.helen())
        return application

    def test_the_words_stay_in_the_box_unsent(self, asked_about, client_for) -> None:
        typed = {"choice": "write", "words": "zinnia: half a", "ring": "1"}
        reply = client_for(asked_about.person).post(url(asked_about, "about_the_past"), typed)
        assert (reply.status_code, asked(asked_about)) == (200, True)
        assert "zinnia: half a" in words(reply)
        assert "It is not sent." in words(reply)
        assert SelfDisclosure.objects.get(application=asked_about).state == "sent"


class TestAfterANo:
    def test_the_words_stay_in_the_box_and_no_review_is_asked_for(self, sam, client_for) -> None:
        application = factory.not_appointed(sam)
        reply = client_for(sam).post(url(application, "review"), {"words": "zinnia: look", "ring": "1"})
        assert (reply.status_code, asked(application)) == (200, True)
        assert "zinnia: look" in words(reply)
        assert "You asked us to ring you." in words(reply)
        assert factory.decisions.is_under_review(application) is False


class TestToday:
    def test_who_asked_to_be_rung_is_the_first_row(self, maya, client_for) -> None:
        factory.enquired(cast.priya())
        application = factory.drafting(cast.sam())
        Application.objects.filter(pk=application.pk).update(expected_by="2099-01-01")
        request_callback(application, by=application.person)
        reply = client_for(maya).get("/admin/casework/")
        assert [row["name"] for row in reply.context["mine"]] == ["Sam Ridley", "Priya Nand"]
        row = reply.context["mine"][0]
        assert row["do"] == "Ring them. They asked us to"
        assert row["age"].startswith("They asked on")
        assert row["action"].endswith("/log/")
        assert reply.context["count"] == 2
