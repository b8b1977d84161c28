"""Screens beside the main way: the accessibility checker has nothing to say there either, in light and in dark."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Role
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.letters.models import Letter
from tests import cast
from tests.factories.recruitment import at_checks, not_appointed
from tests.journeys import behind_the_scenes
from tests.journeys.diary import Diary
from tests.journeys.walker import Walker
from tests.platform.signin.changes import asked

pytestmark = pytest.mark.browser
Visit = Callable[..., list[str]]
INFORMATION = ("/what-we-ask/", "/privacy/", "/who-runs-this/", "/tell-us/", "/apply/peer-mentor/write/")
ODD = ("/nothing/here/", "/verify/NOT-A-CODE/", "/accounts/login/password/", "/concerns/raise/", "/about-everybody/")
KEYS = ("", "contact/", "sessions/", "password/set/", "second-step/", "second-step/app/", "second-step/passkeys/add/")
LEARNING = ("", "print/", "summary/", "quiz/")
STEPS = ("", "break/", "stop/", "answers/", "receipt/", "private-question/", "agreement/", "channel/")


@pytest.fixture
def visit(somebody: Callable[..., Walker], lets_in: Any, diary: Diary) -> Visit:
    """`visit(["/my/"], sam)`: everything that the checker has to say of these pages."""
    diary.expects(403, 404, 409)

    def look(paths: Iterator[str], person: User | None = None) -> list[str]:
        walker = somebody()
        if person:
            lets_in(walker.page.context, person)
        return [line for path in paths for line in _said(walker, path)]

    return look


def _said(walker: Walker, path: str) -> list[str]:
    walker.goes(path)
    assert walker.page.url == f"{walker.url}{path}"
    return [*walker.screens.violations(walker.page), *walker.screens.too_wide(walker.page)]


def test_pages_that_tell_and_pages_that_are_not_there(visit: Visit) -> None:
    assert visit([*INFORMATION, *ODD]) == []


def test_how_somebody_signs_in_and_what_they_were_sent(visit: Visit) -> None:
    at_checks(cast.priya())
    letter = Letter.objects.filter(person=cast.priya()).first()
    assert (
        visit([*(f"/accounts/{key}" for key in KEYS), "/my/letters/", f"/my/letters/{letter.uuid}/"], cast.priya())
        == []
    )


def test_everything_that_an_applicant_can_open(visit: Visit) -> None:
    application = at_checks(cast.priya())
    behind_the_scenes.asks_about_the_past(application)
    steps = [f"/applications/{application.reference}/{step}" for step in STEPS]
    assert visit([*steps, *(f"/learn/grow/{page}" for page in LEARNING)], cast.priya()) == []


def test_another_way_in_for_somebody_who_lost_their_phone(visit: Visit) -> None:
    application, alex = at_checks(cast.priya()), cast.alex()
    case, priya, dana = f"/admin/casework/{application.reference}/", cast.priya(), cast.dana()
    assert visit([f"{case}do/new-contact/"], cast.maya()) == []
    asked(priya, by=alex)
    screens = [case, "/admin/casework/", *(f"{case}do/new-contact-{what}/" for what in ("agree", "stop"))]
    assert visit(["/accounts/"], priya) + visit(screens, cast.maya()) == []
    people = [f"/admin/people/{person.uuid}/sign-in/" for person in (priya, dana)]
    assert visit(["/admin/sign-in-changes/", *people], alex) == []


def test_who_works_here_and_what_waits_for_a_second_person(visit: Visit) -> None:
    alex, mags, maya = cast.alex(), cast.mags(), cast.maya()
    asked_for, page = request_role(cast.owen(), Role.REVIEWER, by=alex), f"/admin/people/{maya.uuid}/"
    end = f"{page}roles/{maya.role_holdings.get().pk}/end/"
    lists = ["/admin/people/", "/admin/people/?who=ended", "/admin/people/find/", "/admin/people/new/"]
    request = f"/admin/people/requests/{asked_for.pk}/"
    assert visit([*lists, page, f"{page}give/", end, f"/admin/people/{asked_for.user.uuid}/"], alex) == []
    assert visit(["/admin/", "/admin/people/", "/admin/people/requests/", request], mags) == []


def test_a_kind_no_and_a_worry(visit: Visit) -> None:
    application = not_appointed(cast.sam())
    decision = f"/applications/{application.reference}/decision/"
    assert visit(["/my/", decision, f"/applications/{application.reference}/"], cast.sam()) == []


def test_the_other_screens_of_staff(visit: Visit) -> None:
    at_checks(cast.priya())
    assert visit(["/admin/", "/admin/letters/", "/admin/certificates/", "/admin/roles/"], cast.maya()) == []
    concern = raise_concern(by=cast.maya(), about=cast.sam(), words="zinnia", danger_now=False, where="case")
    assert visit(["/admin/concerns/", f"/admin/concerns/{concern.uuid}/", "/admin/openings/"], cast.sofia()) == []
