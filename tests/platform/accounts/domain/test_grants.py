"""Who may do what."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from lms.platform.accounts.domain.grants import areas_for, grants_of, has_grant, holders, is_staff_member
from lms.platform.accounts.domain.roles import end_role, give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import (
    KEY_GRANTS,
    PERSON_GRANTS,
    ROLE_GRANTS,
    SENSITIVE_GRANTS,
    Grant,
    Role,
    roles_with,
)
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_coordinator_works_in_her_own_area_alone(maya, eastmoor, north):
    assert (has_grant(maya, Grant.CASE_WORK, eastmoor), has_grant(maya, Grant.CASE_WORK, north)) == (True, False)


def test_an_area_may_be_named_by_its_id(maya, eastmoor, north):
    assert [has_grant(maya, Grant.CASE_WORK, area.pk) for area in (eastmoor, north)] == [True, False]


def test_without_an_area_the_question_is_whether_anywhere(maya):
    assert has_grant(maya, Grant.CASE_WORK) is True


def test_a_holding_without_an_area_counts_everywhere(helen, north):
    assert has_grant(helen, Grant.DISCLOSURE_READ, north) is True
    assert areas_for(helen, Grant.DISCLOSURE_READ) is None


def test_areas_are_the_ids_in_which_a_grant_is_held(maya, noor, eastmoor, north):
    assert (areas_for(maya, Grant.CASE_VIEW), areas_for(noor, Grant.CASE_VIEW)) == ({eastmoor.pk}, {north.pk})


def test_a_grant_held_nowhere_has_no_areas(maya):
    assert areas_for(maya, Grant.DECIDE) == set()


def test_two_areas_are_two_areas(maya, alex, eastmoor, north):
    give_role(maya, Role.COORDINATOR, area=north, by=alex, approved_by=cast.mags())
    assert areas_for(maya, Grant.CASE_VIEW) == {eastmoor.pk, north.pk}


@pytest.mark.parametrize("somebody", [AnonymousUser(), None, "maya"])
def test_who_is_no_person_may_do_nothing(somebody):
    assert (grants_of(somebody), is_staff_member(somebody)) == (set(), False)


def test_a_closed_account_may_do_nothing(maya):
    maya.is_active = False
    assert grants_of(maya) == set()


def test_a_role_counts_from_its_first_day_to_the_day_before_its_last(sam, at):
    today = timezone.localdate()
    RoleHolding.objects.create(user=sam, role=Role.EDITOR, starts=today, ends=today + timedelta(days=2))
    counted = []
    for day in (-1, 0, 1, 2):
        with at(f"{today + timedelta(days=day)} 12:00"):
            counted.append(has_grant(User.objects.get(pk=sam.pk), Grant.PAGES_EDIT))
    assert counted == [False, True, True, False]


def test_holders_are_those_for_whom_the_grant_counts_there(maya, noor, helen, eastmoor):
    assert list(holders(Grant.CASE_VIEW, eastmoor)) == [maya, helen]
    assert list(holders(Grant.CASE_WORK)) == [maya, noor]


def test_a_closed_account_and_an_ended_role_hold_nothing(maya, noor, alex):
    noor.is_active = False
    noor.save()
    end_role(maya.role_holdings.get(), by=alex)
    assert list(holders(Grant.CASE_WORK)) == []


def test_a_request_asks_the_database_once_for_all_grants(maya, django_assert_num_queries):
    person = User.objects.get(pk=maya.pk)
    with django_assert_num_queries(1):
        [has_grant(person, grant) for grant in Grant]


def test_who_is_read_again_has_what_they_hold_now(sam, alex):
    before = User.objects.get(pk=sam.pk)
    assert grants_of(before) == set()
    give_role(sam, Role.EDITOR, by=alex)
    before.refresh_from_db()
    assert grants_of(before) == {Grant.PAGES_EDIT}


def test_a_mentor_holds_a_role_and_is_not_staff(carl):
    assert (carl.role_holdings.count(), is_staff_member(carl)) == (1, False)


def test_nobody_can_be_made_a_superuser(sam):
    sam.is_superuser = True
    with pytest.raises(IntegrityError):
        sam.save()


def test_every_role_has_its_line_in_the_table():
    assert set(ROLE_GRANTS) == set(Role)


def test_every_grant_is_carried_by_a_role():
    assert [grant for grant in Grant if not roles_with(grant)] == []


def test_the_administrator_and_the_manager_carry_nothing_sensitive_but_their_say_in_who_gets_roles():
    for role in (Role.ADMINISTRATOR, Role.MANAGER):
        assert ROLE_GRANTS[role] & SENSITIVE_GRANTS <= KEY_GRANTS


def test_who_proposes_is_not_who_reviews_and_who_records_is_not_who_decides():
    for kept_apart in ({Grant.DECIDE, Grant.REVIEW}, {Grant.DBS_RECORD, Grant.DECIDE}, {Grant.ASSESS, Grant.DECIDE}):
        assert [role for role, grants in ROLE_GRANTS.items() if kept_apart <= grants] == []


def test_concerns_are_read_by_the_lead_and_the_deputy_alone():
    assert roles_with(Grant.CONCERN_READ) == [Role.SAFEGUARDING_LEAD, Role.SAFEGUARDING_DEPUTY]


def test_a_coordinator_opens_cases_and_nothing_that_is_sealed():
    assert SENSITIVE_GRANTS & ROLE_GRANTS[Role.COORDINATOR] == PERSON_GRANTS
