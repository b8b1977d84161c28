"""Build the scheme, measure its pages in turn, print the table, and name what got slower than the figures kept here."""

import os
import platform
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from statistics import median

import django
from django.db import connection

from tests.bench import figures, scheme
from tests.bench.cpu import Round, measuring
from tests.bench.figures import Figures
from tests.bench.load import EMPTY_SESSION, Page, Run, measure, middle, repeat
from tests.bench.server import serving

BARE = Page("bare Django view", "/", holds=b"ok")
EMPTY = Page("empty Wagtail page, signed in", "/", f"sessionid={EMPTY_SESSION}", b"<h1>Welcome")
MADE = "certificate PDF, made anew"
# The two that ours are compared to, each in a process of its own that knows nothing of Pathway.
YARDSTICKS = ((BARE, "tests.bench.bare"), (EMPTY, "tests.bench.empty_page"))
OURS = "lms.wsgi"


def bench(*, runs: int, seconds: float, keep: bool) -> None:
    """Print the table of every page; with `keep` its figures become those that later runs are compared to."""
    began = time.perf_counter()
    scheme.build()
    made_in = time.perf_counter() - began
    print(f"A scheme with {scheme.APPLICATIONS:,} applications, made in {made_in:.0f} s.", flush=True)
    pages = scheme.pages()
    found = figures.of(cpu_rounds(pages, runs), BARE.name, EMPTY.name)
    _print_table(found, loads(pages, runs, seconds) if seconds else {})
    if connection.vendor != "sqlite":
        return
    for line in figures.slower(found):
        print(line)
    if keep:
        figures.keep(found)


def cpu_rounds(pages: list[Page], runs: int) -> list[Round]:
    """CPU ms and queries of every page, the yardsticks' too, in so many rounds that take turns."""
    with ExitStack() as processes:
        asked: list[Callable[[], Round]] = [processes.enter_context(measuring(OURS, pages))]
        for page, program in YARDSTICKS:
            asked.append(processes.enter_context(measuring(program, [page], DJANGO_SETTINGS_MODULE="")))
        return [{name: one for ask in asked for name, one in ask().items()} for _ in range(runs)]


def loads(pages: list[Page], runs: int, seconds: float) -> dict[str, list[Run]]:
    """What a server with two threads answers to two clients, page by page, and a certificate drawn in this process."""
    with ExitStack() as servers:
        ours = servers.enter_context(serving(OURS))
        ports = dict.fromkeys((page.name for page in pages), ours)
        for page, program in YARDSTICKS:
            ports[page.name] = servers.enter_context(serving(program, DJANGO_SETTINGS_MODULE=""))
        asked = [*(page for page, _program in YARDSTICKS), *pages]
        for page in asked:
            measure(page, ports[page.name], 1)  # the first answers compile templates and fill caches
        scheme.make_a_pdf()
        found: dict[str, list[Run]] = {name: [] for name in [*(page.name for page in asked), MADE]}
        for _ in range(runs):
            for page in asked:
                found[page.name].append(measure(page, ports[page.name], seconds))
            found[MADE].append(repeat(scheme.make_a_pdf, seconds))
    return found


def _print_table(found: Figures, runs: dict[str, list[Run]]) -> None:
    print(f"\n{_machine()}\nCPU: one process, the minimum of the rounds. Requests: gunicorn, two threads, medians.\n")
    heads = ("CPU ms", "× bare", "× empty", "queries", "requests/s", "p50 ms", "p95 ms")
    print(f"{'page':32}" + "".join(f"{head:>12}" for head in heads))
    for name in dict.fromkeys([*found, *runs]):
        print(f"{name:32}{_cpu(found, name)}{_load(runs.get(name, []))}")


def _cpu(found: Figures, name: str) -> str:
    if name not in found:
        return " " * 48
    one = found[name]
    return f"{one['cpu_ms']:12.2f}{one['bare']:12.1f}{one['empty']:12.2f}{one['queries']:12.0f}"


def _load(runs: list[Run]) -> str:
    if not runs:
        return ""
    p50, p95 = (1000 * median(run.percentile(share) for run in runs) for share in (0.5, 0.95))
    return f"{middle(runs, lambda run: run.rate):12.1f}{p50:12.1f}{p95:12.1f}"


def _machine() -> str:
    versions = f"Python {platform.python_version()}, Django {django.__version__}, {connection.display_name}"
    return f"{versions}; {os.cpu_count()} cores, {sys.platform}."
