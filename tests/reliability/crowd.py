"""Several processes at once on one database, as in production: a worker each, all let go at the same moment.

Starting Django costs seconds, so the workers are started once and are told which database to work on.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

HEAD_START = 0.3
"""Seconds between the last word of readiness and the moment in which all begin."""


class Crew:
    """Processes of one module, `tests.reliability.worker` or a test's own, started when they are first needed."""

    def __init__(self, folder: Path, module: str = "tests.reliability.worker") -> None:
        self.folder = folder
        self.module = module
        self.processes: list[subprocess.Popen[str]] = []

    def of(self, count: int) -> list[subprocess.Popen[str]]:
        """`count` workers, all awake."""
        new = [self._start() for _missing in range(count - len(self.processes))]
        self.processes += new
        for process in new:
            self.hear(process, "awake")
        return self.processes[:count]

    def hear(self, process: subprocess.Popen[str], expected: str = "") -> str:
        """The next line that a worker says; what it died of where it says nothing, or something else."""
        line = process.stdout.readline().strip()
        if not line or (expected and line != expected):
            self.processes.remove(process)
            process.kill()
            raise AssertionError(f"A worker stopped: {line} {process.communicate(timeout=30)[1][-3000:]}")
        return line

    def tell(self, process: subprocess.Popen[str], words: Any) -> None:
        """One line to a worker."""
        process.stdin.write(json.dumps(words) + "\n")
        process.stdin.flush()

    def go_home(self) -> None:
        """Nothing is under way any more, so nothing is lost."""
        for process in self.processes:
            process.kill()
            process.communicate(timeout=30)

    def _start(self) -> subprocess.Popen[str]:
        shared = {
            "DJANGO_SETTINGS_MODULE": "lms.settings.test",
            "PATHWAY_DATA": str(self.folder),
            "SEALING_KEY_FILE": str(settings.SEALING_KEY_FILE),
            "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
        }
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", self.module],
            cwd=settings.PROJECT,
            env={**os.environ, **shared},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


class Crowd:
    """The crew on a database that holds what the test has made so far."""

    def __init__(self, folder: Path, crew: Crew) -> None:
        self.crew = crew
        self.is_sqlite = connection.vendor == "sqlite"
        self.database = str(folder / "crowd.sqlite3") if self.is_sqlite else connection.settings_dict["NAME"]
        if self.is_sqlite:
            with closing(sqlite3.connect(self.database)) as target:
                connection.connection.backup(target)
                # Here, not by the first of the workers: whoever turns a file over to WAL waits for nobody's lock.
                target.execute("PRAGMA journal_mode=WAL")

    def run(self, jobs: list[tuple[str, dict[str, Any]]]) -> list[list[str]]:
        """Give each worker one (act, arguments), let all go together, and return what each one reports."""
        workers = self.crew.of(len(jobs))
        for worker, (act, arguments) in zip(workers, jobs, strict=True):
            self.crew.tell(worker, [self.database, act, arguments])
        for worker in workers:
            self.crew.hear(worker, "ready")
        go = time.time() + HEAD_START
        for worker in workers:
            self.crew.tell(worker, go)
        return [json.loads(self.crew.hear(worker)) for worker in workers]

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the shared database as it is now."""
        if self.is_sqlite:
            with closing(sqlite3.connect(self.database)) as source:
                return source.execute(sql).fetchall()
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()
