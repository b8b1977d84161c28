"""Who is there when the tests of a file begin, and where Sam's case stands.

Everybody of the cast is there for every file, in both areas, so that whoever a test needs is found and not made. A file
may also begin with Sam at the checks, laid out once: `pytest.mark.usefixtures("sam_is_at_checks")`.
`factory.at_checks()` then returns it, read anew, and what leads on from there (`factory.at_decision()`,
`factory.cleared()`) begins with it.
"""

from datetime import UTC, datetime

import pytest
import time_machine

from tests import cast
from tests.beginnings import begins_with
from tests.factories import recruitment as factory
from tests.scenes import laid_out_once

LONG_AGO = datetime(2020, 1, 6, 9, tzinfo=UTC)
"""Since when they are here: before any day on which a test sets its clock."""


@time_machine.travel(LONG_AGO)
def _everybody() -> None:
    for name in cast.PEOPLE:
        getattr(cast, name)()


everybody = begins_with("everybody", _everybody)


@pytest.fixture(scope="module", autouse=True)
def _everybody_is_there(everybody: None) -> None:
    """In every file of casework."""


def _sam_at_the_checks() -> None:
    factory.LAID_OUT.append(factory.at_checks())


sam_is_at_checks = laid_out_once(_sam_at_the_checks, name="sam_is_at_checks", away=factory.LAID_OUT.clear)
