"""`manage.py serve`: this machine's server, with what is due done every minute beside it."""

import threading
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lms.site.home.management.commands import serve
from lms.site.schedule.domain import tick

pytestmark = pytest.mark.django_db(transaction=True)  # it holds no connection between rounds


def test_it_refuses_to_be_the_real_server(settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="serve is for this machine only"):
        call_command("serve")


def test_on_this_machine_it_serves_with_the_ticking_beside_it(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True
    began, ticking = [], threading.Event()
    monkeypatch.setattr(serve, "_tick_for_ever", ticking.set)
    monkeypatch.setattr(serve.RunServer, "inner_run", lambda self, *args, **options: began.append(options["addrport"]))
    call_command("serve", "8123", "--noreload")
    assert (began, ticking.wait(5)) == (["8123"], True)


def test_with_the_demo_one_process_makes_everything_ready_and_then_serves(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG = True
    done: list[Any] = []
    monkeypatch.setattr(serve, "call_command", lambda name, **options: done.append(name))
    monkeypatch.setattr(serve.RunServer, "handle", lambda self, **options: done.append(options["use_reloader"]))
    call_command("serve", "8123", "--demo")
    assert done == ["migrate", "load_catalogue", "seed_demo", False]


def test_what_is_due_is_done_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = threading.Event(), []

    def third_time_stops() -> int:
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        return 0

    monkeypatch.setattr(serve, "SECONDS", 0.001)
    monkeypatch.setattr(tick, "SECONDS", 0.001)
    monkeypatch.setattr(serve, "STEPS", {"counts": third_time_stops})
    serve._tick_for_ever(stop)
    assert len(rounds) == 3


def test_a_step_that_stops_does_not_end_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = threading.Event(), []

    def stops_then_goes() -> int:
        rounds.append(1)
        if len(rounds) == 1:
            raise ValueError
        stop.set()
        return 0

    monkeypatch.setattr(serve, "SECONDS", 0.001)
    monkeypatch.setattr(tick, "SECONDS", 0.001)
    monkeypatch.setattr(serve, "STEPS", {"stops": stops_then_goes})
    serve._tick_for_ever(stop)
    assert len(rounds) == 2


def test_told_to_stop_before_the_first_minute_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = threading.Event(), []
    monkeypatch.setattr(serve, "STEPS", {"counts": lambda: rounds.append(1) or 0})
    stop.set()
    serve._tick_for_ever(stop)
    assert rounds == []
