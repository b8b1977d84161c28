"""Who works here, who may look at whom, and finding one person."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lms.platform.accounts.domain import colleagues
from lms.platform.accounts.domain.colleagues import (
    Standing,
    add_person,
    holdings_to_show,
    list_people,
    look_for,
    roles_today,
    seen_by,
    standings_for,
)
from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_requests import hand_back_role_request, request_role
from lms.platform.accounts.domain.roles import RoleRefused, end_role, give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.accounts.colleagues import second_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def names(standing: Standing) -> list[str]:
    return [person.called for person in list_people(standing, viewer=cast.alex()).rows]


def end(person: User) -> RoleHolding:
    return end_role(person.role_holdings.get(), by=cast.alex())


# --- the list -------------------------------------------------------------------------------------
def test_whoever_holds_a_role_for_staff_works_here_in_the_order_of_their_names(maya, helen, sam, carl):
    assert names(Standing.TODAY) == ["Alex", "Helen", "Mags", "Maya"]


def test_mentors_volunteer_and_stand_apart(maya, carl):
    assert names(Standing.MENTORS) == ["Carl"]


def test_a_mentor_who_also_works_here_stands_in_both(carl, alex):
    give_role(carl, Role.EDITOR, by=alex)
    assert names(Standing.TODAY) == ["Alex", "Carl"]
    assert names(Standing.MENTORS) == ["Carl"]


def test_whose_role_has_ended_worked_here_before(maya, owen):
    end(maya)
    assert ("Maya" in names(Standing.TODAY), names(Standing.ENDED)) == (False, ["Maya"])


def test_who_still_has_another_role_works_here(maya, alex):
    give_role(maya, Role.EDITOR, by=alex)
    end_role(maya.role_holdings.get(role="coordinator"), by=alex)
    assert ("Maya" in names(Standing.TODAY), names(Standing.ENDED)) == (True, [])


def test_a_mentor_who_stopped_is_on_no_list(carl):
    end(carl)
    assert [names(standing) for standing in Standing] == [["Alex"], [], []]


def test_capital_letters_make_no_difference_to_the_order(maya, alex):
    give_role(create_person(full_name="beth de Souza", by=None), Role.EDITOR, by=alex)
    assert names(Standing.TODAY) == ["Alex", "beth de Souza", "Mags", "Maya"]


def test_page_by_page_everybody_is_shown_once_though_names_are_alike(alex):
    people = [create_person(full_name="Jo Bell", by=None) for _ in range(4)]
    for person in people:
        give_role(person, Role.EDITOR, by=alex)
    seen, after = [], None
    for _page in range(3):
        page = list_people(Standing.TODAY, viewer=alex, after=after, size=2)
        seen, after = [*seen, *page.rows], page.after
    assert seen == [alex, *people]
    assert after is None


def test_after_nobody_known_it_begins_again(maya):
    assert list_people(Standing.TODAY, viewer=maya, after=uuid4()).rows == list_people(Standing.TODAY, viewer=maya).rows


def test_the_list_is_read_with_all_roles_and_areas_in_three_queries(maya, eastmoor, django_assert_num_queries):
    with django_assert_num_queries(3):  # who is close to the viewer is one of them
        rows = list_people(Standing.TODAY, viewer=maya).rows
        assert [held.area for person in rows for held in person.role_holdings.all()] == [None, None, eastmoor]


@pytest.mark.parametrize(
    ("name", "seen"),
    [("alex", ["today", "mentors", "ended"]), ("mags", ["today", "ended"]), ("sofia", ["today", "ended"])],
)
def test_who_mentors_is_for_administrators(request, name, seen):
    assert standings_for(request.getfixturevalue(name)) == seen


# --- who may look at whom -------------------------------------------------------------------------
def test_an_administrator_may_look_at_anybodys_roles(alex, sam, maya, carl):
    assert set(seen_by(alex)) == {alex, cast.mags(), sam, maya, carl}


@pytest.mark.parametrize("name", ["mags", "sofia"])
def test_who_agrees_looks_at_staff_and_at_nobody_else(request, sam, carl, maya, name):
    person = request.getfixturevalue(name)
    assert {one.called for one in seen_by(person)} == {"Alex", "Mags", "Maya", *({"Sofia"} if name == "sofia" else ())}


def test_who_agrees_also_looks_at_somebody_for_whom_a_role_was_asked(sam, alex, mags):
    request = request_role(sam, Role.REVIEWER, by=alex)
    assert sam in seen_by(mags)
    hand_back_role_request(request, by=mags)
    assert sam not in seen_by(mags)


@pytest.mark.parametrize("name", ["maya", "helen", "tariq", "owen", "ed", "sam", "carl"])
def test_nobody_else_looks_at_anybody(request, name):
    assert list(seen_by(request.getfixturevalue(name))) == []


def test_that_somebody_mentors_as_well_is_shown_to_administrators_alone(carl, alex, mags):
    give_role(carl, Role.EDITOR, by=alex)
    shown = [[held.role for held in holdings_to_show(carl, viewer)] for viewer in (alex, mags)]
    assert shown == [["editor", "mentor"], ["editor"]]


def test_what_somebody_holds_today_is_read_before_they_get_more(maya, alex):
    give_role(maya, Role.EDITOR, by=alex)
    end_role(maya.role_holdings.get(role="coordinator"), by=alex)
    assert [held.role for held in roles_today(maya)] == ["editor"]


def test_the_newest_role_stands_first(maya, alex):
    RoleHolding.objects.filter(user=maya).update(starts=timezone.localdate().replace(year=2024, day=1))
    give_role(maya, Role.EDITOR, by=alex)
    assert [held.role for held in holdings_to_show(maya, alex)] == ["editor", "coordinator"]


# --- finding one person ---------------------------------------------------------------------------
@pytest.mark.parametrize("typed", ["priya@example.org", " PRIYA@example.org ", "07700 900201", "+44 7700 900201"])
def test_somebody_is_found_by_the_whole_of_an_address_or_a_number(priya, alex, typed):
    assert look_for(typed, by=alex) == priya


@pytest.mark.parametrize("typed", ["priy@example.org", "priya@example.or", "07700 900202"])
def test_by_a_part_or_another_one_nobody_is_found(priya, alex, typed):
    assert look_for(typed, by=alex) is None


@pytest.mark.parametrize("typed", ["priya", "", "07700", "priya@"])
def test_what_is_neither_is_answered_with_advice(alex, typed):
    with pytest.raises(ValidationError):
        look_for(typed, by=alex)


@pytest.mark.parametrize("typed", ["sam@example.org", "nobody@example.org"])
def test_each_search_leaves_a_trace_that_names_no_address(sam, alex, typed):
    found = look_for(typed, by=alex)
    entry = AuditEntry.objects.get(action="accounts.person_looked_for")
    assert (entry.actor, entry.target_uuid, entry.ids) == (alex.uuid, found and sam.uuid, {})


@pytest.mark.parametrize("name", ["mags", "sofia", "maya", "sam"])
def test_only_who_looks_after_accounts_looks_for_people(request, sam, name):
    with pytest.raises(RoleRefused, match="You cannot look for people"):
        look_for(sam.email, by=request.getfixturevalue(name))


# --- adding somebody ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "email", "phone"),
    [("New@Example.org", "new@example.org", None), ("07700 900345", None, "+447700900345")],
)
def test_somebody_new_has_what_was_typed_and_no_role(alex, typed, email, phone):
    person, is_new = add_person(full_name="Nia Bell", contact=typed, by=alex)
    assert (is_new, person.email, person.phone, person.role_holdings.count()) == (True, email, phone, 0)


def test_whoever_has_the_address_already_is_found_and_keeps_their_name(sam, alex):
    assert add_person(full_name="Samuel", contact="SAM@example.org", by=alex) == (sam, False)
    assert User.objects.get(pk=sam.pk).full_name == "Sam Ridley"


def test_whoever_came_to_have_the_address_since_we_looked_is_found_too(sam, alex, monkeypatch):
    look = colleagues.find_by_email
    blind = iter([None])
    monkeypatch.setattr(colleagues, "find_by_email", lambda email: next(blind, look(email)))
    assert add_person(full_name="Samuel", contact="sam@example.org", by=alex) == (sam, False)


def test_only_who_looks_after_accounts_adds_people(mags):
    with pytest.raises(RoleRefused):
        add_person(full_name="Nia Bell", contact="new@example.org", by=mags)
    assert User.objects.filter(full_name="Nia Bell").count() == 0


def test_a_second_administrator_stands_in_the_list_like_anybody(alex, mags):
    second_administrator()
    assert names(Standing.TODAY) == ["Alex", "Lin Farrow", "Mags"]
