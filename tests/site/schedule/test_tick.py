"""The scheduled command: each step in order, none stopped by another, nothing done twice."""

import logging
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from lms.platform.accounts.models import Area
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditCheckpoint, AuditEntry
from lms.site.schedule.domain.steps import STEPS
from lms.site.schedule.domain.tick import tick
from tests import cast

pytestmark = pytest.mark.both

OFF = "It went wrong."


@pytest.fixture(autouse=True)
def _heads_of_its_own(tmp_path: Path, settings: Any) -> None:
    """The heads that a tick exports are of this test's trail."""
    settings.DATA = tmp_path


def stops() -> int:
    raise ValueError(OFF)


def test_each_step_says_how_many_rows_it_did_in_the_order_of_the_table() -> None:
    assert list(tick({"two": lambda: 2, "none": lambda: 0, "one": lambda: 1}).items()) == [
        ("two", 2),
        ("none", 0),
        ("one", 1),
    ]


def test_a_step_that_stops_does_not_stop_the_ones_after_it() -> None:
    assert tick({"first": lambda: 1, "broken": stops, "last": lambda: 3}) == {"first": 1, "broken": None, "last": 3}


def test_a_step_that_stops_is_in_the_log_by_its_name(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="lms.site.schedule.domain.tick"):
        tick({"broken": stops, "fine": lambda: 0})
    [line] = [record for record in caplog.records if record.name == "lms.site.schedule.domain.tick"]
    assert "'broken' stopped" in line.getMessage()
    assert line.exc_info[0] is ValueError


def test_somebody_who_ends_the_process_ends_it() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tick({"interrupted": interrupted})


def test_without_steps_there_is_nothing_to_do() -> None:
    assert tick({}) == {}


@pytest.mark.django_db(transaction=True)
def test_a_step_that_breaks_its_transaction_leaves_the_database_to_the_next() -> None:
    def breaks() -> int:
        with transaction.atomic():
            Area.objects.create(name="A", slug="a")
            raise IntegrityError

    assert tick({"breaks": breaks, "counts": Area.objects.count}) == {"breaks": None, "counts": 0}
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_every_step_of_the_schedule_runs_on_a_scheme_that_has_nothing() -> None:
    assert tick(STEPS) == dict.fromkeys(STEPS, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_due_is_done_once_and_the_second_time_nothing_is_left() -> None:
    sam = cast.sam()
    tick(STEPS)
    with transaction.atomic():
        queue_letter(sam, "recruitment/paused", {}, by=None)
        Letter.objects.update(state=Letter.State.WAITING)
    tick(STEPS)
    settled = [(entry.action, entry.pk) for entry in AuditEntry.objects.order_by("pk")]
    assert tick(STEPS) == dict.fromkeys(STEPS, 0)
    assert [(entry.action, entry.pk) for entry in AuditEntry.objects.order_by("pk")] == settled


@pytest.mark.django_db(transaction=True)
def test_every_audit_row_is_sealed_when_the_tick_is_over() -> None:
    cast.sam()
    tick(STEPS)
    assert AuditCheckpoint.objects.count() == AuditEntry.objects.count() > 0


# --- manage.py tick -----------------------------------------------------------------------------------
@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, db: None) -> pytest.MonkeyPatch:
    """The schedule, empty, for a test to fill."""
    for name in list(STEPS):
        monkeypatch.delitem(STEPS, name)
    return monkeypatch


def test_the_command_says_what_was_done_and_keeps_quiet_about_the_rest(steps: pytest.MonkeyPatch) -> None:
    steps.setitem(STEPS, "letters sent", lambda: 3)
    steps.setitem(STEPS, "certificates made", lambda: 0)
    said = StringIO()
    call_command("tick", stdout=said)
    assert said.getvalue() == "letters sent: 3\n"


def test_the_command_ends_badly_where_a_step_stopped_after_doing_the_others(steps: pytest.MonkeyPatch) -> None:
    steps.setitem(STEPS, "broken", stops)
    steps.setitem(STEPS, "letters sent", lambda: 1)
    said = StringIO()
    with pytest.raises(CommandError, match="Stopped with an error, see the log: broken"):
        call_command("tick", stdout=said)
    assert said.getvalue() == "letters sent: 1\n"


def test_what_a_step_was_working_on_is_not_in_the_commands_words(steps: pytest.MonkeyPatch) -> None:
    steps.setitem(STEPS, "broken", stops)
    with pytest.raises(CommandError) as caught:
        call_command("tick", stdout=StringIO())
    assert OFF not in str(caught.value)
