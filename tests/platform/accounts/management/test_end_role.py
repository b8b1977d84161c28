"""Somebody leaves, or does something else from now on."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms.platform.accounts.domain.grants import grants_of, has_grant
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Grant, Role
from lms.platform.trust.models import AuditEntry
from tests import cast

pytestmark = pytest.mark.django_db


def again(person: User) -> User:
    return User.objects.get(pk=person.pk)


def test_a_role_ends_now_and_stays_on_record(maya, capsys):
    call_command("end_role", maya.email, "coordinator")
    assert grants_of(again(maya)) == frozenset()
    assert [held.ends for held in RoleHolding.objects.filter(user=maya)] == [timezone.localdate()]
    assert capsys.readouterr().out == f"{maya.email} is no longer coordinator.\n"


def test_in_one_area_only_that_one_ends(maya, alex, eastmoor, north):
    give_role(maya, Role.COORDINATOR, area=north, by=alex, approved_by=cast.mags())
    call_command("end_role", maya.email, "coordinator", area="eastmoor")
    assert [has_grant(again(maya), Grant.CASE_WORK, area=area) for area in (eastmoor, north)] == [False, True]


def test_who_ended_it_is_in_the_trail(maya, alex):
    call_command("end_role", maya.email, "coordinator", by=alex.email)
    entry = AuditEntry.objects.get(action="accounts.role_ended")
    assert (entry.actor, entry.target_uuid, entry.ids["role"]) == (alex.uuid, maya.uuid, "coordinator")


def test_whoever_may_not_end_roles_is_refused_and_it_goes_on(maya, tariq):
    with pytest.raises(CommandError, match="You cannot end this role"):
        call_command("end_role", maya.email, "coordinator", by=tariq.email)
    assert Grant.CASE_WORK in grants_of(again(maya))


def test_a_role_that_is_not_held_cannot_end(sam, eastmoor):
    with pytest.raises(CommandError, match="does not hold this role"):
        call_command("end_role", sam.email, "coordinator", area="eastmoor")


def test_the_last_administrator_stays_and_the_command_says_what_to_do(alex):
    with pytest.raises(CommandError, match="Make somebody else an administrator first"):
        call_command("end_role", alex.email, "administrator")
    assert Grant.ACCOUNTS_MANAGE in grants_of(again(alex))
