"""What a rule of retention lets go goes by itself: not early, not what is held, and not twice."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from lms.platform.signin.domain.codes import Purpose, request_code
from lms.platform.signin.domain.sending import send_code
from lms.platform.signin.models import PersonSession, SignInCode, TextDay
from lms.platform.trust.domain.retention import apply_retention, due_rows
from lms.platform.trust.retention import REGISTRY, RETENTIONS, Retention

pytestmark = pytest.mark.django_db


def test_each_rule_names_a_model_and_a_field_that_are_there_and_classified():
    odd = [rule for rule in RETENTIONS if rule.event not in REGISTRY.get(rule.model, {})]
    assert odd == []
    assert [rule for rule in RETENTIONS if not apps.get_model(rule.model)._meta.get_field(rule.event)] == []


def test_each_model_that_rows_leave_says_so_in_the_words_of_its_rule():
    kept = [rule.model for rule in RETENTIONS if REGISTRY[rule.model][rule.event].kept.startswith("as long")]
    assert kept == []


def test_codes_go_after_a_day_and_not_before(at):
    with at("2026-11-22 10:00"):
        request_code("nia@example.org", Purpose.SIGN_IN)
    with at("2026-11-23 09:59"):
        assert apply_retention() == 0
    with at("2026-11-23 10:01"):
        assert apply_retention() == 1
    assert SignInCode.objects.count() == 0


def test_sessions_that_are_over_go_and_open_ones_stay(client_for, sam, priya, at):
    with at("2026-11-22 08:00"):
        client_for(sam)
    with at("2026-11-22 21:00"):
        client_for(priya)
        assert apply_retention() == 1
    assert [session.person for session in PersonSession.objects.all()] == [priya]


def test_the_count_of_texts_goes_after_a_year(at):
    with at("2025-11-20 10:00"):
        send_code(request_code("+447700900201", Purpose.SIGN_IN))
    with at("2026-11-20 10:00"):
        apply_retention()
        assert TextDay.objects.count() == 1
    with at("2026-11-22 10:00"):
        apply_retention()
    assert TextDay.objects.count() == 0


def test_a_second_run_finds_nothing(at):
    with at("2026-11-22 10:00"):
        request_code("nia@example.org", Purpose.SIGN_IN)
    with at("2026-11-24 10:00"):
        assert [apply_retention(), apply_retention()] == [1, 0]


def test_what_is_on_hold_stays_though_its_period_is_over(at):
    with at("2026-11-22 10:00"):
        for name in ("nia", "omar"):
            request_code(f"{name}@example.org", Purpose.SIGN_IN)
    held = Retention(
        "signin.SignInCode", "asked_at", timedelta(days=1), hold={"pk": SignInCode.objects.earliest("pk").pk}
    )
    with at("2026-11-24 10:00"):
        assert list(due_rows(held)) == [SignInCode.objects.latest("pk")]


def ran(status: str, days: int) -> DBTaskResult:
    """A task that came to `status` so many days ago; one that has not ended has no end."""
    ended = None if status in {"READY", "RUNNING"} else timezone.now() - timedelta(days=days)
    return DBTaskResult.objects.create(
        task_path="lms.platform.letters.domain.sending.send",
        status=status,
        finished_at=ended,
        args_kwargs={"args": [1]},
    )


@pytest.mark.parametrize("status", ["SUCCESSFUL", "FAILED"])
def test_a_task_that_ended_fifteen_days_ago_is_forgotten_and_one_of_last_week_is_not(status: str) -> None:
    ran(status, days=15)
    lately = ran(status, days=7)
    assert apply_retention() == 1
    assert list(DBTaskResult.objects.all()) == [lately]


@pytest.mark.parametrize("status", ["READY", "RUNNING"])
def test_a_task_that_has_not_ended_is_never_forgotten(status: str) -> None:
    waiting = ran(status, days=400)
    assert apply_retention() == 0
    assert list(DBTaskResult.objects.all()) == [waiting]
