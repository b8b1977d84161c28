"""Room on Python's stack for a test, taken in one piece, so that its deep calls do not ask for memory one by one.

CPython (3.11 and later) keeps the frames of running functions in pieces of 16 KiB, each asked of the operating system,
and gives a piece back as soon as the first frame in it ends. Where a loop happens to stand at the end of a piece, every
call in it asks for memory and gives it back, which takes a hundred times as long as the call. Under pytest, Django's
calls are deep enough that some loop always stands there; in a server, where there is no pytest below them, measuring
found nothing to gain. A frame that needs more than a piece gets a larger one, with room for what is called from it.

Source: `push_chunk` and `_PyThreadState_PopFrame` in CPython's Python/pystate.c.
"""

from collections.abc import Callable
from typing import Any

import pytest
from _pytest import runner

WORDS = 33_000
"""Of 8 bytes: a little over a quarter of a MiB, so that half a MiB is asked for, and nearly as much again is free."""


def _made_wide() -> Callable[[Callable[[], Any]], Any]:
    """A function with this many names in it, none of which is ever given a value."""
    names = " = ".join(f"name_{number}" for number in range(WORDS))
    made: dict[str, Any] = {}
    exec(f"def wide(call, never=False):\n    if never:\n        {names} = None\n    return call()\n", made)
    return made["wide"]


with_room = _made_wide()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Pytest's own, with room below it."""
    return with_room(lambda: runner.pytest_runtest_protocol(item, nextitem))
