"""Six processes write 600 audited actions at once, while two seal: nobody is refused and nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

WRITERS, EACH = 6, 100


def start(env: dict[str, str], *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.platform.trust.process", *words]
    return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ran(*processes: subprocess.Popen[str]) -> list[str]:
    said = [process.communicate(timeout=60) for process in processes]
    assert [error for _, error in said if error] == []
    return [out.strip() for out, _ in said]


@pytest.fixture
def env(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The test's own PostgreSQL database, or a SQLite file."""
    found = {**os.environ, "PATHWAY_DATA": str(tmp_path), "DATABASE_URL": ""}
    if connection.vendor == "postgresql":
        its: dict[str, Any] = connection.settings_dict
        found["DATABASE_URL"] = (
            f"postgres://{its['USER']}:{its['PASSWORD']}@{its['HOST']}:{its['PORT'] or 5432}/{its['NAME']}"
        )
    else:
        ran(start(found, "prepare"))
    return found


@pytest.mark.both
def test_600_concurrent_audited_writes_all_succeed_are_sealed_and_a_tampered_one_is_named(env: dict[str, str]) -> None:
    writers = [start(env, "write", str(EACH)) for _ in range(WRITERS)]
    sealers = [start(env, "seal", "20") for _ in range(2)]
    assert ran(*writers) == [str(EACH)] * WRITERS
    during = sum(map(int, ran(*sealers)))
    assert during + int(ran(start(env, "seal", "1"))[0]) == WRITERS * EACH
    assert ran(start(env, "verify")) == ["600 0"]
    victim = ran(start(env, "tamper"))[0]
    assert ran(start(env, "verify"))[0].split(" ", 2)[2].startswith(f"Audit entry {victim} (checkpoint ")
