"""The frozen facts, and their canonical form."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from certificates.domain.snapshot import canonical, end_of, hash_of
from certificates.models import Certificate
from courses.models import Module
from lms.platform.accounts.models import User
from tests.factories.certificates import OUTCOMES, a_certificate, a_module


@pytest.mark.django_db
def test_a_certificate_says_what_the_completion_said(priya: User, at: Any, settings: Any) -> None:
    settings.SCHEME_NAME, settings.CERTIFICATE_SIGNATORY, settings.CERTIFICATE_SIGNATORY_ROLE = "Moor", "Ruth", "lead"
    with at("2026-11-18 10:00"):
        says = a_certificate(priya, a_module("grow", validity_months=36)).snapshot
    assert (says["name"], says["title"], says["outcomes"]) == ("Priya Nand", "HEAR: how we listen", OUTCOMES)
    assert (says["minutes"], says["mode"], says["how_assessed"]) == (240, "remote", "lessons")
    assert (says["issuer"], says["signatory"], says["signatory_role"]) == ("Moor", "Ruth", "lead")
    assert (says["completed_on"], says["given_on"], says["expires_on"]) == ("2026-11-18", "2026-11-18", "2029-11-18")


@pytest.mark.django_db
def test_a_sensitive_module_appears_by_its_neutral_title_and_without_outcomes(priya: User) -> None:
    module = a_module("zinnia", title="Zinnia", public_title="Module five", sensitive=True, outcomes=["say zinnia"])
    says = a_certificate(priya, module).snapshot
    assert (says["title"], says["outcomes"]) == ("Module five", [])
    assert "zinnia" not in json.dumps(says).lower()


@pytest.mark.django_db
def test_renaming_the_module_changes_no_certificate(priya: User) -> None:
    certificate = a_certificate(priya)
    Module.objects.update(title="Something else")
    assert Certificate.objects.get(pk=certificate.pk).snapshot["title"] == "HEAR: how we listen"


@pytest.mark.django_db
def test_the_hash_kept_is_the_one_of_the_canonical_snapshot(priya: User) -> None:
    certificate = Certificate.objects.get(pk=a_certificate(priya).pk)
    assert certificate.snapshot_hash == hash_of(certificate.snapshot)
    assert hash_of(certificate.snapshot | {"name": "Wendy Stranger"}) != certificate.snapshot_hash


def test_the_canonical_form_does_not_depend_on_order_and_keeps_letters() -> None:
    assert canonical({"b": "Łukasz", "a": 1}) == canonical({"a": 1, "b": "Łukasz"}) == '{"a":1,"b":"Łukasz"}'.encode()


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        ("2029-11-18", datetime(2029, 11, 19, 0, 0, tzinfo=UTC)),
        ("2027-07-01", datetime(2027, 7, 1, 23, 0, tzinfo=UTC)),
        ("2027-10-31", datetime(2027, 11, 1, 0, 0, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_day_ends_at_midnight_in_london_summer_and_winter(day: str, moment: datetime | None) -> None:
    assert end_of(day) == moment
