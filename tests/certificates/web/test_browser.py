"""The certificate and its check in a real browser: for everybody, on small phones, in the dark, on paper."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pypdf
import pytest
from django.conf import settings as installed
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright

from certificates.domain.codes import grouped
from certificates.domain.issuing import revoke
from certificates.models import Certificate
from lms.accounts.models import User
from tests.factories.certificates import OUTCOMES, a_certificate, a_module
from tests.journeys.chromium import MISSING, PHONE, QUIET, find_chromium
from tests.journeys.screen import Screens

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason=MISSING),
    pytest.mark.django_db(transaction=True),
]
Open = Callable[..., Page]


@pytest.fixture
def opens(live_server: Any, client_for: Callable[..., Client], monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """`opens("/verify/")` or `opens("/certificates/", priya)`: a page as that person sees it, on a phone.

    The browser starts with the first page: from then on this thread counts as asynchronous, in which nothing is signed.
    """
    with ExitStack() as stack:

        @cache
        def chromium() -> Browser:
            monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
            playwright = stack.enter_context(sync_playwright())
            return playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))

        def fresh(path: str, person: User | None = None, **reader: Any) -> Page:
            context = chromium().new_context(**{"viewport": PHONE, "reduced_motion": "reduce"} | reader)
            if person:
                cookie = client_for(person).cookies[installed.SESSION_COOKIE_NAME].value
                context.add_cookies([{"name": installed.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
            page = context.new_page()
            page.goto(live_server.url + path)
            return page

        yield fresh


def complaints(page: Page) -> list[str]:
    """What the accessibility checker says in light and dark, and what is too wide for the smallest phone."""
    screens = Screens()
    return [*screens.violations(page), *filter(None, [screens.too_wide(page)])]


def grow(person: User) -> Certificate:
    outcomes = [*OUTCOMES, "help somebody to choose one small step, with a day", "get help when somebody is not safe"]
    return a_certificate(person, a_module("grow", validity_months=36, outcomes=outcomes))


def test_the_accessibility_checker_has_nothing_to_say_about_the_holders_pages(priya: User, opens: Open) -> None:
    current, over = grow(priya), a_certificate(priya)
    revoke(over, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    paths = ["/certificates/", *(reverse("certificates:page", args=[one.uuid]) for one in (current, over))]
    assert [complaint for path in paths for complaint in complaints(opens(path, priya, bypass_csp=True))] == []


def test_the_accessibility_checker_has_nothing_to_say_about_the_check(priya: User, opens: Open) -> None:
    current, over = grow(priya), a_certificate(priya)
    revoke(over, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    typed = ["", "?code=M4QK", "hello/", f"{current.code}/", f"{over.code}/"]
    pages = [opens(f"/verify/{rest}", bypass_csp=True) for rest in typed]
    assert [complaint for page in pages for complaint in complaints(page)] == []


def test_the_page_prints_as_one_sheet_on_its_side(priya: User, opens: Open) -> None:
    page = opens(reverse("certificates:page", args=[grow(priya).uuid]), priya)
    [sheet] = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (842, 595)
    assert "Save the PDF" not in sheet.extract_text()


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
