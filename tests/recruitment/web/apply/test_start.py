"""Saying hello, and writing first."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.models import User
from recruitment.domain.base.refusals import ConcurrentMove
from recruitment.domain.intake import applications, enquiries
from recruitment.domain.workflow.stages import STOPS
from recruitment.models import Application, Enquiry
from tests import cast
from tests.factories.recruitment import a_role, enquired

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _everybody_is_there() -> None:
    """Nobody is: who is known and how many there are is what these tests ask."""


HELLO = {"name": "Kit", "channel": "text", "contact": "07700 900451", "safe_times": "mornings"}


@pytest.fixture
def role(eastmoor):
    return a_role()


def test_the_whole_path_is_shown_before_anything_is_asked(role, client) -> None:
    words = client.get(f"/apply/{role.slug}/").content.decode()
    places = [words.index(f"<h3>{stop.name}</h3>") for stop in STOPS]
    assert places == sorted(places)
    assert re.findall(r'<li class="(\w*)(?: door)?"><span class="stop"', words) == ["now", "", "", "", "", ""]


def test_a_stranger_says_hello_and_a_coordinator_has_it(role, client) -> None:
    reply = client.post(f"/apply/{role.slug}/hello/", HELLO, follow=True)
    enquiries.process_waiting_enquiries()
    application = Application.objects.get()
    assert (application.stage, application.person.full_name) == ("enquiry", "Kit")
    assert "Hello, Kit" in reply.content.decode()


def test_somebody_who_is_not_sure_may_say_hello_too(client, db) -> None:
    client.post("/hello/", HELLO)
    enquiries.process_waiting_enquiries()
    assert Application.objects.get().profile is None


def test_a_known_and_an_unknown_address_get_the_same_page(role, sam, client) -> None:
    known = client.post("/hello/", HELLO | {"channel": "email", "contact": sam.email}, follow=True)
    unknown = client.post("/hello/", HELLO | {"channel": "email", "contact": "new@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content


def test_the_receipt_says_by_which_day_and_keeps_it_when_it_is_read_later(role, client, at) -> None:
    with at("2026-11-27 23:30"):
        first = client.post("/hello/", HELLO, follow=True).content.decode()
    with at("2026-11-28 00:30"):
        later = client.get("/hello/received/").content.decode()
    assert ["Monday</strong>" in words and "30 November" in words for words in (first, later)] == [True, True]


def test_a_receipt_without_a_hello_names_the_day_that_would_be_promised(client, db, at) -> None:
    with at("2026-11-23 10:00"):
        assert "26 November" in client.get("/hello/received/").content.decode()


def test_whoever_gave_no_name_is_not_called_a_friend_in_their_own_hello(client_for, db) -> None:
    browser = client_for(create_person(full_name="", email="kit@example.org", by=None))
    assert "friend" not in browser.get("/hello/").content.decode()


def test_a_stranger_with_my_address_changes_nothing_of_mine(role, sam, client) -> None:
    before = User.objects.filter(pk=sam.pk).values_list("full_name", "email").get()
    client.post("/hello/", HELLO | {"name": "Not Sam", "channel": "email", "contact": sam.email})
    enquiries.process_waiting_enquiries()
    assert User.objects.filter(pk=sam.pk).values_list("full_name", "email").get() == before


def asks(browser: Client, path: str, contact: str) -> tuple[int, str, int]:
    with CaptureQueriesContext(connection) as asked:
        reply = browser.post(path, HELLO | {"channel": "email", "contact": contact})
    return reply.status_code, reply.url, len(asked)


@pytest.mark.parametrize(
    "backend", ["django_tasks_db.DatabaseBackend", "django.tasks.backends.immediate.ImmediateBackend"]
)
@pytest.mark.parametrize("path", ["/hello/", "/apply/peer-mentor/hello/"])
@pytest.mark.django_db(transaction=True)
def test_nothing_about_the_reply_tells_who_is_known(path, backend, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": backend}}
    applicant, other = enquired().person.email, cast.priya().email
    sent = len(mail.outbox)
    asks(Client(), path, "first@example.org")

    found = {asks(Client(), path, contact) for contact in (applicant, other, "nobody@example.org")}

    assert len(found) == 1
    assert (len(mail.outbox), User.objects.filter(email="nobody@example.org").count()) == (sent, 0)


def test_probing_one_address_after_the_other_makes_no_accounts_without_end(db, client) -> None:
    replies = [client.post("/hello/", HELLO | {"channel": "email", "contact": f"p{n}@example.org"}) for n in range(41)]
    assert [reply.status_code for reply in replies] == [302] * 40 + [422]
    assert "We have had several hellos from here." in replies[-1].content.decode()
    assert (enquiries.process_waiting_enquiries(), User.objects.count()) == (40, 40)


def test_a_fourth_hello_for_one_address_within_an_hour_is_a_wait(db, sam) -> None:
    for contact in (sam.email, "nobody@example.org"):
        said = HELLO | {"channel": "email", "contact": contact}
        assert [Client().post("/hello/", said).status_code for _ in range(4)] == [302, 302, 302, 422]


def test_what_a_harasser_uses_up_leaves_others_their_hello(db) -> None:
    for _ in range(4):
        Client().post("/hello/", HELLO, REMOTE_ADDR="10.66.6.6")
    assert Client().post("/hello/", HELLO, REMOTE_ADDR="10.0.0.2").status_code == 302


def test_my_own_hello_leads_to_where_it_stands_and_keeps_the_number_i_typed(role, sam, client_for) -> None:
    reply = client_for(sam).post(f"/apply/{role.slug}/hello/", HELLO | {"name": "Sammy"})
    application = Application.objects.get(person=sam)
    sam.refresh_from_db()
    assert reply.url == f"/applications/{application.reference}/"
    assert (Enquiry.objects.get().contact, sam.phone, sam.called) == ("+447700900451", None, "Sammy")


def test_a_number_that_is_too_short_stays_on_screen_with_advice(role, client) -> None:
    reply = client.post("/hello/", HELLO | {"contact": "07700 90045"})
    words = reply.content.decode()
    assert reply.status_code == 422
    assert "This has 10 digits. A UK mobile has 11" in words
    assert 'value="07700 90045"' in words


def test_an_email_and_a_text_do_not_go_together(client, db) -> None:
    reply = client.post("/hello/", HELLO | {"contact": "kit@example.org"})
    assert "You picked your phone." in reply.content.decode()
    assert Application.objects.count() == 0


def test_a_closed_role_says_so_and_leads_on(eastmoor, client) -> None:
    role = a_role(closes_on="2020-01-01")
    words = client.get(f"/apply/{role.slug}/").content.decode()
    assert "This role is not taking new people at the moment." in words
    assert reverse("recruitment:hello_any") in words


def test_a_role_that_was_never_published_is_not_found(client, db) -> None:
    assert client.get("/apply/nothing-here/").status_code == 404


def test_writing_first_sends_a_code_and_never_a_link(role, client) -> None:
    reply = client.post(f"/apply/{role.slug}/write/", {"contact": "kit@example.org"})
    assert reply.url == reverse("account_confirm_login_code")
    assert "http" not in mail.outbox[0].body


def test_a_signed_in_person_begins_with_one_press(role, sam, client_for) -> None:
    reply = client_for(sam).post(f"/apply/{role.slug}/begin/")
    application = Application.objects.get(person=sam)
    assert (reply.url, application.stage) == (f"/applications/{application.reference}/", "draft")


def test_beginning_twice_goes_on_with_the_first(role, sam, client_for) -> None:
    browser = client_for(sam)
    assert browser.post(f"/apply/{role.slug}/begin/").url == browser.post(f"/apply/{role.slug}/begin/").url
    assert Application.objects.filter(person=sam).count() == 1


def test_beginning_while_a_coordinator_invites_shows_where_it_stands(role, sam, client_for, monkeypatch) -> None:
    def somebody_was_first(*args: object, **kwargs: object) -> None:
        raise ConcurrentMove("Maya", timezone.now())

    monkeypatch.setattr(applications, "start_application", somebody_was_first)
    assert client_for(sam).post(f"/apply/{role.slug}/begin/").url == f"/apply/{role.slug}/"


def test_beginning_a_closed_role_leads_back_to_its_page(sam, eastmoor, client_for) -> None:
    role = a_role(closes_on="2020-01-01")
    assert client_for(sam).post(f"/apply/{role.slug}/begin/").url == f"/apply/{role.slug}/"


def test_my_own_hello_is_filled_in_with_what_is_known(role, sam, client_for) -> None:
    assert 'value="sam@example.org"' in client_for(sam).get("/hello/").content.decode()


def test_after_my_hello_i_see_where_it_stands(sam, client_for) -> None:
    application = enquired(sam)
    words = client_for(sam).get(f"/applications/{application.reference}/").content.decode()
    assert "It is our turn." in words
    assert "Maya" in words


class TestWhere:
    """A role in two areas asks which; "I am not sure" is an answer."""

    @pytest.fixture
    def wide(self, role, north):
        role.areas.add(north)
        return role

    def test_is_asked_at_the_hello_and_kept(self, wide, north, client) -> None:
        page = client.get(f"/apply/{wide.slug}/hello/").content.decode()
        assert "Where do you live or spend your time?" in page
        client.post(f"/apply/{wide.slug}/hello/", HELLO | {"area": "north"})
        enquiries.process_waiting_enquiries()
        assert Application.objects.get().area == north

    @pytest.mark.parametrize("path", ["/hello/", "/apply/peer-mentor/hello/"])
    def test_not_sure_is_an_answer(self, path, wide, client) -> None:
        client.post(path, HELLO | {"area": "not-sure"})
        enquiries.process_waiting_enquiries()
        assert Application.objects.get().area is None

    @pytest.mark.parametrize("given", [{}, {"area": "atlantis"}])
    def test_left_open_it_is_asked_again(self, given, wide, client) -> None:
        assert client.post(f"/apply/{wide.slug}/hello/", HELLO | given).status_code == 422
        assert Application.objects.count() == 0

    def test_is_asked_before_the_form_begins(self, wide, north, sam, client_for) -> None:
        browser = client_for(sam)
        assert "Where do you live or spend your time?" in browser.get(f"/apply/{wide.slug}/write/").content.decode()
        assert browser.post(f"/apply/{wide.slug}/begin/").status_code == 422
        browser.post(f"/apply/{wide.slug}/begin/", {"area": "north"})
        assert Application.objects.get(person=sam).area == north

    def test_is_not_asked_where_there_is_one(self, role, client, sam, client_for) -> None:
        assert "spend your time" not in client.get(f"/apply/{role.slug}/hello/").content.decode()
        assert "spend your time" not in client_for(sam).get(f"/apply/{role.slug}/write/").content.decode()


def test_a_phone_may_fill_in_the_hello(role, client) -> None:
    page = client.get("/hello/").content.decode()
    assert [mark for mark in ('autocomplete="name"', 'autocomplete="tel"') if mark not in page] == []


def test_the_number_on_every_public_page_can_be_pressed(role, client) -> None:
    for path in ("/hello/", f"/apply/{role.slug}/", "/accounts/login/", "/concerns/raise/"):
        page = client.get(path).content.decode()
        assert 'href="tel:01914980000"' in page, path


class TestTheChecker:
    GIVEN = {"age": "yes", "steady": "mixed", "time": "less", "worry": "past"}

    def test_answers_on_the_same_page(self, client, db) -> None:
        assert "Yes, you could. Come and say hello." in client.post("/could-i-volunteer/", self.GIVEN).content.decode()

    def test_keeps_nothing_about_the_person(self, client, db) -> None:
        reply = client.post("/could-i-volunteer/", self.GIVEN)
        assert "sessionid" not in reply.cookies
        assert (User.objects.count(), Application.objects.count()) == (0, 0)

    def test_an_open_question_is_asked_again_kindly(self, client, db) -> None:
        words = client.post("/could-i-volunteer/", {"age": "yes"}).content.decode()
        assert "Pick the one that is nearest. You can change it." in words

    def test_not_yet_18_leads_to_a_person(self, client, db) -> None:
        words = client.post("/could-i-volunteer/", self.GIVEN | {"age": "no"}).content.decode()
        assert "Not just yet." in words
        assert "/help/#talk" in words
