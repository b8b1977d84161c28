"""`manage.py tick --forever`: one process instead of one a minute, which an outage does not end and SIGTERM does."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from lms.site.schedule.domain import tick as ticking
from lms.site.schedule.domain.tick import tick, tick_forever
from tests.architecture.code import ROOT

pytestmark = pytest.mark.django_db(transaction=True)  # it holds no connection between rounds

PROGRAM = """
import time, django
django.setup()
from django.core.management import call_command
from lms.site.schedule.management.commands import tick

def a_long_step():
    print("began", flush=True)
    time.sleep(0.5)
    print("finished", flush=True)
    return 0

tick.STEPS.clear()
tick.STEPS["long"] = a_long_step
call_command("tick", "--forever")
"""


class Waiting:
    """Says "stop" after so many rounds, and notes how long it was asked to wait before each."""

    def __init__(self, rounds: int) -> None:
        self.left = rounds
        self.asked: list[float] = []

    def __call__(self, seconds: float) -> bool:
        self.asked.append(seconds)
        self.left -= 1
        return self.left < 0


@pytest.fixture
def switched_off(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """`switched_off.append(True)` and the database answers nobody; `.clear()` and it does again."""
    off: list[bool] = []
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(ticking.connections, "close_all", lambda: None)

    def answers(execute, sql, params, many, context):
        if off:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(answers):
        yield off


def asks() -> int:
    """A step that needs the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return 1


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "lms.site.schedule.domain.tick"]


def test_a_round_begins_at_once_and_then_every_minute() -> None:
    done, waiting = [], Waiting(3)
    tick_forever({"counts": lambda: done.append(1) or 0}, wait=waiting)
    assert (len(done), waiting.asked) == (3, [0, 60, 60, 60])


def test_no_connection_is_held_while_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    monkeypatch.setattr(ticking.connections, "close_all", lambda: closed.append(1))
    tick_forever({"asks": asks}, wait=Waiting(2))
    assert len(closed) == 2


def test_an_outage_ends_nothing_and_is_one_line_when_it_begins_and_one_when_it_is_over(
    switched_off: list[bool], caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []

    def goes_away_and_comes_back(_seconds: float) -> bool:
        rounds.append(1)
        if len(rounds) == 2:
            switched_off.append(True)
        if len(rounds) == 5:
            switched_off.clear()
        return len(rounds) > 5

    rounds: list[int] = []
    steps = {"asks": asks, "counts": lambda: done.append(asks()) or 0, "asks again": asks}
    with caplog.at_level(logging.INFO, logger="lms.site.schedule.domain.tick"):
        tick_forever(steps, wait=goes_away_and_comes_back)
    assert done == [1, 1]  # the first round, and the one after the outage
    assert lines(caplog) == [
        "The database does not answer; 'asks' and what follows waits.",
        "The database answers again.",
    ]


def test_once_the_database_is_away_the_steps_that_are_left_wait(switched_off: list[bool]) -> None:
    switched_off.append(True)
    assert tick({"asks": asks, "needs none": lambda: 1}) == {"asks": None, "needs none": None}


def test_a_step_that_met_a_lock_does_not_hold_up_the_others_while_the_database_answers() -> None:
    def locked() -> int:
        raise OperationalError("database is locked")

    assert tick({"locked": locked, "asks": asks}) == {"locked": None, "asks": 1}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_the_command_finishes_its_round_and_ends_well(tmp_path: Path, number: signal.Signals) -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.test", "PATHWAY_DATA": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "began\n"
    process.send_signal(number)
    said, _ = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, "finished\n")
