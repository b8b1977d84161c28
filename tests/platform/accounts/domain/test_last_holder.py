"""Somebody always gives roles, and somebody always reads concerns."""

import pytest

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.last_holder import what_would_be_missing, why_it_cannot_end
from lms.platform.accounts.domain.people import end_role
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Grant, Role
from tests.platform.accounts.colleagues import deputy, second_administrator, with_role

pytestmark = pytest.mark.django_db


def role_of(person: User) -> RoleHolding:
    return RoleHolding.objects.current().get(user=person)


def test_the_last_administrator_reads_what_to_do_first(alex):
    with pytest.raises(RoleRefused, match="Make somebody else an administrator first, then end this role"):
        end_role(role_of(alex), by=alex)
    assert has_grant(alex, Grant.ACCOUNTS_MANAGE)


def test_not_even_the_command_line_ends_the_last_one(alex):
    with pytest.raises(RoleRefused, match="Nobody else is an administrator here"):
        end_role(role_of(alex), by=None)


def test_one_of_two_administrators_may_go_and_then_the_other_stays(alex, mags):
    lin = second_administrator()
    end_role(role_of(alex), by=lin)
    with pytest.raises(RoleRefused, match="Nobody else is an administrator here"):
        end_role(role_of(lin), by=lin)


def test_an_administrator_whose_account_is_closed_is_no_other(alex, mags):
    lin = second_administrator()
    User.objects.filter(pk=lin.pk).update(is_active=False)
    assert why_it_cannot_end(role_of(alex)) != ""
    assert why_it_cannot_end(role_of(lin)) == ""


def test_a_role_of_one_area_may_end_while_the_same_person_has_it_everywhere(alex, mags, eastmoor):
    RoleHolding.objects.create(user=alex, role=Role.ADMINISTRATOR, area=eastmoor, given_by=mags)
    end_role(RoleHolding.objects.get(user=alex, area=eastmoor), by=alex)
    assert role_of(alex).area is None


def test_the_last_who_reads_concerns_reads_what_to_do_first(sofia, alex):
    with pytest.raises(RoleRefused, match="Give somebody else the role of safeguarding lead first"):
        end_role(role_of(sofia), by=alex)
    assert has_grant(sofia, Grant.CONCERN_READ)


def test_a_lead_may_go_where_a_deputy_reads_concerns_and_is_told_what_is_missing_then(sofia, alex):
    deputy()
    assert "Until there is one, only the deputy reads concerns" in what_would_be_missing(role_of(sofia))
    ended = end_role(role_of(sofia), by=alex)
    assert not has_grant(ended.user, Grant.CONCERN_READ)


def test_a_deputy_may_go_while_there_is_a_lead_and_nothing_is_missing(sofia, alex):
    held = role_of(deputy())
    assert (why_it_cannot_end(held), what_would_be_missing(held)) == ("", "")


def test_a_deputy_alone_stays_until_there_is_somebody_else(alex, mags):
    assert "Nobody else can read a concern" in why_it_cannot_end(role_of(deputy()))


def test_of_two_leads_either_may_go_and_nothing_is_missing(sofia, alex):
    held = role_of(with_role("Leo Marsh", Role.SAFEGUARDING_LEAD))
    assert (why_it_cannot_end(held), what_would_be_missing(held)) == ("", "")


@pytest.mark.parametrize("name", ["mags", "maya", "owen", "ed", "helen"])
def test_any_other_role_may_end_though_nobody_else_has_it(request, name):
    held = role_of(request.getfixturevalue(name))
    assert (why_it_cannot_end(held), what_would_be_missing(held)) == ("", "")


def test_a_role_that_has_ended_keeps_nobody(sofia, alex):
    deputy()
    held = end_role(role_of(sofia), by=alex)
    assert (why_it_cannot_end(held), what_would_be_missing(held)) == ("", "")
