"""A small load loop: threads ask one address over kept connections, and note how long each answer took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import median

CLIENTS = 2
EMPTY_SESSION = "an-empty-page-for-somebody"  # key of the session with which the empty page is asked for


@dataclass(frozen=True)
class Page:
    """One thing to ask for. `cookie` is the session of whoever asks; `holds` must be in the answer."""

    name: str
    path: str
    cookie: str = ""
    holds: bytes = b""


@dataclass
class Run:
    """What one measurement of one page found; times in seconds."""

    seconds: float = 0
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        ranked = sorted(self.times)
        return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


class WrongAnswer(Exception):
    """The page did not say what it should: its time would mean nothing."""


def measure(page: Page, port: int, seconds: float) -> Run:
    """Ask for `page` with two clients at once for `seconds`; raises WrongAnswer where an answer was not the page."""
    run = Run()
    faults: list[str] = []
    until = time.perf_counter() + seconds
    threads = [threading.Thread(target=_ask, args=(page, port, until, run.times, faults)) for _ in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run.seconds = time.perf_counter() - began
    if faults:
        raise WrongAnswer(faults[0])
    return run


def repeat(action: Callable[[], None], seconds: float) -> Run:
    """The same figures for something done in this process, one after the other."""
    run = Run()
    began = time.perf_counter()
    while run.seconds < seconds:
        start = time.perf_counter()
        action()
        run.times.append(time.perf_counter() - start)
        run.seconds = time.perf_counter() - began
    return run


def middle(runs: list[Run], figure: Callable[[Run], float]) -> float:
    """The median of one figure over several runs."""
    return median(figure(run) for run in runs)


def _ask(page: Page, port: int, until: float, times: list[float], faults: list[str]) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": page.cookie} if page.cookie else {}
    while time.perf_counter() < until and not faults:
        began = time.perf_counter()
        connection.request("GET", page.path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != 200 or page.holds not in body:
            faults.append(f"{page.name}: {page.path} answered {answer.status}, {len(body)} bytes")
    connection.close()
