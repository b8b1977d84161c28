"""The database itself lets nobody ask less of people in a role, unless two people agreed to exactly that."""

from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.domain.roles import profiles
from recruitment.domain.roles.safety import lowered, safety_of
from recruitment.models import ProfileProposal, RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.domain.roles.test_proposals import ENHANCED, LESS, MORE, propose
from tests.recruitment.models.raw_rows import refused

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def write(role: RoleProfile, **fields: Any) -> bool:
    """Whether the database turned it away."""
    return refused(lambda: RoleProfile.objects.filter(pk=role.pk).update(**fields))


@pytest.mark.parametrize("what", LESS)
def test_a_plain_update_lowers_no_role(what):
    assert write(factory.a_role(**ENHANCED), **LESS[what])


@pytest.mark.parametrize("what", MORE)
def test_a_plain_update_may_raise_one(what):
    assert not write(factory.a_role(**ENHANCED), **MORE[what])


def test_the_database_and_the_rule_call_the_same_changes_lower():
    role = factory.a_role(**ENHANCED)
    before = safety_of(role)
    for level, workforce, age in product(RoleProfile.DbsLevel.values, RoleProfile.Workforce.values, (17, 18, 19)):
        fields = {"dbs_level": level, "workforce": workforce, "minimum_age": age}
        with transaction.atomic():
            assert write(role, **fields) is bool(lowered(before, before | fields)), fields
            transaction.set_rollback(True)


def test_a_proposal_that_waits_or_was_handed_back_lowers_nothing():
    role = factory.a_role(**ENHANCED)
    proposal = propose(role, minimum_age=16)
    assert write(role, minimum_age=16)
    now = timezone.now()
    ProfileProposal.objects.filter(pk=proposal.pk).update(state="handed_back", decided_by=cast.joan(), decided_at=now)
    assert write(role, minimum_age=16)


def test_an_agreed_proposal_counts_once_and_for_exactly_what_it_says():
    role = factory.ask_less(factory.a_role(**ENHANCED), minimum_age=16)
    profiles.save_profile(role, by=cast.mags(), minimum_age=18)
    assert write(role, minimum_age=16)


def test_a_proposal_agreed_to_by_who_proposed_it_is_not_stored():
    proposal = propose(factory.a_role(), minimum_age=16)
    rows = ProfileProposal.objects.filter(pk=proposal.pk)
    agreed = {"state": "agreed", "decided_by": cast.mags(), "decided_at": timezone.now()}
    assert refused(lambda: rows.update(**agreed))


@pytest.mark.parametrize("fields", [{"after": {}}, {"before": {}}, {"reason": "x"}, {"proposed_at": timezone.now()}])
def test_what_was_proposed_is_not_rewritten(fields):
    proposal = propose(factory.a_role(), minimum_age=16)
    assert refused(lambda: ProfileProposal.objects.filter(pk=proposal.pk).update(**fields))


def test_what_was_decided_is_not_rewritten_and_no_proposal_goes_away():
    role = factory.ask_less(factory.a_role(), minimum_age=16)
    rows = ProfileProposal.objects.filter(profile=role)
    for fields in ({"state": "proposed"}, {"decided_by": cast.tariq()}, {"applied_at": None}):
        assert refused(lambda fields=fields: rows.update(**fields)), fields
    assert refused(lambda: rows._raw_delete(rows.db))


def test_no_proposal_is_born_agreed():
    role = factory.a_role()
    forged = {"profile": role, "before": {}, "after": {}, "reason": "x", "proposed_by": cast.mags()}
    agreed = {"state": "agreed", "decided_by": cast.joan(), "decided_at": timezone.now()}
    assert refused(lambda: ProfileProposal.objects.create(**forged, **agreed))


def test_a_module_is_neither_taken_out_nor_exchanged_by_hand():
    first, second = factory.a_module("one"), factory.a_module("two")
    role = factory.a_role(modules=(first,))
    rows = RoleProfile.required_modules.through.objects.filter(roleprofile=role)
    assert refused(role.required_modules.clear)
    assert refused(lambda: rows.update(module=second))
    assert not refused(lambda: role.required_modules.add(second))


@pytest.mark.parametrize("kind", ["dbs", "identity", "self_disclosure"])
def test_a_level_keeps_the_checks_that_are_never_waived_even_where_two_agreed(kind):
    role = factory.a_role()
    proposal = propose(role, minimum_age=16)
    now = timezone.now()
    ProfileProposal.objects.filter(pk=proposal.pk).update(state="agreed", decided_by=cast.joan(), decided_at=now)
    assert write(role, required_gates=[one for one in DEFAULT_GATES if one != kind], minimum_age=16)


@pytest.mark.parametrize("gates", [{}, [], "dbs"])
def test_a_list_of_checks_is_a_list(gates):
    assert write(factory.a_role(), required_gates=gates)


@pytest.mark.parametrize("fields", [LESS["no check at all"], {"minimum_age": 16}])
def test_no_role_begins_with_less_than_every_role_asks(fields):
    values = {"slug": "walker", "title": "Walker", "activities": "Walks.", **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleProfile.objects.create(**values)


@pytest.mark.sqlite
def test_no_role_is_replaced_by_another_of_its_name():
    role = factory.a_role()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleProfile.objects.bulk_create([RoleProfile(pk=role.pk, slug=role.slug, title="X", minimum_age=18)])
