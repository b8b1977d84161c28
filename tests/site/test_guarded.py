"""While a guard is missing nothing is written, by anybody: the web, the worker, the scheduled command."""

import logging
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.tasks.signals import task_started
from django.test import Client
from django_tasks_db import DatabaseBackend

from lms.platform.trust import guarding
from lms.platform.trust.guarding import forget_guards, missing_guards
from lms.platform.trust.installation import install_triggers
from lms.platform.trust.models import AuditEntry
from lms.site.guarded import look_at_start
from lms.site.schedule.domain.steps import STEPS
from lms.site.schedule.domain.tick import tick_with_guards
from lms.site.schedule.management.commands import db_worker
from lms.site.schedule.receivers import GuardsAreMissing, ask_for_guards
from tests.site.home.domain.test_readiness import without_guard

pytestmark = [pytest.mark.django_db, pytest.mark.both]
WORDS = {"full_name": "Jo Bell", "message": "She shouted <b>loudly</b> & ran"}


@pytest.fixture(autouse=True)
def _looked_up_anew() -> Iterator[None]:
    forget_guards()
    yield
    forget_guards()


@pytest.fixture
def one_is_missing() -> None:
    without_guard()


@pytest.mark.usefixtures("one_is_missing")
@pytest.mark.parametrize("path", ["/hello/", "/admin/login/", "/no/such/page/"])
def test_whatever_is_sent_is_answered_in_plain_words_and_given_back(path: str) -> None:
    reply = Client().post(path, WORDS)
    assert (reply.status_code, reply["Cache-Control"]) == (503, "no-store")
    assert "We cannot save anything just now" in reply.content.decode()
    assert "She shouted &lt;b&gt;loudly&lt;/b&gt; &amp; ran" in reply.content.decode()


@pytest.mark.usefixtures("one_is_missing")
def test_pages_can_still_be_read() -> None:
    assert [Client().get(path).status_code for path in ("/healthz", "/signin/", "/readyz")] in (
        [200, 200, 503],
        [200, 404, 503],
    )


def test_with_every_guard_in_place_nobody_is_stopped() -> None:
    assert Client().post("/no/such/page/", WORDS).status_code != 503


@pytest.mark.usefixtures("one_is_missing")
def test_once_the_guards_are_back_the_service_goes_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing_guards() == ["trust_auditentry_no_delete"]
    install_triggers(connection)
    assert missing_guards() == ["trust_auditentry_no_delete"], "It is looked up every few seconds, not each time."
    monkeypatch.setattr(guarding, "KNOWN_SECONDS_WHILE_MISSING", -1.0)
    assert missing_guards() == []


def test_that_they_stand_is_looked_up_once_and_believed_for_a_while(django_assert_num_queries: Any) -> None:
    missing_guards()
    with django_assert_num_queries(0):
        missing_guards()


@pytest.mark.usefixtures("one_is_missing")
def test_the_log_says_once_what_is_missing_and_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, logger="lms.platform.trust.guarding"):
        look_at_start()
        missing_guards()
    [line] = [record.getMessage() for record in caplog.records if record.levelno == logging.CRITICAL]
    assert "trust_auditentry_no_delete" in line
    assert "manage.py migrate" in line


def test_a_process_starts_also_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_connection: Any) -> list[str]:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(guarding, "missing_triggers", away)
    monkeypatch.setattr(connection, "close", lambda: None)
    look_at_start()
    assert tick_with_guards({"one": lambda: 1}) == {"one": 1}


@pytest.mark.usefixtures("one_is_missing")
def test_the_scheduled_command_does_nothing_and_says_so() -> None:
    before = AuditEntry.objects.count()
    assert set(tick_with_guards(STEPS).values()) == {None}
    with pytest.raises(CommandError):
        call_command("tick", stdout=StringIO())
    assert AuditEntry.objects.count() == before


@pytest.mark.usefixtures("one_is_missing")
def test_the_worker_does_not_start_and_runs_no_task() -> None:
    with pytest.raises(CommandError, match="trust_auditentry_no_delete"):
        db_worker.Command().handle()
    with pytest.raises(GuardsAreMissing):
        ask_for_guards(sender=DatabaseBackend)


def test_the_worker_runs_with_every_guard_in_place() -> None:
    ask_for_guards(sender=DatabaseBackend)
    assert ask_for_guards in [one() for _key, one, *_rest in task_started.receivers if callable(one)]
