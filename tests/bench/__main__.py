"""Measure Pathway: `make bench`, or `python -m tests.bench --runs 3 --seconds 0` (0: CPU alone).

CPU: a process with the program warm, called without HTTP; its own CPU time, the minimum of several rounds. "× bare"
says how many answers of a Django view that does nothing fit into one answer of the page, "× empty" how many of
a `wagtail start` page with a title, asked for by somebody signed in. Pages that cost 20 % more bare views than
figures.json says are named; `--keep` writes it anew. What is kept was measured on SQLite and is compared to that
alone.

Requests: a gunicorn with one process and two threads on loopback, and a loop of our own with two clients in this
process, both on this machine. Each page is asked for in turn, several times; figures are medians of those runs.

`DATABASE_URL` measures on that PostgreSQL (which must be empty); otherwise SQLite in a folder that is removed.
"""

import argparse
import importlib
import os
import tempfile

import django


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Pathway's pages.")
    asked.add_argument("--runs", type=int, default=5, help="how often each page is measured")
    asked.add_argument("--seconds", type=float, default=2.0, help="how long one measurement takes; 0: none")
    asked.add_argument("--keep", action="store_true", help="compare later runs to this one")
    with tempfile.TemporaryDirectory(prefix="pathway-bench-") as folder:
        os.environ |= {"PATHWAY_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
        django.setup()
        report = importlib.import_module("tests.bench.report")  # models can be read only after setup
        report.bench(**vars(asked.parse_args()))


if __name__ == "__main__":
    main()
