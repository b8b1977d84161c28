"""Who is in the demo scheme, what each may do, and how each gets in."""

import pytest
from django.test import Client

from lms.platform.accounts.domain.grants import grants_of, is_staff_member
from lms.platform.accounts.domain.preferences import contact_rules
from lms.platform.accounts.domain.role_requests import waiting_for
from lms.platform.accounts.models import Area, ContactPreference, RoleHolding, User
from lms.platform.accounts.roles import ROLE_GRANTS, Role, is_sensitive
from lms.site.demo.cast import MARKER, PARTS, PASSWORD, Part, gather, is_here
from tests.platform.signin.codes import signed_in_as

pytestmark = pytest.mark.django_db
STAFF = [part for part in PARTS if part.role and ROLE_GRANTS[part.role]]
OTHERS = [part for part in PARTS if part not in STAFF]


def named(part: Part) -> str:
    return part.login


def sign_in(browser: Client, part: Part, password: str = PASSWORD) -> Client:
    browser.post("/accounts/login/password/", {"login": part.email, "password": password})
    return browser


@pytest.mark.parametrize("part", PARTS, ids=named)
def test_each_person_gets_in_with_the_password_that_was_printed(client: Client, part: Part) -> None:
    person = gather()[part.login]
    assert signed_in_as(sign_in(client, part)) == str(person.pk)


@pytest.mark.parametrize("part", PARTS, ids=named)
def test_each_person_has_the_role_of_their_part_and_no_other(part: Part) -> None:
    held = RoleHolding.objects.filter(user=gather()[part.login])
    expected = [(part.role, part.area)] if part.role else []
    assert [(one.role, one.area.slug if one.area else "") for one in held] == expected


@pytest.mark.parametrize("part", STAFF, ids=named)
def test_each_member_of_staff_enters_the_staff_screens(client: Client, part: Part) -> None:
    person = gather()[part.login]
    assert (is_staff_member(person), grants_of(person)) == (True, set(ROLE_GRANTS[part.role]))
    assert sign_in(client, part).get("/admin/").status_code == 200


@pytest.mark.parametrize("part", OTHERS, ids=named)
def test_nobody_else_finds_the_staff_screens(client: Client, part: Part) -> None:
    gather()
    assert sign_in(client, part).get("/admin/").status_code == 404


def test_another_password_lets_nobody_in(client: Client) -> None:
    gather()
    assert signed_in_as(sign_in(client, PARTS[0], "not-this-one")) is None


def test_what_is_sensitive_was_agreed_by_a_second_person() -> None:
    made = gather()
    agreed = {one.user: one.approved_by for one in RoleHolding.objects.all() if is_sensitive(Role(one.role))}
    first = {made["admin"]: None, made["admin-two"]: None}
    sensitive = {made[part.login] for part in PARTS if part.role and is_sensitive(part.role)}
    assert agreed == dict.fromkeys(sensitive, made["admin-two"]) | first


@pytest.mark.parametrize("login", ["admin", "manager", "safeguarding"])
def test_one_role_waits_for_each_of_those_who_may_agree(client: Client, login: str) -> None:
    made = gather()
    [asked] = waiting_for(made[login])
    assert (asked.user, asked.role, asked.asked_by) == (made["trainer"], "safeguarding_deputy", made["admin-two"])
    [part] = [part for part in PARTS if part.login == login]
    assert "Owen Tate" in sign_in(client, part).get("/admin/people/requests/").content.decode()


def test_whoever_is_no_member_of_staff_said_how_to_reach_them_safely() -> None:
    made = gather()
    assert {one.user_id for one in ContactPreference.objects.all()} == {
        made[part.login].pk for part in PARTS if part.role is None
    }
    assert contact_rules(made["applicant"]) == [
        "Email, weekdays, mornings",
        "Do not mention the scheme",
        "Do not say who is calling to anybody else",
        "No voicemail",
        f"{MARKER}: ask for me by my first name",
    ]


def test_the_two_coordinators_look_after_one_area_each() -> None:
    made = gather()
    areas = [made[login].role_holdings.get().area for login in ("coordinator", "coordinator-north")]
    assert areas == [made.eastmoor, made.north] == list(Area.objects.order_by("name"))


def test_areas_that_are_there_already_are_used_and_not_made_again(eastmoor: Area) -> None:
    assert gather().eastmoor == eastmoor
    assert Area.objects.count() == 2


def test_the_scheme_is_here_once_its_people_are() -> None:
    assert is_here() is False
    gather()
    assert is_here() is True


def test_no_person_of_the_demo_has_an_address_that_anybody_could_own() -> None:
    gather()
    assert {user.email.partition("@")[2] for user in User.objects.all()} == {"example.org"}


def test_every_role_there_is_can_be_shown_to_a_visitor_but_the_deputys() -> None:
    assert set(Role) - {part.role for part in PARTS} == {Role.SAFEGUARDING_DEPUTY}
