"""A sensitive role takes two people: one asks, another agrees or hands it back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.grants import grants_of, has_grant
from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_requests import (
    RequestAlreadyDecided,
    agree_to_role_request,
    give_or_request_role,
    hand_back_role_request,
    outcome_of,
    request_role,
    waiting_for,
    waiting_on_others,
)
from lms.platform.accounts.domain.roles import RoleRefused, SecondPersonNeeded, end_role, give_role
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from lms.platform.letters.domain.lead import tell_lead_of_roles
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.accounts.colleagues import second_administrator

pytestmark = [pytest.mark.django_db, pytest.mark.both]
SENSITIVE = [role for role in Role if is_sensitive(role)]
AT_ONCE = [role for role in Role if not is_sensitive(role)]


@pytest.fixture
def asked(owen: User, alex: User, mags: User) -> RoleRequest:
    """Alex asked that Owen be a reviewer; Mags may agree."""
    return request_role(owen, Role.REVIEWER, by=alex)


def roles_of(person: User) -> list[str]:
    return list(RoleHolding.objects.current().filter(user=person).values_list("role", flat=True))


def again(row):
    return type(row).objects.get(pk=row.pk)


# --- asking ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_is_asked_for_and_nothing_is_given_yet(sam, alex, role):
    request = give_or_request_role(sam, role, by=alex)
    assert (type(request), request.is_open, request.asked_by) == (RoleRequest, True, alex)
    assert roles_of(sam) == []


@pytest.mark.parametrize("role", AT_ONCE)
def test_any_other_role_is_given_at_once(sam, alex, role):
    assert type(give_or_request_role(sam, role, by=alex)) is RoleHolding
    assert roles_of(sam) == [role]


def test_what_was_asked_for_is_written_down(asked, owen, alex):
    entry = AuditEntry.objects.get(action="accounts.role_asked_for")
    assert (entry.actor, entry.target_uuid) == (alex.uuid, owen.uuid)
    assert entry.ids == {"role": "reviewer", "area": None, "request": asked.pk}


def test_it_is_asked_for_one_area_where_that_is_enough(owen, alex, eastmoor):
    request = request_role(owen, Role.DECISION_MAKER, area=eastmoor, by=alex)
    assert str(request) == "Decision maker (Eastmoor)"
    assert AuditEntry.objects.get(action="accounts.role_asked_for").ids["area"] == "eastmoor"


def test_pressing_twice_asks_once(asked, owen, alex):
    assert request_role(owen, Role.REVIEWER, by=alex) == asked
    assert AuditEntry.objects.filter(action="accounts.role_asked_for").count() == 1


def test_somebody_else_who_asks_for_the_same_reads_that_it_waits(asked, owen):
    with pytest.raises(RoleRefused, match=r"asked for already\. It waits for a second person"):
        request_role(owen, Role.REVIEWER, by=second_administrator())


def test_asked_again_with_another_end_it_waits_as_it_was(asked, owen, alex):
    with pytest.raises(RoleRefused, match="asked for already"):
        request_role(owen, Role.REVIEWER, ends=timezone.localdate() + timedelta(days=9), by=alex)
    assert again(asked).ends is None


def test_the_same_role_may_be_asked_for_in_another_area(asked, owen, alex, eastmoor):
    assert request_role(owen, Role.REVIEWER, area=eastmoor, by=alex) != asked


def test_a_role_that_is_held_is_not_asked_for(helen, alex):
    with pytest.raises(RoleRefused, match="They have this role already"):
        request_role(helen, Role.DISCLOSURE_OFFICER, by=alex)


def test_a_role_that_would_end_before_it_began_is_not_asked_for(owen, alex):
    with pytest.raises(RoleRefused, match="has to be still to come"):
        request_role(owen, Role.REVIEWER, ends=timezone.localdate(), by=alex)


def test_nobody_asks_for_a_role_for_themselves(alex):
    with pytest.raises(RoleRefused, match="Nobody gives a role to themselves"):
        request_role(alex, Role.SAFEGUARDING_LEAD, by=alex)


@pytest.mark.parametrize("name", ["sam", "maya", "mags", "sofia", "helen"])
def test_only_who_manages_accounts_asks(wendy, request, name):
    with pytest.raises(RoleRefused, match="You cannot give roles"):
        request_role(wendy, Role.REVIEWER, by=request.getfixturevalue(name))


# --- agreeing -------------------------------------------------------------------------------------
def test_with_the_second_persons_word_the_role_is_given_by_the_first(asked, owen, alex, mags):
    holding = agree_to_role_request(asked, by=mags)
    assert (holding.user, holding.role, holding.given_by, holding.approved_by) == (owen, "reviewer", alex, mags)
    assert has_grant(again(owen), Grant.REVIEW)


def test_area_and_end_are_those_that_were_asked_for(owen, alex, mags, eastmoor):
    ends = timezone.localdate() + timedelta(days=30)
    holding = agree_to_role_request(request_role(owen, Role.REVIEWER, area=eastmoor, ends=ends, by=alex), by=mags)
    assert (holding.area, holding.ends) == (eastmoor, ends)


def test_who_agreed_is_in_the_trail_beside_the_role_that_was_given(asked, owen, alex, mags):
    agree_to_role_request(asked, by=mags)
    agreed = AuditEntry.objects.get(action="accounts.role_agreed_to")
    given = AuditEntry.objects.get(action="accounts.sensitive_role_given", target_uuid=owen.uuid, ids__role="reviewer")
    assert (agreed.actor, agreed.ids["request"]) == (mags.uuid, asked.pk)
    assert (given.actor, given.ids["approved_by"]) == (alex.uuid, str(mags.uuid))


def test_the_safeguarding_lead_hears_of_it(asked, sofia, mags):
    before = tell_lead_of_roles()
    agree_to_role_request(asked, by=mags)
    assert (before, tell_lead_of_roles()) == (0, 1)


@pytest.mark.parametrize("name", ["mags", "sofia"])
def test_manager_and_lead_may_each_be_the_second_person(asked, request, name):
    assert agree_to_role_request(asked, by=request.getfixturevalue(name)).role == "reviewer"


def test_so_may_another_administrator(asked):
    assert agree_to_role_request(asked, by=second_administrator()).approved_by.full_name == "Lin Farrow"


def test_nobody_agrees_to_what_they_asked_for(asked, alex):
    with pytest.raises(RoleRefused, match=r"You asked for this\. Somebody else has to agree"):
        agree_to_role_request(asked, by=alex)


def test_nobody_agrees_to_their_own_role(mags, alex):
    with pytest.raises(RoleRefused, match="Nobody agrees to their own role"):
        agree_to_role_request(request_role(mags, Role.REVIEWER, by=alex), by=mags)
    assert roles_of(mags) == ["manager"]


def test_nobody_agrees_to_the_role_of_somebody_close_to_them(asked, owen, mags):
    cast.know_each_other(owen, mags)
    with pytest.raises(RoleRefused, match="You know this person"):
        agree_to_role_request(asked, by=mags)


@pytest.mark.parametrize("name", ["maya", "helen", "sam", "ed", "owen"])
def test_not_everybody_can_be_the_second_person(wendy, alex, request, name):
    asked = request_role(wendy, Role.REVIEWER, by=alex)
    with pytest.raises(SecondPersonNeeded, match="an administrator, a manager or the safeguarding lead"):
        agree_to_role_request(asked, by=request.getfixturevalue(name))
    assert (again(asked).is_open, roles_of(wendy)) == (True, [])


def test_what_an_administrator_asked_who_is_one_no_longer_is_not_given(owen, alex, mags):
    lin = second_administrator()
    asked = request_role(owen, Role.REVIEWER, by=lin)
    end_role(RoleHolding.objects.get(user=lin), by=alex)
    with pytest.raises(RoleRefused, match="may not give roles any more"):
        agree_to_role_request(again(asked), by=mags)


def test_what_somebody_asked_who_is_gone_is_not_given(asked, mags):
    RoleRequest.objects.update(asked_by=None)
    with pytest.raises(RoleRefused, match="may not give roles any more"):
        agree_to_role_request(again(asked), by=mags)


def test_what_was_asked_until_a_day_that_has_gone_is_not_given(owen, alex, mags, at):
    ends = timezone.localdate() + timedelta(days=3)
    asked = request_role(owen, Role.REVIEWER, ends=ends, by=alex)
    with at(f"{ends} 08:00"), pytest.raises(RoleRefused, match="a day that has gone by"):
        agree_to_role_request(asked, by=mags)


def test_what_goes_wrong_while_it_is_given_leaves_it_waiting(asked, owen, mags):
    User.objects.filter(pk=mags.pk).update(is_active=False)
    with pytest.raises(SecondPersonNeeded):
        agree_to_role_request(asked, by=User.objects.get(pk=mags.pk))
    assert (again(asked).is_open, roles_of(owen)) == (True, ["trainer"])


# --- handing it back ------------------------------------------------------------------------------
def test_handed_back_nothing_is_given_and_it_is_written_down(asked, owen, mags):
    hand_back_role_request(asked, by=mags)
    entry = AuditEntry.objects.get(action="accounts.role_handed_back")
    assert (entry.actor, entry.target_uuid, roles_of(owen)) == (mags.uuid, owen.uuid, ["trainer"])


def test_who_asked_may_think_again(asked, alex):
    assert hand_back_role_request(asked, by=alex).stopped_by == alex


@pytest.mark.parametrize("name", ["maya", "sam", "owen"])
def test_nobody_else_hands_it_back(asked, request, name):
    with pytest.raises(RoleRefused, match="You cannot hand this back"):
        hand_back_role_request(asked, by=request.getfixturevalue(name))


def test_what_was_handed_back_can_be_asked_for_again(asked, owen, alex, mags):
    hand_back_role_request(asked, by=mags)
    assert request_role(owen, Role.REVIEWER, by=alex).pk != asked.pk


# --- two in the same moment -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("answer", "words", "given"),
    [(agree_to_role_request, "agreed to this", 1), (hand_back_role_request, "handed this back", 0)],
)
def test_the_second_to_agree_reads_who_was_first_what_they_said_and_when(asked, mags, sofia, at, answer, words, given):
    late, today = again(asked), timezone.localdate()
    with at(f"{today} 10:04"):
        answer(asked, by=mags)
    with pytest.raises(RequestAlreadyDecided) as told:
        agree_to_role_request(late, by=sofia)
    assert str(told.value) == f"Mags Oduya {words} at 10:04, {date_format(today, 'j F Y')}."
    assert RoleHolding.objects.filter(role="reviewer").count() == given


def test_what_was_given_is_not_handed_back_any_more(asked, owen, mags, alex):
    agree_to_role_request(asked, by=mags)
    with pytest.raises(RequestAlreadyDecided, match="agreed to this"):
        hand_back_role_request(asked, by=alex)
    assert "reviewer" in roles_of(owen)


def test_what_somebody_said_who_is_gone_is_still_told(asked, mags):
    agree_to_role_request(asked, by=mags)
    RoleRequest.objects.update(agreed_by=None)
    assert outcome_of(again(asked)).startswith("Somebody agreed to this at ")


# --- what waits for whom --------------------------------------------------------------------------
def test_it_waits_for_those_who_may_agree_and_nobody_else(asked, alex, mags, sofia, owen, maya):
    waits = [name for name in ("alex", "mags", "sofia", "owen", "maya") if waiting_for(getattr(cast, name)())]
    assert waits == ["mags", "sofia"]


def test_ones_own_role_waits_for_others(mags, alex, sofia):
    request = request_role(mags, Role.REVIEWER, by=alex)
    assert ([*waiting_for(mags)], [*waiting_for(sofia)]) == ([], [request])
    assert ([*waiting_on_others(mags)], [*waiting_on_others(sofia)]) == ([request], [])


@pytest.mark.parametrize("declared_by", ["mags", "owen"])
def test_the_role_of_somebody_close_waits_for_others(asked, request, declared_by):
    first, second = (
        request.getfixturevalue(name) for name in (declared_by, {"mags": "owen", "owen": "mags"}[declared_by])
    )
    cast.know_each_other(first, second)
    assert [*waiting_for(cast.mags())] == []


def test_what_is_answered_waits_for_nobody(asked, owen, mags, alex, sofia):
    agree_to_role_request(asked, by=mags)
    hand_back_role_request(request_role(owen, Role.DECISION_MAKER, by=alex), by=mags)
    assert ([*waiting_for(sofia)], [*waiting_on_others(sofia)]) == ([], [])


def test_the_oldest_stands_first(asked, owen, sam, alex, mags):
    newer = request_role(sam, Role.REVIEWER, by=alex)
    assert [*waiting_for(mags)] == [asked, newer]


# --- what an administrator cannot do alone --------------------------------------------------------
def test_an_administrator_cannot_become_another_through_somebody_new(alex, mags):
    """Alex adds somebody whose address is her own, and would then have a second word."""
    puppet = create_person(full_name="Al Moore", email="alex.at.home@example.org", by=alex)
    for role in (Role.ADMINISTRATOR, Role.MANAGER, Role.SAFEGUARDING_LEAD):
        with pytest.raises(SecondPersonNeeded):
            give_role(puppet, role, by=alex)
        with pytest.raises(RoleRefused):
            agree_to_role_request(request_role(puppet, role, by=alex), by=alex)
    assert grants_of(again(puppet)) == set()


def test_somebody_new_with_an_ordinary_role_agrees_to_nothing(alex, mags, sam):
    puppet = create_person(full_name="Al Moore", email="alex.at.home@example.org", by=alex)
    give_role(puppet, Role.EDITOR, by=alex)
    with pytest.raises(SecondPersonNeeded):
        agree_to_role_request(request_role(sam, Role.DISCLOSURE_OFFICER, by=alex), by=again(puppet))


def test_two_who_agreed_to_each_other_before_still_need_a_third_for_themselves(alex, mags):
    lin = second_administrator()
    with pytest.raises(RoleRefused, match="Nobody agrees to their own role"):
        agree_to_role_request(request_role(alex, Role.DISCLOSURE_OFFICER, by=lin), by=alex)
