"""What signing in leaves behind goes away."""

import pytest

from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.domain.sending import send_code
from lms.platform.signin.domain.sweep import forget_what_is_over
from lms.platform.signin.models import PersonSession, SignInCode, TextDay

pytestmark = pytest.mark.django_db


def test_codes_go_after_a_day_and_not_before(at):
    with at("2026-11-22 10:00"):
        request_code("nia@example.org", Purpose.SIGN_IN)
    with at("2026-11-23 09:59"):
        assert forget_what_is_over() == 0
    with at("2026-11-23 10:01"):
        assert forget_what_is_over() == 1
    assert SignInCode.objects.count() == 0


def test_sessions_that_are_over_go_and_open_ones_stay(client_for, sam, priya, at):
    with at("2026-11-22 08:00"):
        client_for(sam)
    with at("2026-11-22 21:00"):
        client_for(priya)
        assert forget_what_is_over() == 1
    assert [session.person for session in PersonSession.objects.all()] == [priya]


def test_the_count_of_texts_goes_after_a_year(at):
    with at("2025-11-20 10:00"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    with at("2026-11-22 10:00"):
        forget_what_is_over()
    assert TextDay.objects.count() == 0


def test_a_second_sweep_finds_nothing(at):
    with at("2026-11-22 10:00"):
        request_code("nia@example.org", Purpose.SIGN_IN)
    with at("2026-11-24 10:00"):
        assert [forget_what_is_over(), forget_what_is_over()] == [1, 0]


def test_a_day_says_how_many_texts_it_took(at):
    with at("2026-11-22 10:00"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    assert str(TextDay.objects.get()) == "2026-11-22: 1"
