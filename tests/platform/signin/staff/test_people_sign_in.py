"""How somebody else signs in: for administrators, and for the second person where it is about one of the staff."""

import re
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from lms.platform.accounts.models import User
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.contact_changes import latest_change, open_change
from lms.platform.signin.domain.sessions import sessions_of
from lms.platform.signin.models import ContactChange
from lms.platform.signin.staff.people_sign_in import people_sign_in
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.signin.changes import NEW, OLD, a_day_later, agreed, asked, done, fresh, recycled, with_phone

pytestmark = pytest.mark.django_db
SAID = {"press": "ask", "replaces": "phone", "reason": "lost", "contact": "07700 900777", "known": "in_person"}
HEARD = {"press": "agree", "contact": "07700 900777", "known": "call"}


def url(person: User) -> str:
    return reverse("people_sign_in", args=[person.uuid])


def shown(reply: Any) -> str:
    return reply.content.decode()


@pytest.fixture
def desk(alex, client_for) -> Client:
    """Where the administrator works."""
    return client_for(alex)


# --- looking ------------------------------------------------------------------------------------------------------
def test_it_says_how_somebody_signs_in_and_shows_no_contact_in_full(desk, priya, client_for) -> None:
    client_for(priya)
    words = shown(desk.get(url(priya)))
    assert [word in words for word in ("How Priya signs in", "p…@example.org", "…201")] == [True] * 3
    assert [word for word in ("priya@example.org", OLD, "900201") if word in words] == []
    assert re.search(r"Signed in now</dt><dd class=\"light\">In 1 place<", words)


def test_somebody_without_anything_is_shown_as_that(desk, nell) -> None:
    words = shown(desk.get(url(nell)))
    assert (words.count("None yet"), "Nowhere" in words) == (2, True)


@pytest.mark.parametrize("who", ["maya", "noor", "helen", "owen", "ed", "carl", "sam"])
def test_it_is_not_there_for_others(who, client_for, priya) -> None:
    assert client_for(getattr(cast, who)()).get(url(priya)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("helen", 200), ("priya", 404), ("carl", 404)])
def test_who_agrees_to_roles_finds_staff_alone(who, status, mags, client_for) -> None:
    assert client_for(mags).get(url(getattr(cast, who)())).status_code == status


def test_ones_own_is_somewhere_else_and_that_of_a_relative_is_nowhere(desk, alex, priya) -> None:
    cast.know_each_other(priya, alex)
    assert [desk.get(url(one)).status_code for one in (alex, priya)] == [404, 404]
    assert desk.post(url(priya), SAID).status_code == 404


def test_the_screen_itself_asks_too_whose_it_is(rf, maya, priya) -> None:
    request = rf.get(url(priya))
    request.user = maya
    with pytest.raises(Http404):
        people_sign_in(request, priya.uuid)


def test_nobody_is_nobody(desk, priya) -> None:
    assert desk.get(url(priya).replace(str(priya.uuid)[:4], "0000", 1)).status_code == 404


def test_the_page_is_strict_about_scripts_and_kept_nowhere(desk, priya) -> None:
    reply = desk.get(url(priya))
    assert "unsafe-inline" not in reply["Content-Security-Policy"]
    assert reply["Cache-Control"] == "no-store, private"


# --- asking, agreeing, stopping ----------------------------------------------------------------------------------
def test_an_administrator_asks_and_the_page_says_that_it_waits(desk, alex, priya) -> None:
    assert desk.post(url(priya), SAID).url == url(priya)
    words = shown(desk.get(url(priya)))
    assert open_change(priya).asked_by == alex
    assert "Written down. Now a second person has to agree." in words
    assert "A new phone number waits for a second person" in words
    assert "Ask another coordinator of their area, or an administrator, to be the second person." in words
    assert ("…777" in words, "900777" in words) == (True, False)


def test_who_asked_is_not_offered_to_agree(desk, priya) -> None:
    desk.post(url(priya), SAID)
    reply = desk.get(url(priya))
    assert (reply.context["ask"], reply.context["agree"]) == (None, None)
    assert desk.post(url(priya), HEARD).status_code == 409
    assert open_change(priya).agreed_at is None


def test_an_administrator_is_the_second_where_a_coordinator_asked(desk, alex, priya) -> None:
    asked()
    assert "Be the second person" in shown(desk.get(url(priya)))
    assert desk.post(url(priya), HEARD).url == url(priya)
    words = shown(desk.get(url(priya)))
    assert open_change(priya).agreed_by == alex
    assert "A new phone number counts from " in words
    assert "Maya asked, and Alex agreed." in words
    assert "Until then they sign in as before, and can stop it." in words


def test_a_manager_is_the_second_for_somebody_who_works_here(desk, mags, helen, client_for) -> None:
    with_phone(helen)
    desk.post(url(helen), SAID)
    hers = client_for(mags)
    page = hers.get(url(helen))
    assert (page.context["ask"], page.context["may_end_sessions"]) == (None, False)
    hers.post(url(helen), HEARD)
    assert (open_change(helen).agreed_by, a_day_later(), fresh(helen).phone) == (mags, 1, NEW)


def test_whoever_asked_for_one_of_the_staff_reads_who_can_be_the_second(desk, helen) -> None:
    with_phone(helen)
    desk.post(url(helen), SAID)
    said = "Ask another administrator, a manager or the safeguarding lead to be the second person."
    assert said in shown(desk.get(url(helen)))


def test_a_manager_asks_nothing_and_signs_nobody_out(mags, helen, client_for) -> None:
    with_phone(helen)
    client_for(helen)
    replies = [client_for(mags).post(url(helen), said) for said in (SAID, {"press": "end-sessions"})]
    assert [reply.status_code for reply in replies] == [409, 409]
    assert (latest_change(helen), sessions_of(helen).count()) == (None, 1)


def test_what_is_shut_at_once_is_said_so(desk, priya) -> None:
    recycled()
    assert "The old one lets nobody in any more." in shown(desk.get(url(priya)))


def test_the_new_one_has_to_be_heard_and_is_kept_as_typed_where_it_differs(desk, priya) -> None:
    asked()
    reply = desk.post(url(priya), HEARD | {"contact": "07700 900778"})
    assert reply.status_code == 409
    assert "Your colleague wrote down something else." in shown(reply)
    assert 'value="07700 900778"' in shown(reply)


def test_it_is_stopped_with_one_button(desk, alex, priya) -> None:
    agreed()
    assert desk.post(url(priya), {"press": "stop"}).url == url(priya)
    words = shown(desk.get(url(priya)))
    assert latest_change(priya).stopped_by == alex
    assert "A new phone number was stopped on " in words
    assert "One of us stopped it." in words


@pytest.mark.parametrize("press", ["stop", "agree"])
def test_what_is_over_says_so(desk, priya, press) -> None:
    asked()
    contact_changes.stop_own_contact_change(priya)
    reply = desk.post(url(priya), HEARD | {"press": press})
    assert reply.status_code == 409
    assert "It is over already: stopped, or done." in shown(reply)


def test_two_pages_of_the_same_ask_once(desk, priya) -> None:
    assert [desk.post(url(priya), SAID).status_code for _press in range(2)] == [302, 409]
    assert ContactChange.objects.count() == 1


@pytest.mark.parametrize("press", ["", "jump"])
def test_another_press_does_nothing(desk, priya, press) -> None:
    rows = AuditEntry.objects.count()
    assert desk.post(url(priya), SAID | {"press": press}).status_code == 200
    assert AuditEntry.objects.count() == rows


# --- what is typed ------------------------------------------------------------------------------------------------
def test_an_empty_page_is_asked_again_kindly(desk, priya) -> None:
    reply = desk.post(url(priya), {"press": "ask"})
    assert (reply.status_code, ContactChange.objects.count()) == (422, 0)
    assert reply.context["form"].errors == {name: ["Pick one."] for name in ("replaces", "reason", "known")}


def test_a_second_who_says_nothing_is_asked_again_kindly(desk, priya) -> None:
    asked()
    errors = desk.post(url(priya), {"press": "agree"}).context["form"].errors
    assert errors == {"contact": ["Ask them for it, and write it down."], "known": ["Pick one."]}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": "new", "contact": ""}, "Write down the new one."),
        ({"contact": "at home"}, "Type an email address, like name@example.org, or a mobile number"),
        ({"contact": "0191 498 0000"}, "We can text only a mobile number."),
        ({"replaces": "pigeon"}, "This has changed meanwhile. Look again, and pick one."),
        ({"reason": "new", "contact": "at home"}, "Type an email address"),
    ],
)
def test_what_is_odd_is_said_in_words(desk, priya, said, sentence) -> None:
    reply = desk.post(url(priya), SAID | said)
    assert (reply.status_code, ContactChange.objects.count()) == (422, 0)
    assert sentence in shown(reply)


def test_somebody_with_one_contact_finds_it_picked(desk, sam) -> None:
    field = desk.get(url(sam)).context["ask"].fields["replaces"]
    assert (field.choices, field.initial) == ([("email", "Their email address, s…@example.org")], "email")


def test_somebody_without_any_is_asked_only_for_the_first_one(desk, nell) -> None:
    assert list(desk.get(url(nell)).context["ask"].fields) == ["contact", "known"]
    assert desk.post(url(nell), {"press": "ask", "known": "vouched"}).status_code == 422
    desk.post(url(nell), {"press": "ask", "contact": "07700 900777", "known": "vouched"})
    change = open_change(nell)
    assert (change.replaces, change.reason, change.contact) == ("", "new", NEW)


def test_where_no_new_one_comes_the_second_is_not_asked_for_it(desk, priya) -> None:
    asked(contact="")
    reply = desk.get(url(priya))
    assert list(reply.context["agree"].fields) == ["known"]
    assert "Taking away a phone number waits for a second person" in shown(reply)
    desk.post(url(priya), {"press": "agree", "known": "call"})
    assert open_change(priya).agreed_at is not None


# --- what became of it --------------------------------------------------------------------------------------------
def test_what_the_person_stopped_themselves_asks_staff_to_talk_with_them(desk, priya) -> None:
    agreed()
    contact_changes.stop_own_contact_change(priya)
    words = shown(desk.get(url(priya)))
    assert "They stopped it themselves." in words
    assert "Somebody may have asked in their name." in words


def test_what_is_done_is_said_for_a_month_and_then_no_more(desk, priya, at) -> None:
    done()
    assert "A new phone number counts since " in shown(desk.get(url(priya)))
    ContactChange.objects.update(done_at="2026-01-01T10:00Z", agreed_at="2025-12-01T10:00Z", due_at="2025-12-02T10:00Z")
    assert desk.get(url(priya)).context["news"] is None


def test_whoever_has_left_is_not_named(desk, priya) -> None:
    agreed()
    ContactChange.objects.update(asked_by=None, agreed_by=None)
    assert "Somebody who has left asked, and Somebody who has left agreed." in shown(desk.get(url(priya)))


# --- sessions -----------------------------------------------------------------------------------------------------
def test_an_administrator_signs_somebody_out_everywhere(desk, sam, client_for) -> None:
    browser = client_for(sam)
    assert desk.post(url(sam), {"press": "end-sessions"}).url == url(sam)
    assert "They are signed out everywhere." in shown(desk.get(url(sam)))
    assert browser.get("/my/").status_code == 302


def test_they_can_sign_in_again_at_once(desk, sam, client_for) -> None:
    desk.post(url(sam), {"press": "end-sessions"})
    assert client_for(sam).get("/my/").status_code == 200
