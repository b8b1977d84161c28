"""Build the scheme, measure its pages in turn, and print the table."""

import os
import platform
import sys
import time
from contextlib import ExitStack
from statistics import median

import django
from django.db import connection

from tests.bench import scheme
from tests.bench.load import Page, Run, measure, middle, repeat
from tests.bench.server import serving

BARE = "bare Django view"
MADE = "certificate PDF, made anew"


def bench(*, runs: int, seconds: float) -> None:
    """Print requests a second, p50, p95 and the ratio to a bare view, of each page."""
    began = time.perf_counter()
    scheme.build()
    print(
        f"A scheme with {scheme.APPLICATIONS:,} applications, made in {time.perf_counter() - began:.0f} s.", flush=True
    )
    with ExitStack() as servers:
        bare = Page(
            BARE, "/", servers.enter_context(serving("tests.bench.bare", DJANGO_SETTINGS_MODULE="")), holds=b"ok"
        )
        pages = [bare, *scheme.pages(servers.enter_context(serving("lms.wsgi")))]
        for page in pages:
            measure(page, 1)  # the first answers compile templates and fill caches
        scheme.make_a_pdf()
        found: dict[str, list[Run]] = {name: [] for name in [*(page.name for page in pages), MADE]}
        for _ in range(runs):
            for page in pages:
                found[page.name].append(measure(page, seconds))
            found[MADE].append(repeat(scheme.make_a_pdf, seconds))
    _print_table(found)


def _print_table(found: dict[str, list[Run]]) -> None:
    rounds = found[BARE]
    print(
        f"\n{_machine()}\nOne gunicorn process, two threads, on loopback; two clients; medians of {len(rounds)} runs.\n"
    )
    print(f"{'page':32}{'requests/s':>12}{'p50 ms':>10}{'p95 ms':>10}{'× bare':>10}")
    for name, runs in found.items():
        ratio = median(bare.rate / run.rate for bare, run in zip(rounds, runs, strict=True))
        p50, p95 = (1000 * middle(runs, lambda run, share=share: run.percentile(share)) for share in (0.5, 0.95))
        print(f"{name:32}{middle(runs, lambda run: run.rate):12.1f}{p50:10.1f}{p95:10.1f}{ratio:10.1f}")


def _machine() -> str:
    versions = f"Python {platform.python_version()}, Django {django.__version__}, {connection.display_name}"
    return f"{versions}; {os.cpu_count()} cores, {sys.platform}."
