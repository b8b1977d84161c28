"""Two accounts are not two people, and a scheme's only administrator waits a day that others can stop."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.domain.grants import grants_of, has_grant
from lms.platform.accounts.domain.people import confirm_phone, create_person
from lms.platform.accounts.domain.role_delays import begin_delay, carry_out_due, people_to_tell
from lms.platform.accounts.domain.role_requests import (
    agree_to_role_request,
    give_or_request_role,
    hand_back_role_request,
    outcome_of,
    request_role,
    why_not,
)
from lms.platform.accounts.domain.roles import RoleRefused, SecondPersonNeeded, end_role, give_role
from lms.platform.accounts.domain.two_people import is_only_administrator, may_be_delayed, why_same_person
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import SENSITIVE_GRANTS, Grant, Role
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.accounts.colleagues import second_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OPENS_NOBODY = {
    Grant.LEARNING_AUTHOR,
    Grant.PAGES_EDIT,
    Grant.REPORTS_VIEW,
    Grant.ROLE_PROFILE_EDIT,
    Grant.SETTINGS_MANAGE,
}


def again(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def puppet(alex: User) -> User:
    """A second account of Alex's, added by Alex."""
    return create_person(full_name="Al Moore", email="al@example.org", by=alex)


@pytest.fixture
def alone(puppet: User, alex: User, mags: User, sofia: User, eastmoor) -> RoleRequest:
    """Alex, the only administrator, asks that Al coordinate Eastmoor; nobody else is there to ask with her."""
    return request_role(puppet, Role.COORDINATOR, area=eastmoor, by=alex)


@pytest.fixture
def running(alone: RoleRequest) -> RoleRequest:
    begin_delay(alone)
    return alone


def a_day_later(at, request: RoleRequest):
    return at(timezone.localtime(request.due_at + timedelta(seconds=1)).strftime("%Y-%m-%d %H:%M:%S"))


# --- what opens a person takes two ----------------------------------------------------------------------------------
def test_every_grant_but_those_that_open_nobody_takes_two_people():
    assert set(Grant) - SENSITIVE_GRANTS == OPENS_NOBODY


def test_an_administrator_alone_opens_no_case_through_a_second_account_everywhere(puppet, alex, mags):
    request = give_or_request_role(puppet, Role.COORDINATOR, by=alex)
    assert (type(request), request.delayed, grants_of(again(puppet))) == (RoleRequest, False, set())


def test_a_wider_area_of_a_role_that_is_held_takes_two(maya, alex, mags):
    assert type(give_or_request_role(maya, Role.COORDINATOR, by=alex)) is RoleRequest


def test_a_later_end_of_a_role_that_is_held_takes_two(wendy, alex, mags, eastmoor):
    ends = timezone.localdate() + timedelta(days=3)
    give_role(wendy, Role.COORDINATOR, area=eastmoor, ends=ends, by=alex, approved_by=mags)
    longer = give_or_request_role(wendy, Role.COORDINATOR, area=eastmoor, by=alex)
    assert (type(longer), RoleHolding.objects.get(user=wendy).ends) == (RoleRequest, ends)


# --- who counts as two ----------------------------------------------------------------------------------------------
def test_an_address_that_reaches_the_other_is_one_person(alex, wendy):
    assert why_same_person(alex, wendy) == ""
    cast.safe_contact(wendy, contact_email=alex.email)
    assert why_same_person(alex, wendy) == why_same_person(wendy, alex) != ""


def test_a_number_that_reaches_the_other_is_one_person(alex, priya):
    confirm_phone(priya, by=priya)
    cast.safe_contact(alex, contact_phone=priya.phone)
    assert why_same_person(priya, alex) != ""


def test_one_mailbox_under_two_names_is_one_person(alex):
    assert why_same_person(alex, create_person(full_name="Al", email="alex+two@example.org", by=alex)) != ""


def test_an_office_number_by_which_both_are_rung_makes_nobody_one(alex, wendy):
    for person in (alex, wendy):
        cast.safe_contact(person, contact_phone="0191 498 0000")
    assert why_same_person(alex, wendy) == ""


def test_who_shares_the_askers_mailbox_agrees_to_nothing(owen, alex, mags):
    lin = second_administrator()
    cast.safe_contact(lin, contact_email=alex.email)
    asked = request_role(owen, Role.REVIEWER, by=alex)
    with pytest.raises(RoleRefused, match="count as one person"):
        agree_to_role_request(asked, by=lin)
    assert why_not(asked, mags) == ""


def test_no_sensitive_role_is_asked_for_ones_own_second_account(alex, mags, eastmoor):
    twin = create_person(full_name="Al", email="alex+two@example.org", by=alex)
    with pytest.raises(RoleRefused, match="count as one person"):
        request_role(twin, Role.COORDINATOR, area=eastmoor, by=alex)
    with pytest.raises(SecondPersonNeeded, match="count as one person"):
        give_role(twin, Role.COORDINATOR, area=eastmoor, by=alex, approved_by=mags)


def test_a_say_that_came_from_the_asker_within_the_day_is_no_second_word(puppet, owen, alex, mags, at):
    give_role(puppet, Role.ADMINISTRATOR, by=alex, approved_by=mags)
    asked = request_role(owen, Role.REVIEWER, by=alex)
    with pytest.raises(RoleRefused, match="less than a day old"):
        agree_to_role_request(asked, by=again(puppet))
    tomorrow = (timezone.localtime() + timedelta(hours=24, minutes=1)).strftime("%Y-%m-%d %H:%M")
    with at(tomorrow):
        assert agree_to_role_request(asked, by=again(puppet)).role == "reviewer"


# --- one administrator: a day that others can stop ------------------------------------------------------------------
def test_nothing_counts_before_others_are_told_and_a_day_has_gone(alone, puppet, at):
    assert (alone.delayed, alone.due_at, carry_out_due()) == (True, None, 0)
    with at((timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%d %H:%M")):
        assert (carry_out_due(), grants_of(again(puppet))) == (0, set())


def test_a_minute_before_the_day_is_over_nothing_counts(running, puppet, at):
    with at((timezone.localtime(running.due_at) - timedelta(minutes=1)).strftime("%Y-%m-%d %H:%M")):
        assert (carry_out_due(), grants_of(again(puppet))) == (0, set())


def test_after_the_day_it_counts_once_and_the_trail_says_how(running, puppet, at, eastmoor, north):
    with a_day_later(at, running):
        assert [carry_out_due(), carry_out_due()] == [1, 0]
        assert [has_grant(again(puppet), Grant.CASE_WORK, area) for area in (eastmoor, north)] == [True, False]
    assert AuditEntry.objects.get(action="accounts.role_given_after_delay").ids["request"] == running.pk
    assert outcome_of(again(running)).startswith("Nobody stopped this for a day")


@pytest.mark.parametrize("name", ["sofia", "mags", "alex"])
def test_each_with_a_say_in_roles_can_stop_it(running, puppet, request, at, name):
    hand_back_role_request(running, by=request.getfixturevalue(name))
    with a_day_later(at, running):
        assert (carry_out_due(), grants_of(again(puppet))) == (0, set())


def test_a_second_person_need_not_wait_for_the_day(running, puppet, sofia):
    agree_to_role_request(running, by=sofia)
    assert has_grant(again(puppet), Grant.CASE_VIEW)


def test_lead_manager_and_all_who_hold_the_role_are_told(alone, sofia, mags, maya, noor, owen):
    assert set(people_to_tell(alone)) == {sofia, mags, maya, noor}


def test_with_another_administrator_there_is_no_day_to_wait_for(puppet, alex, sofia, eastmoor):
    second_administrator()
    assert request_role(puppet, Role.COORDINATOR, area=eastmoor, by=alex).delayed is False


def test_who_ended_the_other_administrator_this_week_is_not_alone_yet(alex, sofia, at):
    end_role(RoleHolding.objects.get(user=second_administrator()), by=alex)
    assert is_only_administrator(alex) is False
    with at((timezone.localtime() + timedelta(days=8)).strftime("%Y-%m-%d %H:%M")):
        assert is_only_administrator(again(alex)) is True


def test_an_administrator_who_came_in_the_meantime_is_asked_instead(running, puppet, at):
    second_administrator()
    with a_day_later(at, running):
        assert (carry_out_due(), grants_of(again(puppet)), again(running).is_open) == (1, set(), False)


def test_who_is_an_administrator_no_longer_gives_nothing_after_the_day(running, puppet, alex, at):
    RoleHolding.objects.filter(user=alex).update(ends=timezone.localdate())
    with a_day_later(at, running):
        assert (carry_out_due(), grants_of(again(puppet))) == (1, set())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_no_role_but_the_coordinators_is_given_by_a_day_alone(puppet, alex, sofia, eastmoor, role):
    assert may_be_delayed(role, area=eastmoor, by=alex, user=puppet) is False


def test_where_nobody_could_stop_it_no_day_is_enough(puppet, alex, eastmoor):
    assert may_be_delayed(Role.COORDINATOR, area=eastmoor, by=alex, user=puppet) is False
    cast.sofia()
    RoleHolding.objects.filter(user=cast.mags()).update(ends=timezone.localdate())
    assert may_be_delayed(Role.COORDINATOR, area=eastmoor, by=alex, user=puppet) is True
