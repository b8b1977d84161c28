"""The list of everybody who works here, finding one person and adding somebody new."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.people import create_person, find_by_email
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.domain.roles import end_role, give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.factories import recruitment as volunteering
from tests.platform.accounts.staff.conftest import Read

pytestmark = pytest.mark.django_db
LIST, FIND, NEW = "/admin/people/", "/admin/people/find/", "/admin/people/new/"


def day(ahead: int = 0) -> str:
    return date_format(timezone.localdate() + timedelta(days=ahead), "j F Y")


# --- the list -------------------------------------------------------------------------------------
def test_each_row_says_who_as_what_where_and_since_when(read: Read, alex: User, maya: User) -> None:
    assert f"Maya Castell Coordinator, Eastmoor since {day()}" in read(alex, LIST)


def test_until_when_is_said_where_an_end_is_set(read: Read, alex: User, sam: User) -> None:
    give_role(sam, Role.EDITOR, by=alex, ends=timezone.localdate() + timedelta(days=40))
    assert f"Sam Ridley Editor, everywhere since {day()}, until {day(40)}" in read(alex, LIST)


def test_two_roles_of_one_person_stand_in_one_row(read: Read, alex: User, maya: User) -> None:
    give_role(maya, Role.EDITOR, by=alex)
    shown = read(alex, LIST)
    assert f"Maya Castell Coordinator, Eastmoor since {day()} Editor, everywhere since {day()}" in shown
    assert shown.count("Maya Castell") == 1


def test_who_worked_here_before_stands_on_a_list_of_their_own(read: Read, alex: User, maya: User) -> None:
    end_role(maya.role_holdings.get(), by=alex)
    assert "Maya Castell" not in read(alex, LIST)
    assert f"Maya Castell Coordinator, Eastmoor {day()} to {day()}" in read(alex, f"{LIST}?who=ended")


def test_mentors_stand_apart_and_for_administrators_alone(read: Read, alex: User, mags: User, carl: User) -> None:
    assert "Carl Stobbart" not in read(alex, LIST)
    assert f"Carl Stobbart Mentor, Eastmoor since {day()}" in read(alex, f"{LIST}?who=mentors")
    assert "Carl Stobbart" not in read(mags, f"{LIST}?who=mentors")
    assert "Mentors" not in read(mags, LIST)


def test_an_empty_list_says_what_would_stand_there(read: Read, alex: User) -> None:
    assert "When somebody is given a role, they stand here." in read(alex, f"{LIST}?who=ended")


def test_a_closed_account_is_marked(read: Read, alex: User, owen: User) -> None:
    User.objects.filter(pk=owen.pk).update(is_active=False)
    assert "Owen Tate Account closed Trainer" in read(alex, LIST)


@pytest.mark.parametrize("name", ["mags", "sofia"])
def test_who_agrees_to_roles_reads_the_list_and_finds_or_adds_nobody(
    read: Read, request: Any, maya: User, name: str
) -> None:
    shown = read(request.getfixturevalue(name), LIST)
    assert "Maya Castell" in shown
    assert [words for words in ("Find", "Add somebody new", "Email address") if words in shown] == []


@pytest.mark.parametrize("name", ["maya", "helen", "tariq", "ruth", "owen", "ed", "sam", "carl"])
@pytest.mark.parametrize("path", [LIST, FIND, NEW])
def test_nobody_else_finds_these_screens(client_for: Callable[..., Client], request: Any, name: str, path: str) -> None:
    assert client_for(request.getfixturevalue(name)).get(path).status_code == 404


def test_an_applicant_is_not_on_it_and_nothing_of_a_case_is(read: Read, alex: User, sam: User) -> None:
    application = volunteering.enquired(sam)
    shown = read(alex, LIST) + read(alex, f"{LIST}?who=ended")
    assert [words for words in ("Sam Ridley", application.reference, "sam@example.org") if words in shown] == []


def test_what_waits_for_this_person_stands_above_the_list(read: Read, alex: User, mags: User, owen: User) -> None:
    assert "waits for you" not in read(mags, LIST)
    request_role(owen, Role.REVIEWER, by=alex)
    assert "One role waits for you to agree" in read(mags, LIST)
    assert "waits for you" not in read(alex, LIST)


def many(count: int) -> None:
    for number in range(count):
        give_role(create_person(full_name=f"Kit {number:02}", by=None), Role.EDITOR, by=cast.alex())


def test_thirty_to_a_page_and_the_address_of_the_next_one_names_nobody(
    client_for: Callable[..., Client], alex: User
) -> None:
    many(35)
    browser = client_for(alex)
    first = browser.get(LIST).content.decode()
    [following] = re.findall(r'href="(\?after=[0-9a-f-]{36})"', first)
    second = browser.get(f"{LIST}{following}").content.decode()
    assert [page.count('<div class="who">') for page in (first, second)] == [30, 6]
    assert ("Kit 28" in first, "Kit 29" in second, 'rel="next"' in second) == (True, True, False)


@pytest.mark.parametrize("odd", ["?after=x", "?after=", "?who=boss", "?after=00000000-0000-0000-0000-000000000009"])
def test_an_odd_address_shows_the_beginning(read: Read, alex: User, maya: User, odd: str) -> None:
    assert "Maya Castell" in read(alex, f"{LIST}{odd}")


def test_thirty_people_take_as_many_queries_as_one(
    client_for: Callable[..., Client], alex: User, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    browser = client_for(alex)
    browser.get(LIST)
    with django_assert_max_num_queries(25) as few:
        browser.get(LIST)
    asked = len(few)
    many(29)
    browser.get(LIST)
    with django_assert_num_queries(asked):
        assert browser.get(LIST).content.decode().count('<div class="who">') == 30


# --- finding somebody -----------------------------------------------------------------------------
@pytest.mark.parametrize("typed", ["priya@example.org", " Priya@Example.org", "07700 900 201"])
def test_somebody_is_found_by_the_whole_of_what_they_sign_in_with(
    send: Read, alex: User, priya: User, typed: str
) -> None:
    assert send(alex, FIND, contact=typed).startswith('id="main" tabindex="-1"> People who work here Priya Nand')


def test_what_was_typed_stands_in_no_address(client_for: Callable[..., Client], alex: User, priya: User) -> None:
    answer = client_for(alex).post(FIND, {"contact": "priya@example.org"})
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}{priya.uuid}/")


def test_a_search_in_the_address_finds_nobody(read: Read, alex: User, priya: User) -> None:
    assert "Priya" not in read(alex, f"{FIND}?contact=priya@example.org")


def test_where_nobody_is_found_somebody_new_is_one_step_away(client_for: Callable[..., Client], alex: User) -> None:
    shown = client_for(alex).post(FIND, {"contact": "New@Example.org"}).content.decode()
    assert "Nobody here has this address or number" in shown
    assert re.search(r'action="/admin/people/new/".*value="new@example.org"', shown, re.DOTALL)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [("priya", "Type an email address"), ("0770", "This has 4 digits."), ("", "Type an email address"), ("a@", "@")],
)
def test_what_is_neither_comes_back_with_advice(send: Read, alex: User, typed: str, advice: str) -> None:
    shown = send(alex, FIND, status=422, contact=typed)
    assert "Nearly there. One thing to mend" in shown
    assert advice in shown


def test_each_search_is_in_the_trail(send: Read, alex: User, sam: User) -> None:
    send(alex, FIND, contact="sam@example.org")
    entry = AuditEntry.objects.get(action="accounts.person_looked_for")
    assert (entry.actor, entry.target_uuid) == (alex.uuid, sam.uuid)


# --- adding somebody ------------------------------------------------------------------------------
@pytest.mark.parametrize("reach", [{"email": "new@example.org"}, {"phone": "+447700900345"}])
def test_somebody_new_is_added_and_opens_nothing(send: Read, alex: User, reach: dict[str, str]) -> None:
    [contact] = reach.values()
    shown = send(alex, NEW, full_name="Nia Bell", contact=contact)
    added = User.objects.get(full_name="Nia Bell")
    assert "They can open nothing until they have a role." in shown
    assert "Give a role" in shown
    assert ({name: getattr(added, name) for name in reach}, added.role_holdings.count()) == (reach, 0)


def test_who_added_them_is_in_the_trail(send: Read, alex: User) -> None:
    send(alex, NEW, full_name="Nia Bell", contact="new@example.org")
    entry = AuditEntry.objects.filter(action="accounts.person_created").latest("pk")
    assert (entry.actor, entry.target_uuid) == (alex.uuid, find_by_email("new@example.org").uuid)


def test_somebody_who_is_here_already_is_not_added_twice(send: Read, alex: User, sam: User) -> None:
    shown = send(alex, NEW, full_name="Samuel R", contact="SAM@example.org")
    assert "They are here already, so nobody was added." in shown
    assert "Sam Ridley" in shown
    assert User.objects.filter(full_name="Samuel R").count() == 0


@pytest.mark.parametrize("missing", ["full_name", "contact"])
def test_what_is_missing_is_asked_for_and_the_rest_stays(
    client_for: Callable[..., Client], alex: User, missing: str
) -> None:
    given = {"full_name": "Nia Bell", "contact": "new@example.org"}
    kept = next(value for name, value in given.items() if name != missing)
    answer = client_for(alex).post(NEW, {**given, missing: ""})
    shown = answer.content.decode()
    assert (answer.status_code, "One thing to mend" in shown, f'value="{kept}"' in shown) == (422, True, True)


def test_the_page_for_somebody_new_says_what_comes_next(read: Read, alex: User) -> None:
    assert "We send them nothing: tell them yourself" in read(alex, NEW)


@pytest.mark.parametrize("path", [LIST, FIND, NEW])
def test_the_strict_policy_holds_and_nothing_is_kept(client_for: Callable[..., Client], alex: User, path: str) -> None:
    answer = client_for(alex).get(path)
    assert ("unsafe-inline" in answer["Content-Security-Policy"], answer["Cache-Control"]) == (
        False,
        "no-store, private",
    )


def test_holdings_of_everybody_stay_as_they_were_when_the_list_is_read(read: Read, alex: User, maya: User) -> None:
    before = list(RoleHolding.objects.values())
    read(alex, LIST)
    assert list(RoleHolding.objects.values()) == before
