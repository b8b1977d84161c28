"""Who is there when the tests of a file begin, and where Sam's case stands.

Those who work in Eastmoor are there for every file, as nearly every test needs some of them. A file may also begin
with Sam at the checks, laid out once: `pytest.mark.usefixtures("sam_is_at_checks")`. `factory.at_checks()` then
returns it, read anew, and what leads on from there (`factory.at_decision()`, `factory.cleared()`) begins with it.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from tests import cast
from tests.factories import recruitment as factory
from tests.remembered import remembered
from tests.scenes import laid_out, laid_out_once

LONG_AGO = datetime(2020, 1, 6, 9, tzinfo=UTC)
"""Since when they work here: before any day on which a test sets its clock."""


@time_machine.travel(LONG_AGO)
@remembered
def _those_who_work_here() -> None:
    for person in (cast.alex, cast.mags, cast.maya, cast.ed, cast.helen, cast.tariq, cast.joan):
        person()


@pytest.fixture(scope="module", autouse=True)
def those_who_work_here(request: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Not in a file with a test that commits: there every test begins with an empty database."""
    tests = [one for one in request.session.items if one.getparent(pytest.Module) is request.node]
    with ExitStack() as there:
        if not any(commits(one) for one in tests):
            there.enter_context(laid_out(_those_who_work_here, django_db_blocker))
        yield


def _sam_at_the_checks() -> None:
    factory.LAID_OUT.append(factory.at_checks())


sam_is_at_checks = laid_out_once(_sam_at_the_checks, name="sam_is_at_checks", away=factory.LAID_OUT.clear)
