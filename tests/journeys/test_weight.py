"""What pages weigh on a phone: with nothing in its memory, and when it has been here before.

The server of these tests compresses nothing, as `make run` does not; in real use style sheets and scripts are smaller.
"""

from collections.abc import Callable
from typing import Any

import pytest

from lms.platform.accounts.models import User
from tests import cast
from tests.factories.recruitment import at_checks, drafting
from tests.journeys.scales import Scales

pytestmark = pytest.mark.browser
FIRST, LATER, LESSON = 100_000, 30_000, 200_000
PUBLIC = (
    "/",
    "/help/",
    "/roles/",
    "/roles/peer-mentor/",
    "/could-i-volunteer/",
    "/apply/peer-mentor/",
    "/apply/peer-mentor/write/",
    "/hello/",
    "/accounts/login/",
    "/verify/",
    "/what-we-ask/",
)
Weigh = Callable[..., tuple[int, int]]


@pytest.fixture
def weigh(opens: Any, live_server: Any, lets_in: Any) -> Weigh:
    """`weigh("/my/", sam)`: bytes of a first visit, and of the next one."""

    def visit(path: str, person: User | None = None) -> tuple[int, int]:
        context = opens()
        if person:
            lets_in(context, person)
        scales = Scales(context, live_server.url)
        found = scales.weigh(path), scales.weigh(path)
        context.close()
        return found

    return visit


def heavy(weights: dict[str, tuple[int, int]], first: int = FIRST) -> dict[str, tuple[int, int]]:
    """Those over the limit; a page that weighs nothing was not weighed."""
    return {path: (one, two) for path, (one, two) in weights.items() if not (0 < two < LATER < one < first)}


def test_public_pages_are_light_at_once_and_lighter_after(weigh: Weigh) -> None:
    assert heavy({path: weigh(path) for path in PUBLIC}) == {}


def test_the_applicant_s_pages_are_light_too(weigh: Weigh) -> None:
    home = f"/applications/{drafting(cast.sam()).reference}/"
    pages = ("/my/", home, f"{home}channel/", f"{home}why/", f"{home}check/", "/learn/")
    status = f"/applications/{at_checks(cast.priya()).reference}/"
    weights = {path: weigh(path, cast.sam()) for path in pages} | {status: weigh(status, cast.priya())}
    assert heavy(weights) == {}


def test_a_lesson_loads_on_an_old_phone(weigh: Weigh) -> None:
    at_checks(cast.priya())
    pages = ("/learn/grow/", "/learn/grow/a-whole-conversation/", "/learn/grow/quiz/")
    assert heavy({path: weigh(path, cast.priya()) for path in pages}, LESSON) == {}
