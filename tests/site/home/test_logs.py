"""What somebody looked for stands in no log: a name in an address would outlive every period that we promise."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

ROOT = Path(__file__).resolve().parents[3]
TERM = "zinniaridley"
PATHS = [
    f"/admin/casework/people/?words={TERM}",
    f"/accounts/login/?next=/admin/casework/people/%3Fwords={TERM}",
    f"/verify/?code={TERM}",
    f"/admin/pages/?q={TERM}",
    f"/healthz?{TERM}=1&p=x",
    f"/nothing/here/?search={TERM}",
]
SERVERS = {
    "serve": ["manage.py", "serve", "--noreload", "{port}"],
    "gunicorn": ["-m", "gunicorn", "lms.wsgi", "--bind", "127.0.0.1:{port}", "--access-logfile", "-"],
}


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def log(request: pytest.FixtureRequest, port: int, tmp_path: Path) -> Iterator[Path]:
    """The server's log; it runs on an empty data folder, so that errors are logged too."""
    module = {"serve": "lms.settings.dev", "gunicorn": "lms.settings.test"}[request.param]
    known = os.environ | {"PATHWAY_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": module, "DATABASE_URL": ""}
    command = [sys.executable, *(part.format(port=port) for part in SERVERS[request.param])]
    with (tmp_path / "log.txt").open("w") as file:
        server = subprocess.Popen(command, cwd=ROOT, env=known, stdout=file, stderr=subprocess.STDOUT)
        yield tmp_path / "log.txt"
        server.terminate()
        server.wait(timeout=20)


def _asked(port: int, path: str) -> int:
    question = Request(f"http://127.0.0.1:{port}{path}", headers={"Referer": f"http://127.0.0.1/?words={TERM}"})
    try:
        return urlopen(question, timeout=20).status
    except HTTPError as answer:
        return answer.code


def _wait_for(port: int) -> None:
    for _ in range(150):
        try:
            assert _asked(port, "/healthz") == 200
            return
        except (URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("The server did not start.")


@pytest.mark.parametrize("log", SERVERS, indirect=True)
def test_a_name_that_was_looked_for_is_in_no_line_of_the_log(log: Path, port: int) -> None:
    _wait_for(port)
    assert all(_asked(port, path) for path in PATHS)
    time.sleep(0.5)
    written = log.read_text()
    assert "/admin/casework/people/" in written
    assert [line for line in written.splitlines() if TERM in line] == []
