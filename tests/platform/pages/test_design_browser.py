"""The gallery in a real browser: nothing for the accessibility checker to say, nothing wider than a small phone."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys.chromium import MISSING, QUIET, find_chromium

pytestmark = [pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason=MISSING)]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def server(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveServer]:
    """The gallery asks nothing of the database, so it is served once for all tests, and nothing is emptied between."""
    with override_settings(DEBUG=True), django_db_blocker.unblock():
        served = LiveServer("localhost")
        yield served
        served.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def gallery(server: LiveServer, chromium: Browser) -> Iterator[Open]:
    """`gallery(width=320, color_scheme="dark")`: the gallery as that reader sees it, in a browser of their own."""
    with ExitStack() as closing:

        def show(width: int = 360, height: int = 800, **reader: Any) -> Page:
            context = closing.enter_context(chromium.new_context(viewport={"width": width, "height": height}, **reader))
            page = context.new_page()
            page.goto(f"{server.url}/design/")
            return page

        yield show


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_accessibility_checker_has_nothing_to_say(gallery: Open, scheme: Any, width: int) -> None:
    found = Axe().run(gallery(width, color_scheme=scheme)).response["violations"]
    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []


def test_nothing_is_wider_than_any_screen(gallery: Open) -> None:
    page = gallery()
    for width in (320, 360, 768, 960, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_at_four_hundred_per_cent_the_help_bar_lets_go(gallery: Open) -> None:
    bar = gallery(320, 256).locator(".rail")
    assert bar.evaluate("bar => getComputedStyle(bar).position") == "static"


def test_on_a_phone_the_help_bar_stays_at_the_foot(gallery: Open) -> None:
    box = gallery(360, 800).locator(".rail").bounding_box()
    assert round(box["y"] + box["height"]) == 800


def test_the_menu_of_a_phone_opens_without_script(gallery: Open) -> None:
    page = gallery(360, java_script_enabled=False)
    page.locator("details.menu summary").click()
    assert page.locator("details.menu a", has_text="I need help").is_visible()


def test_every_control_is_large_enough_to_press(gallery: Open) -> None:
    small = gallery(360).evaluate(
        """[...document.querySelectorAll('a.btn, button, summary, .pick, .links a, .in, .rail a')]
        .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44)
        .map(part => part.outerHTML)"""
    )
    assert small == []


def test_focus_is_a_line_that_can_be_seen_on_every_kind_of_control(gallery: Open) -> None:
    page = gallery(1280)
    page.keyboard.press("Tab")
    for part in ("a.btn", "button.btn", ".field input", "summary", ".toc a"):
        control = page.locator(f"{part}:visible").first
        control.focus()
        assert control.evaluate("part => getComputedStyle(part).outlineWidth") == "3px", part


def test_the_reader_is_led_to_what_needs_mending(gallery: Open) -> None:
    assert gallery().evaluate("document.activeElement.matches('[data-mend]')") is True


def test_shift_three_times_leaves_at_once(gallery: Open) -> None:
    page = gallery(1280)
    page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.inner_text("body") == "weather"


def test_a_capital_letter_between_them_is_not_leaving(gallery: Open) -> None:
    page = gallery(1280)
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url.endswith("/design/")


def test_exit_leaves_no_way_back_to_this_page(gallery: Open) -> None:
    page = gallery(1280)
    page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.locator("a[data-exit]").click()
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.evaluate("history.length") <= 2


def test_exit_works_without_script(gallery: Open) -> None:
    page = gallery(1280, java_script_enabled=False)
    page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.locator("a[data-exit]").click()
    assert page.url == "https://www.bbc.co.uk/weather"


def test_forced_colours_keep_the_edges_of_things(gallery: Open) -> None:
    page = gallery(1280, forced_colors="active")
    assert page.locator(".note").first.evaluate("note => getComputedStyle(note).borderTopStyle") == "solid"


def test_on_paper_there_is_no_way_round_the_site(gallery: Open) -> None:
    page = gallery(1280)
    page.emulate_media(media="print")
    assert [page.locator(part).first.is_visible() for part in (".rail", ".nav", ".foot", "h1")] == [
        False,
        False,
        False,
        True,
    ]


def test_no_policy_of_the_browser_is_broken(gallery: Open) -> None:
    """The strict content policy would speak up in the console."""
    page = gallery(1280)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert said == []
