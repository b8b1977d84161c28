"""Giving and ending roles."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.platform.accounts.domain.grants import has_grant, is_staff_member
from lms.platform.accounts.domain.roles import RoleRefused, SecondPersonNeeded, end_role, give_role
from lms.platform.accounts.models import RoleHolding
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.cast import eastmoor as eastmoor_area
from tests.platform.accounts.colleagues import second_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.both]

SENSITIVE = [role for role in Role if is_sensitive(role)]
KEYS = [Role.ADMINISTRATOR, Role.MANAGER]


def test_a_role_is_given_from_today_and_written_down(sam, alex, eastmoor):
    holding = give_role(sam, Role.EDITOR, area=eastmoor, by=alex)
    assert (holding.starts, holding.ends, holding.given_by) == (timezone.localdate(), None, alex)
    entry = AuditEntry.objects.filter(action="accounts.role_given").latest("pk")
    assert entry.actor == alex.uuid
    assert entry.ids == {"role": "editor", "area": "eastmoor", "holding": holding.pk}


def test_a_role_that_is_held_is_not_given_twice(maya, alex, eastmoor):
    again = give_role(maya, Role.COORDINATOR, area=eastmoor, by=alex)
    assert [again] == list(RoleHolding.objects.filter(user=maya))


def test_a_role_is_known_by_its_name_too(sam, alex):
    assert give_role(sam, "editor", by=alex).role == Role.EDITOR


@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_needs_a_second_person(sam, alex, role):
    with pytest.raises(SecondPersonNeeded, match="A second person has to agree"):
        give_role(sam, role, by=alex)
    assert sam.role_holdings.count() == 0


@pytest.mark.parametrize("role", SENSITIVE)
def test_with_a_second_person_a_sensitive_role_is_given_and_the_lead_can_hear_of_it(sam, alex, mags, role):
    holding = give_role(sam, role, by=alex, approved_by=mags)
    entry = AuditEntry.objects.get(action="accounts.sensitive_role_given")
    assert (holding.approved_by, entry.target_uuid, entry.ids["approved_by"]) == (mags, sam.uuid, str(mags.uuid))


def test_the_second_person_is_not_the_first(sam, alex):
    with pytest.raises(SecondPersonNeeded, match="has to be somebody else"):
        give_role(sam, Role.DECISION_MAKER, by=alex, approved_by=alex)


def test_the_second_person_is_not_who_gets_the_role(mags, alex):
    with pytest.raises(SecondPersonNeeded, match="has to be somebody else"):
        give_role(mags, Role.DECISION_MAKER, by=alex, approved_by=mags)


@pytest.mark.parametrize("name", ["maya", "helen", "sam", "ed"])
def test_not_everybody_can_be_the_second_person(wendy, alex, request, name):
    with pytest.raises(SecondPersonNeeded, match="an administrator, a manager or the safeguarding lead"):
        give_role(wendy, Role.DECISION_MAKER, by=alex, approved_by=request.getfixturevalue(name))


def test_nobody_gives_a_role_to_themselves(alex, mags):
    with pytest.raises(RoleRefused, match="Nobody gives a role to themselves"):
        give_role(alex, Role.SAFEGUARDING_LEAD, by=alex, approved_by=mags)


@pytest.mark.parametrize("name", ["sam", "maya", "mags", "sofia", "carl"])
def test_only_who_manages_accounts_gives_roles(wendy, request, name):
    with pytest.raises(RoleRefused, match="You cannot give roles"):
        give_role(wendy, Role.EDITOR, by=request.getfixturevalue(name))


def test_even_the_command_line_needs_a_second_person_for_a_sensitive_role(sam):
    with pytest.raises(SecondPersonNeeded):
        give_role(sam, Role.DISCLOSURE_OFFICER, by=None)


@pytest.mark.parametrize("days", [0, -1])
def test_a_role_that_would_end_before_it_began_is_not_given(sam, alex, days):
    with pytest.raises(RoleRefused, match="The first day without the role has to be still to come"):
        give_role(sam, Role.EDITOR, by=alex, ends=timezone.localdate() + timedelta(days=days))
    assert sam.role_holdings.count() == 0


def test_a_role_given_twice_up_to_the_same_day_is_given_once(sam, alex):
    ends = timezone.localdate() + timedelta(days=30)
    assert give_role(sam, Role.EDITOR, by=alex, ends=ends) == give_role(sam, Role.EDITOR, by=alex, ends=ends)


def test_a_role_that_has_an_end_is_given_again_without_one(sam, alex):
    give_role(sam, Role.EDITOR, by=alex, ends=timezone.localdate() + timedelta(days=30))
    assert give_role(sam, Role.EDITOR, by=alex).ends is None


# --- the first keys of a new scheme ---------------------------------------------------------------
@pytest.mark.parametrize("role", KEYS)
def test_in_a_new_scheme_the_command_line_gives_the_first_two_their_keys(sam, wendy, role):
    for person in (sam, wendy):
        assert give_role(person, role, by=None).approved_by is None


@pytest.mark.parametrize("role", KEYS)
def test_the_third_one_takes_two_people_even_at_the_command_line(sam, alex, mags, role):
    second_administrator()
    with pytest.raises(SecondPersonNeeded, match="This role takes two people"):
        give_role(sam, role, by=None)


def test_where_one_administrator_is_left_the_command_line_makes_another(sam, alex, mags):
    assert give_role(sam, Role.ADMINISTRATOR, by=None).role == "administrator"


def test_an_administrator_whose_account_is_closed_is_not_counted(sam, alex, mags):
    lin = second_administrator()
    lin.is_active = False
    lin.save()
    assert give_role(sam, Role.ADMINISTRATOR, by=None).role == "administrator"


@pytest.mark.parametrize("role", KEYS)
def test_no_person_hands_out_keys_alone_however_few_there_are(sam, alex, role):
    with pytest.raises(SecondPersonNeeded):
        give_role(sam, role, by=alex)


# --- ending ---------------------------------------------------------------------------------------
def test_two_who_end_a_role_in_the_same_moment_end_it_once(maya, alex):
    first, late = (maya.role_holdings.get() for _ in range(2))
    end_role(first, by=alex)
    assert end_role(late, by=second_administrator()).ends == first.ends
    assert AuditEntry.objects.filter(action="accounts.role_ended").count() == 1


def test_a_role_that_has_ended_counts_no_longer_from_that_moment(maya, alex):
    end_role(maya.role_holdings.get(), by=alex)
    assert (has_grant(maya, Grant.CASE_WORK), is_staff_member(maya)) == (False, False)
    assert AuditEntry.objects.filter(action="accounts.role_ended", target_uuid=maya.uuid).count() == 1


def test_a_role_that_has_ended_stays_on_record_and_can_be_given_again(maya, alex, eastmoor):
    end_role(maya.role_holdings.get(), by=alex)
    give_role(maya, Role.COORDINATOR, area=eastmoor, by=alex, approved_by=cast.mags())
    assert RoleHolding.objects.filter(user=maya).count() == 2


def test_ending_twice_changes_nothing(maya, alex, at):
    holding = end_role(maya.role_holdings.get(), by=alex)
    first = holding.ends
    with at(f"{first + timedelta(days=3)} 12:00"):
        assert end_role(holding, by=alex).ends == first


def test_anybody_may_lay_down_their_own_role(maya):
    end_role(maya.role_holdings.get(), by=maya)
    assert not is_staff_member(maya)


def test_nobody_ends_the_role_of_a_colleague(maya, noor):
    with pytest.raises(RoleRefused, match="You cannot end this role"):
        end_role(maya.role_holdings.get(), by=noor)


def test_a_role_may_be_given_for_a_time(sam, alex, mags, at):
    last = timezone.localdate() + timedelta(days=30)
    give_role(sam, Role.REVIEWER, by=alex, approved_by=mags, ends=last)
    with at(f"{last} 00:01"):
        sam.refresh_from_db()
        assert not has_grant(sam, Grant.REVIEW)


@pytest.mark.parametrize(
    "wrong", [{"given_by": "sam"}, {"approved_by": "sam"}, {"given_by": "alex", "approved_by": "alex"}]
)
def test_the_database_itself_refuses_a_holding_on_ones_own_word(sam, alex, wrong):
    people = {"sam": sam, "alex": alex}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHolding.objects.create(user=sam, role=Role.EDITOR, **{name: people[who] for name, who in wrong.items()})


@pytest.mark.parametrize("area", [None, "eastmoor"])
def test_the_database_itself_refuses_a_role_held_twice(sam, area):
    where = eastmoor_area() if area else None
    RoleHolding.objects.create(user=sam, role=Role.EDITOR, area=where)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHolding.objects.create(user=sam, role=Role.EDITOR, area=where)


def test_a_holding_is_named_by_role_and_place(maya, helen):
    assert [str(person.role_holdings.get()) for person in (maya, helen)] == [
        "Coordinator (Eastmoor)",
        "Disclosure officer (everywhere)",
    ]
