"""What the tests cost: CPU seconds and cases of each folder, shown after a run beside tests/budget.toml.

Seconds of work and not of the clock, so that a busy machine counts for little; with the work of child processes once
they have ended. Machines differ: the table is there to be read, and never fails a run.
"""

import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BUDGET = Path(__file__).with_name("budget.toml")
BESIDE = "(start and collection)"
_seconds: Counter[str] = Counter()
_cases: Counter[str] = Counter()


def folder_of(path: Path) -> str:
    """The app that a test is about; of `platform` and `site` the room in it."""
    parts = path.relative_to(BUDGET.parent).parts
    depth = 2 if parts[0] in ("platform", "site") else 1
    return "/".join(parts[:depth]).removesuffix(".py")


def work_done() -> float:
    """CPU seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A scene counts for the test that is the first to ask for it."""
    began = work_done()
    try:
        return (yield)
    finally:
        folder = folder_of(item.path)
        _seconds[folder] += work_done() - began
        _cases[folder] += 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """What no test has done is the start: imports, collection, the template database."""
    _seconds[BESIDE] += work_done() - sum(_seconds.values())
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["costs"] = (dict(_seconds), dict(_cases))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker of pytest-xdist has ended and left its figures."""
    seconds, cases = getattr(node, "workeroutput", {}).get("costs", ({}, {}))
    _seconds.update(seconds)
    _cases.update(cases)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    budget = tomllib.loads(BUDGET.read_text())
    terminalreporter.section("CPU seconds and cases by folder, beside the budget")
    for folder, spent in [*_seconds.most_common(), ("in all", sum(_seconds.values()))]:
        kept = budget.get(folder, {})
        cases = _cases[folder] if folder != "in all" else sum(_cases.values())
        over = "  over budget" if spent > kept.get("seconds", spent) or cases > kept.get("cases", cases) else ""
        shown = f"{spent:7.1f} of {kept.get('seconds', '–'):>4} s {cases:6} of {kept.get('cases', '–'):>5} cases"
        terminalreporter.write_line(f"{folder:24}{shown}{over}")
