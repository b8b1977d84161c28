"""The certificate and its check in a real browser: for everybody, on small phones, in the dark, on paper."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urljoin

import pypdf
import pytest
from django.conf import settings as installed
from django.db import connections
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from certificates.domain.codes import grouped
from certificates.domain.issuing import revoke
from certificates.models import Certificate
from lms.platform.accounts.domain.people import update_contact
from lms.platform.accounts.models import User
from tests.factories.certificates import OUTCOMES, a_certificate, a_module
from tests.journeys.chromium import MISSING, PHONE, QUIET, find_chromium
from tests.journeys.screen import Screens

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason=MISSING),
    pytest.mark.django_db(transaction=True),
]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium(live_server: Any) -> Iterator[Browser]:
    """While it runs, Django takes this thread for an asynchronous one, though only one thing happens at a time: it has
    to be told that, and handed the connection that it had before.
    """
    before = {alias: connections[alias] for alias in connections}
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        for alias, connection in before.items():
            connections[alias] = connection
        opened = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def opens(chromium: Browser, live_server: Any, client_for: Callable[..., Client], settings: Any) -> Iterator[Open]:
    """`opens("/verify/")` or `opens("/certificates/", priya)`: a page as that person sees it, on a phone.

    No PDF is drawn: nothing can be signed in a thread that counts as asynchronous, and no page here shows one.
    """
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    with ExitStack() as stack:

        def fresh(path: str, person: User | None = None, **reader: Any) -> Page:
            context = chromium.new_context(**{"viewport": PHONE, "reduced_motion": "reduce"} | reader)
            stack.callback(context.close)
            if person:
                cookie = client_for(person).cookies[installed.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": installed.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
            page = context.new_page()
            page.goto(live_server.url + path)
            return page

        yield fresh


def complaints(page: Page, paths: list[str]) -> list[str]:
    """What the accessibility checker says in light and dark, and what is too wide for the smallest phone."""
    screens, found = Screens(), []
    for path in paths:
        page.goto(urljoin(page.url, path))
        found += [*screens.violations(page), *screens.too_wide(page)]
    return found


def grow(person: User) -> Certificate:
    outcomes = [*OUTCOMES, "help somebody to choose one small step, with a day", "get help when somebody is not safe"]
    return a_certificate(person, a_module("grow", validity_months=36, outcomes=outcomes))


def test_the_accessibility_checker_has_nothing_to_say_about_the_holders_pages(priya: User, opens: Open) -> None:
    current, over = grow(priya), a_certificate(priya)
    revoke(over, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    paths = ["/certificates/", *(reverse("certificates:page", args=[one.uuid]) for one in (current, over))]
    assert complaints(opens("/certificates/", priya, bypass_csp=True), paths) == []


def test_the_accessibility_checker_has_nothing_to_say_about_the_check(priya: User, opens: Open) -> None:
    current, over = grow(priya), a_certificate(priya)
    revoke(over, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    typed = ["/verify/", "/verify/?code=M4QK", "/verify/hello/", f"/verify/{current.code}/", f"/verify/{over.code}/"]
    assert complaints(opens("/verify/", bypass_csp=True), typed) == []


def test_the_page_prints_as_one_sheet_on_its_side(priya: User, opens: Open) -> None:
    page = opens(reverse("certificates:page", args=[grow(priya).uuid]), priya)
    [sheet] = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
    assert "Save the PDF" not in sheet.extract_text()


@pytest.mark.parametrize("name", ["Bartholomew Featherstonehaugh-Cholmondeley", "Wilhelmina Ottoline " * 7])
def test_a_long_name_leaves_room_on_paper_for_all_below_it(name: str, priya: User, opens: Open) -> None:
    update_contact(priya, by=priya, full_name=name.strip(), preferred_name="")
    page = opens(reverse("certificates:page", args=[grow(priya).uuid]), priya)
    assert page.locator(".paper .name").inner_text() == name.strip()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 710})
    boxes = [page.locator(f".paper {one}").last.bounding_box() for one in (".says > *", ".foot-line")]
    last, foot = (box for box in boxes if box)
    assert last["y"] + last["height"] <= foot["y"]


def test_a_code_copied_from_the_page_can_be_pasted_into_the_check_without_script(priya: User, opens: Open) -> None:
    certificate = grow(priya)
    page = opens(reverse("certificates:page", args=[certificate.uuid]), priya, java_script_enabled=False)
    copied = page.locator(".code").inner_text()
    page.goto(page.url.split("/certificates/")[0] + "/verify/")
    page.get_by_label("The code on the certificate").fill(copied)
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Yes. This certificate is real and current.").wait_for()
    assert copied == grouped(certificate.code)


def test_the_name_is_changed_with_the_keyboard_alone(dana: User, opens: Open) -> None:
    page = opens(reverse("certificates:page", args=[grow(dana).uuid]), dana)
    page.get_by_role("radio", name="Dee Whitlock").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Done. This is your certificate now.").wait_for()
    assert page.locator(".paper .name").inner_text() == "Dana Whitlock"


def test_paper_is_light_in_the_dark_too(priya: User, opens: Open) -> None:
    page = opens(reverse("certificates:page", args=[grow(priya).uuid]), priya, color_scheme="dark")
    seen = [
        page.locator(place).first.evaluate("part => getComputedStyle(part).backgroundColor")
        for place in (".paper", "body")
    ]
    assert seen == ["rgb(255, 253, 248)", "rgb(18, 27, 27)"]
