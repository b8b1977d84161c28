"""Leaving quickly, and getting about, with the keyboard and on a small phone."""

from collections.abc import Callable

import pytest

from tests.journeys.diary import Diary
from tests.journeys.walker import Walker

pytestmark = pytest.mark.browser
Somebody = Callable[..., Walker]
WEATHER = "https://www.bbc.co.uk/weather"


@pytest.mark.parametrize("path", ["/", "/hello/", "/accounts/login/"])
def test_shift_three_times_leaves_from_any_page(somebody: Somebody, path: str) -> None:
    visitor = somebody(exits=True)
    visitor.goes(path)
    for _press in range(3):
        visitor.page.keyboard.press("Shift")
    visitor.page.wait_for_url(WEATHER)
    assert visitor.page.inner_text("body") == "weather"


def test_capital_letters_typed_into_a_box_do_not_leave(somebody: Somebody) -> None:
    visitor = somebody()
    visitor.goes("/hello/")
    visitor.types("What shall we call you?", "MAY BELL")
    assert visitor.page.url.endswith("/hello/")


@pytest.mark.parametrize("script", [True, False])
def test_exit_leaves_in_one_press_with_and_without_script(somebody: Somebody, script: bool) -> None:
    visitor = somebody(script=script, exits=True)
    visitor.goes("/help/")
    visitor.presses("Exit this site quickly")
    assert visitor.page.url == WEATHER


def test_the_first_stop_of_tab_skips_the_menu(somebody: Somebody) -> None:
    visitor = somebody(script=False)
    visitor.goes("/help/")
    visitor.unfolds("Skip to the page")
    assert visitor.page.url.endswith("#main")
    assert visitor.next_stop().name == "999"


def test_on_a_phone_the_menu_opens_and_closes_with_the_keyboard(somebody: Somebody) -> None:
    visitor = somebody(script=False)
    visitor.goes("/")
    visitor.unfolds("Menu")
    assert visitor.next_stop().name == "Volunteer"
    visitor.presses("I need help")
    visitor.sees("You do not have to carry this alone")


def test_what_needs_mending_is_said_first_and_leads_to_its_place(somebody: Somebody, diary: Diary) -> None:
    diary.expects(422)
    visitor = somebody()
    visitor.goes("/hello/")
    visitor.presses("Send my hello")
    assert visitor.page.evaluate("document.activeElement.matches('[data-mend]')") is True
    visitor.screens.look(visitor.page, "a hello with something to mend")
    visitor.unfolds("What shall we call you?")
    assert visitor.page.evaluate("document.activeElement.name") == "name"


@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_of_tab_can_be_seen_and_has_a_name(somebody: Somebody, width: int) -> None:
    visitor = somebody(viewport={"width": width, "height": 740})
    for path in ("/", "/roles/peer-mentor/", "/could-i-volunteer/", "/apply/peer-mentor/", "/hello/", "/verify/"):
        visitor.goes(path)
        assert [stop for stop in visitor.walks_through() if not stop.name] == []
