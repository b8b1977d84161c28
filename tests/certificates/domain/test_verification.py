"""What a stranger learns from a code, and what nobody learns."""

import logging
from typing import Any

import pytest
from django.db import connection

from certificates.domain.codes import grouped, new_code
from certificates.domain.issuing import choose_name_shown, reissue, revoke
from certificates.domain.verification import CHECKS_A_MINUTE, Verdict, look_up, wait_to_check
from certificates.models import Certificate
from lms.platform.accounts.models import User
from lms.platform.trust.installation import install_triggers, remove_triggers
from tests.factories.certificates import a_certificate, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear"), pytest.mark.both]
hear = laid_out_once(a_module)


def shown(code: str) -> tuple[bool, str]:
    verdict = look_up(code)
    assert isinstance(verdict, Verdict)
    return verdict.current, verdict.name


def test_a_certificate_is_current_from_the_moment_it_is_given(priya: User) -> None:
    assert shown(a_certificate(priya).code) == (True, "")


def test_a_code_is_found_however_it_is_typed(priya: User) -> None:
    code = a_certificate(priya).code
    assert shown(grouped(code, "-").lower()) == (True, "")


def test_the_name_is_shown_only_while_its_holder_wants_it(priya: User) -> None:
    certificate = a_certificate(priya)
    choose_name_shown(certificate, shown=True, by=priya)
    assert shown(certificate.code) == (True, "Priya Nand")
    choose_name_shown(certificate, shown=False, by=priya)
    assert shown(certificate.code) == (True, "")


def test_a_certificate_that_was_taken_back_is_not_current_and_shows_no_name(priya: User) -> None:
    certificate = a_certificate(priya)
    choose_name_shown(certificate, shown=True, by=priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    assert shown(certificate.code) == (False, "")


def test_an_old_name_is_never_shown_again(dana: User) -> None:
    old = a_certificate(dana)
    choose_name_shown(old, shown=True, by=dana)
    new = reissue(Certificate.objects.get(), name="Dana Whitlock", by=dana)
    assert (shown(old.code), shown(new.code)) == ((False, ""), (True, "Dana Whitlock"))


def test_a_certificate_that_has_run_out_is_not_current(priya: User, at: Any) -> None:
    with at("2026-11-18 10:00"):
        code = a_certificate(priya, a_module("grow", validity_months=36)).code
    with at("2029-11-19 00:00"):
        assert shown(code) == (False, "")


def test_unknown_unreadable_and_erased_codes_say_nothing_alike(priya: User) -> None:
    certificate = a_certificate(priya)
    Certificate.objects.all().delete()
    assert [look_up(code) for code in (certificate.code, new_code(), "hello", "")] == [None] * 4


def test_a_certificate_that_was_tampered_with_is_not_vouched_for(priya: User, caplog: pytest.LogCaptureFixture) -> None:
    certificate = a_certificate(priya)
    remove_triggers(connection)
    Certificate.objects.update(snapshot=certificate.snapshot | {"title": "Brain surgery"})
    install_triggers(connection)
    assert look_up(certificate.code) is None
    [said] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert certificate.code not in said.getMessage()


def test_one_place_may_check_many_codes_a_minute_but_not_without_end(at: Any) -> None:
    with at("2026-11-22 10:00:00"):
        waits = [wait_to_check("192.0.2.0/24") for _ in range(CHECKS_A_MINUTE + 1)]
        assert (waits.count(None), wait_to_check("192.0.3.0/24")) == (CHECKS_A_MINUTE, None)
        assert 59 <= waits[-1].total_seconds() <= 60
    with at("2026-11-22 10:01:01"):
        assert wait_to_check("192.0.2.0/24") is None


def test_a_cache_that_keeps_nothing_locks_nobody_out(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert wait_to_check("192.0.2.0/24") is None
