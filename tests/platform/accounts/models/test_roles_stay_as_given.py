"""What was asked for and what was given cannot be rewritten, not even by the program."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.platform.accounts.domain.role_requests import agree_to_role_request, request_role
from lms.platform.accounts.models import RoleHolding, RoleRequest
from lms.platform.accounts.roles import Role
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REWRITTEN = {
    "for somebody else": lambda: {"user": cast.wendy()},
    "for another role": lambda: {"role": "administrator"},
    "for everywhere": lambda: {"area": None},
    "for longer": lambda: {"ends": None},
    "by another": lambda: {"asked_by": cast.sofia()},
    "agreed by another": lambda: {"agreed_by": cast.sofia()},
    "not agreed to": lambda: {"agreed_at": None, "agreed_by": None},
    "by the day alone": lambda: {"delayed": True},
}
GIVEN_OTHERWISE = {
    "to somebody else": lambda: {"user": cast.wendy()},
    "as another role": lambda: {"role": "administrator"},
    "everywhere": lambda: {"area": None},
    "for longer": lambda: {"ends": None},
    "on another word": lambda: {"approved_by": cast.sofia()},
}


@pytest.fixture
def held(owen, alex, mags, eastmoor) -> RoleHolding:
    ends = timezone.localdate() + timedelta(days=9)
    return agree_to_role_request(request_role(owen, Role.REVIEWER, area=eastmoor, ends=ends, by=alex), by=mags)


@pytest.mark.parametrize("how", REWRITTEN)
def test_what_two_people_agreed_to_is_not_rewritten(held, how):
    with pytest.raises(IntegrityError, match="stays as it was written"), transaction.atomic():
        RoleRequest.objects.update(**REWRITTEN[how]())


@pytest.mark.parametrize("how", GIVEN_OTHERWISE)
def test_a_role_that_was_given_is_not_widened_or_moved(held, how):
    with pytest.raises(IntegrityError, match="stays as it was given"), transaction.atomic():
        RoleHolding.objects.filter(pk=held.pk).update(**GIVEN_OTHERWISE[how]())


def test_a_role_that_was_given_may_end_sooner(held):
    assert RoleHolding.objects.filter(pk=held.pk).update(ends=timezone.localdate()) == 1


@pytest.mark.sqlite
@pytest.mark.parametrize("table", ["accounts_roleholding", "accounts_rolerequest"])
def test_no_row_is_replaced_by_another_of_its_number(held, table):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")
