"""What did not run, said out loud; the same tests in the same order everywhere; one database's own tests only on it.

Tests that commit come first: the longest journeys are among them, so that no process waits for one at the end.

`@pytest.mark.sqlite` and `@pytest.mark.postgresql` mark tests of one database's own behaviour. They are left out of the
other's run, which is no skip: the other run has them. A skip means that a part is missing on this machine;
`PATHWAY_NO_SKIPS=1` (set by `.ci/run`) makes any skip end the run as not passed.
"""

import os
import re
from uuid import UUID

import pytest
from django.conf import settings

from tests.beginnings import commits

CHANCE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _other_database() -> str:
    engine = settings.DATABASES["default"]["ENGINE"]
    return "sqlite" if engine.endswith("postgresql") else "postgresql"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: (not commits(item), str(item.path), item.location[1] or 0, item.nodeid))
    other = _other_database()
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker(other)]


def pytest_make_parametrize_id(val: object) -> str | None:
    """A test has one name in every process: two processes share the work only if they agree on what there is."""
    words = str(val) if isinstance(val, str | UUID) else ""
    return CHANCE.sub("uuid", words) if CHANCE.search(words) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("DID NOT RUN")
        for reason, count in sorted(_reasons(skipped).items()):
            terminalreporter.write_line(f"{count} tests: {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("PATHWAY_NO_SKIPS") == "1" and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\n{len(skipped)} tests did not run, and PATHWAY_NO_SKIPS=1 asks that all do.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _reasons(skipped: list[pytest.TestReport]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        counted[reason.removeprefix("Skipped: ")] = counted.get(reason.removeprefix("Skipped: "), 0) + 1
    return counted
