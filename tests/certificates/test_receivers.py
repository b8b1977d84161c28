"""What certificates hear from learning."""

import pytest

from certificates.models import Certificate
from certificates.receivers import give_a_certificate, take_the_certificate_back
from courses.domain.completion import withdraw_completion
from courses.signals import completion_recorded, completion_withdrawn
from lms.platform.accounts.models import User
from tests.factories.certificates import a_certificate, a_completion, a_module

pytestmark = pytest.mark.django_db


def test_both_announcements_have_one_listener_here_each() -> None:
    heard = [
        [receiver for receiver in signal._live_receivers(None)[0] if receiver.__module__ == "certificates.receivers"]
        for signal in (completion_recorded, completion_withdrawn)
    ]
    assert heard == [[give_a_certificate], [take_the_certificate_back]]


def test_each_module_gives_a_certificate_of_its_own(priya: User) -> None:
    for key in ("grow", "hear", "gdpr"):
        a_completion(priya, a_module(key))
    assert Certificate.objects.of(priya).live().count() == 3


def test_a_withdrawal_touches_no_other_certificate(priya: User, dana: User, owen: User) -> None:
    theirs, kept = a_certificate(priya), [a_certificate(dana), a_certificate(priya, a_module("grow"))]
    withdraw_completion(theirs.completion, by=owen, reason="Entered for the wrong person")
    assert set(Certificate.objects.live()) == set(kept)


def test_withdrawing_twice_changes_nothing_the_second_time(priya: User, owen: User) -> None:
    certificate = a_certificate(priya)
    for _ in range(2):
        withdraw_completion(certificate.completion, by=owen, reason="Entered for the wrong person")
    certificate.refresh_from_db()
    ended = certificate.ended_at
    take_the_certificate_back(completion=certificate.completion)
    certificate.refresh_from_db()
    assert (certificate.status, certificate.ended_at) == ("revoked", ended)
