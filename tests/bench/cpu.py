"""CPU time of one request, without HTTP: a child process calls the WSGI program in turn and counts its own seconds.

Wall time on a busy machine says little; CPU time, the minimum of several rounds, says nearly the same each day.
"""

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import BytesIO
from typing import Any

from django.db import connections

from tests.bench.load import Page, WrongAnswer

ASKED = 10  # times in a round
Round = dict[str, tuple[float, int]]


@contextmanager
def measuring(application: str, pages: list[Page], **environment: str) -> Iterator[Callable[[], Round]]:
    """A process with `application` warm; each call is a round: CPU ms of a request and its queries, by page."""
    command = [sys.executable, "-m", "tests.bench.cpu", application, _told(pages)]
    environment = {**os.environ, **environment}
    child = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def one_round() -> Round:
        print("round", file=child.stdin, flush=True)
        line = child.stdout.readline()
        if not line:
            raise RuntimeError(f"{application} ended before it answered.")
        return json.loads(line)

    try:
        yield one_round
    finally:
        child.stdin.close()
        child.wait(timeout=20)
        child.stdout.close()


def _told(pages: list[Page]) -> str:
    return json.dumps([{**asdict(page), "holds": page.holds.decode("latin-1")} for page in pages])


def ask(application: Any, page: Page) -> None:
    """One request as a server would hand it over; raises WrongAnswer where the answer is not the page."""
    said: list[str] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": page.path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    } | ({"HTTP_COOKIE": page.cookie} if page.cookie else {})
    answer = application(environ, lambda status, headers: said.append(status))
    body = b"".join(answer)
    answer.close()
    if not said[0].startswith("200") or page.holds not in body:
        raise WrongAnswer(f"{page.name}: {page.path} answered {said[0]}, {len(body)} bytes")


def cpu_ms(application: Any, page: Page) -> float:
    """CPU milliseconds of this process for one request, over some in a row."""
    began = time.process_time()
    for _ in range(ASKED):
        ask(application, page)
    return 1000 * (time.process_time() - began) / ASKED


def queries(application: Any, page: Page) -> int:
    """How many questions one request asks the databases."""
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    if not connections.settings["default"].get("NAME"):
        ask(application, page)
        return 0
    with connections["default"].execute_wrapper(count):
        ask(application, page)
    return len(asked)


def main(application: str, pages: str) -> None:
    """Answer a line of JSON for each line that comes in."""
    program = importlib.import_module(application).application
    asked = [Page(**{**page, "holds": page["holds"].encode("latin-1")}) for page in json.loads(pages)]
    for page in asked:
        cpu_ms(program, page)
    for _line in sys.stdin:
        print(json.dumps({page.name: (cpu_ms(program, page), queries(program, page)) for page in asked}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
