"""An administrator and a second person, with the keyboard alone, in a browser that runs no script."""

from collections.abc import Callable
from typing import Any

import pytest

from lms.platform.accounts.domain.people import find_by_email
from lms.platform.accounts.models import RoleHolding, User
from tests import cast
from tests.journeys.walker import Walker

pytestmark = pytest.mark.browser
NEW = "nia@example.org"
Enter = Callable[[User, str], Walker]


@pytest.fixture
def enters(somebody: Callable[..., Walker], lets_in: Any) -> Enter:
    """`enters(alex, "/admin/people/")`: signed in, at that page."""

    def at(person: User, path: str) -> Walker:
        walker = somebody(script=False)
        lets_in(walker.page.context, person)
        walker.goes(path)
        return walker

    return at


def adds_somebody(alex: Walker) -> None:
    """Looks first whether they are here already."""
    alex.sees("People who work here")
    alex.types("Email address or phone number", NEW)
    alex.presses("Find")
    alex.sees("Find somebody")
    alex.reads("Nobody here has this address or number")
    alex.types("Full name", "Nia Bell")
    alex.presses("Add them")


def asks_for_a_role(alex: Walker, role: str) -> None:
    """From the page of the person."""
    alex.sees("Give a role")
    alex.picks(role)
    alex.page.select_option("#id_area", "everywhere")
    alex.presses("Give this role")
    alex.sees("Nia Bell")
    alex.reads("It counts once a second person has agreed.")


def agrees(second: Walker) -> None:
    """From what waits for them."""
    second.sees("Roles that wait for a second person")
    second.presses("Look at it")
    second.sees("Nia Bell: Reviewer")
    second.presses("Agree")
    second.sees("Roles that wait for a second person", "with nothing in it")
    second.reads("Agreed. Nia Bell has this role from now on")


def ends_it(alex: Walker) -> None:
    """Is asked once."""
    alex.sees("Nia Bell", "with a role")
    alex.presses("End it")
    alex.sees("End this role?")
    alex.presses("End it now")
    alex.reads("Ended: Reviewer, everywhere.")


def test_somebody_new_is_added_given_a_role_by_two_people_and_leaves_again(enters: Enter) -> None:
    alex = enters(cast.alex(), "/admin/people/")
    adds_somebody(alex)
    asks_for_a_role(alex, "Reviewer")
    agrees(enters(cast.mags(), "/admin/people/requests/"))
    held = RoleHolding.objects.get(user=find_by_email(NEW))
    assert (held.role, held.given_by, held.approved_by) == ("reviewer", cast.alex(), cast.mags())
    alex.page.reload()
    ends_it(alex)
    assert RoleHolding.objects.current().filter(user=find_by_email(NEW)).count() == 0
