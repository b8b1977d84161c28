"""What the database itself holds about certificates, and who sees which."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from certificates.models import Certificate
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Role
from recruitment.models import Application
from tests import cast
from tests.factories.certificates import a_certificate, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("hear")]
hear = laid_out_once(a_module)


def refused(**change: Any) -> bool:
    try:
        with transaction.atomic():
            Certificate.objects.update(**change)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "change",
    [
        {"snapshot": {"name": "Somebody Else"}},
        {"snapshot_hash": "0" * 64},
        {"code": "0" * 28},
        {"issue_no": 7},
        {"uuid": "12345678-1234-4234-8234-123456789abc"},
        {"issued_at": timezone.now() - timedelta(days=900)},
        {"expires_at": timezone.now() + timedelta(days=9000)},
    ],
)
def test_the_database_refuses_to_change_what_a_certificate_says(priya: User, change: dict[str, Any]) -> None:
    a_certificate(priya)
    assert refused(**change)


def test_the_database_refuses_to_hand_a_certificate_to_somebody_else(priya: User, wendy: User) -> None:
    a_certificate(priya)
    assert refused(person=wendy)


def test_the_database_refuses_to_bring_a_certificate_back(priya: User) -> None:
    a_certificate(priya)
    Certificate.objects.update(status="superseded", ended_at=timezone.now())
    assert refused(status="valid", ended_at=None)


def test_choices_of_the_holder_may_still_change_afterwards(priya: User) -> None:
    a_certificate(priya)
    assert not refused(show_name=True)


@pytest.mark.parametrize(
    "change",
    [{"status": "lost"}, {"status": "revoked", "ended_at": timezone.now()}, {"status": "superseded"}],
)
def test_a_status_without_what_belongs_to_it_is_refused(priya: User, change: dict[str, Any]) -> None:
    a_certificate(priya)
    assert refused(**change)


def test_a_second_live_certificate_for_a_completion_is_refused(priya: User) -> None:
    first = a_certificate(priya)
    copy = {"completion": first.completion, "person": priya, "snapshot": {}, "snapshot_hash": "", "code": "another"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(issue_no=2, **copy)


def test_an_issue_number_is_used_once_even_when_it_is_over(priya: User) -> None:
    first = a_certificate(priya)
    Certificate.objects.update(status="superseded", ended_at=timezone.now())
    copy = {"completion": first.completion, "person": priya, "snapshot": {}, "snapshot_hash": "", "code": "another"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.create(issue_no=1, **copy)


def test_a_certificate_without_an_end_is_neither_expiring_nor_expired(priya: User) -> None:
    certificate = a_certificate(priya)
    assert (certificate.expires_at, certificate.is_expiring(), certificate.is_expired()) == (None, False, False)


@pytest.mark.parametrize(
    ("moment", "expiring", "expired", "current"),
    [
        ("2029-08-20 12:00", False, False, True),
        ("2029-08-22 12:00", True, False, True),
        ("2029-11-18 23:59:59", True, False, True),
        ("2029-11-19 00:00", False, True, False),
    ],
)
def test_it_counts_to_the_last_minute_of_its_last_day(
    priya: User, at: Any, moment: str, expiring: bool, expired: bool, current: bool
) -> None:
    with at("2026-11-18 10:00"):
        certificate = a_certificate(priya, a_module("grow", validity_months=36))
    with at(moment):
        assert (certificate.is_expiring(), certificate.is_expired(), certificate.is_current()) == (
            expiring,
            expired,
            current,
        )


def test_people_see_their_own_certificates_and_no_others(priya: User, wendy: User) -> None:
    certificate = a_certificate(priya)
    assert list(Certificate.objects.visible_to(priya)) == [certificate]
    assert list(Certificate.objects.visible_to(wendy)) == []
    assert list(Certificate.objects.of(wendy)) == []


def test_somebody_who_has_not_signed_in_sees_none(priya: User) -> None:
    a_certificate(priya)
    assert list(Certificate.objects.visible_to(AnonymousUser())) == []
    assert list(Certificate.objects.of(AnonymousUser())) == []


def test_staff_see_certificates_of_people_in_their_area_only(
    priya: User, sam: User, maya: User, noor: User, eastmoor: Area
) -> None:
    Application.objects.create(person=priya, area=eastmoor, reference="AAAABBBB")
    theirs = a_certificate(priya)
    a_certificate(sam)
    assert list(Certificate.objects.visible_to(maya)) == [theirs]
    assert list(Certificate.objects.visible_to(noor)) == []


def test_a_coordinator_for_every_area_sees_all_certificates(priya: User, wendy: User, alex: User) -> None:
    certificate = a_certificate(priya)
    give_role(wendy, Role.COORDINATOR, by=alex, approved_by=cast.mags())
    assert list(Certificate.objects.visible_to(User.objects.get(pk=wendy.pk))) == [certificate]


def test_a_certificate_is_named_without_its_holder(priya: User) -> None:
    certificate = a_certificate(priya)
    assert str(certificate) == f"certificate {certificate.uuid}"
