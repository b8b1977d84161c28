"""The scheme as a newcomer finds it, a browser for each person, and a log of everything that went wrong in one."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from courses.domain.catalogue.loading import load_module
from lms.platform.accounts.models import User
from lms.platform.pages.domain.site import lay_out_site
from recruitment.domain.roles import profiles
from recruitment.domain.roles.pages import lay_out_roles
from recruitment.models import RoleProfile
from tests import cast
from tests.beginnings import begins_with
from tests.factories.courses import CATALOGUE, page_tree
from tests.journeys.chromium import MISSING, PHONE, QUIET, find_chromium
from tests.journeys.diary import Diary
from tests.journeys.screen import Screens
from tests.journeys.walker import Walker

WEATHER = "https://www.bbc.co.uk/**"
Open = Callable[..., BrowserContext]


@pytest.fixture
def scheme(newcomer: None, live_server: Any, settings: Any) -> RoleProfile:
    """Pages, the GROW module, and one open role in Eastmoor with every usual gate. Codes and letters go to `mail`."""
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    mail.outbox.clear()
    return RoleProfile.objects.get(slug="peer-mentor")


def _as_a_newcomer_finds_it() -> None:
    page_tree()
    lay_out_site()
    grow = load_module(CATALOGUE / "grow").module
    profile = profiles.save_profile(
        RoleProfile(),
        by=cast.mags(),
        areas=[cast.eastmoor()],
        required_modules=[grow],
        slug="peer-mentor",
        title="Peer mentor",
        summary="You listen. You turn up. You help someone find their next step.",
        activities="Meets one adult about once a week, listens, and goes along to appointments.",
        dbs_level=RoleProfile.DbsLevel.ENHANCED,
        eligibility_rationale="Weekly one-to-one support of adults who receive care because of their needs.",
    )
    profiles.approve_level(profile, by=cast.joan())
    profiles.publish_profile(profile, by=cast.ed())
    lay_out_roles()
    for person in (cast.maya, cast.helen, cast.tariq, cast.joan):
        person()


newcomer = begins_with("newcomer", _as_a_newcomer_finds_it)


@pytest.fixture(scope="module")
def chromium(newcomer: None, live_server: Any) -> Iterator[Browser]:
    """Started once for a file, as that takes more than a second. While it runs, Django takes this thread for an
    asynchronous one, though only one thing happens at a time: it has to be told that, and handed the connection that
    it had before.
    """
    found = find_chromium()
    if found is None:
        pytest.skip(MISSING)
    before = {alias: connections[alias] for alias in connections}
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        for alias, connection in before.items():
            connections[alias] = connection
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def diary() -> Iterator[Diary]:
    """Whatever a browser complains of ends the test, also where the page looked right."""
    kept = Diary()
    yield kept
    assert kept.complaints == []


@pytest.fixture
def opens(scheme: RoleProfile, chromium: Browser, diary: Diary) -> Iterator[Open]:
    """`opens(java_script_enabled=False)`: a fresh phone, with nothing in its memory; put away before rows are put back.

    `exits=True`: Exit leads to a weather page of ours. For that the driver stands between browser and network, which
    stops the browser's own cache.
    """

    def fresh(*, exits: bool = False, **reader: Any) -> BrowserContext:
        context = chromium.new_context(**{"viewport": PHONE, "reduced_motion": "reduce"} | reader)
        if exits:
            context.route(WEATHER, lambda route: route.fulfill(body="weather"))
        context.on("page", diary.reads)
        return context

    yield fresh
    for context in chromium.contexts:
        context.close()


@pytest.fixture
def lets_in(client_for: Callable[[User], Client], live_server: Any) -> Callable[[BrowserContext, User], None]:
    """`lets_in(context, sam)`: Sam has signed in there already."""

    def open_door(context: BrowserContext, person: User) -> None:
        cookie = client_for(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])

    return open_door


@pytest.fixture
def somebody(opens: Open, live_server: Any) -> Callable[..., Walker]:
    """`somebody()`: a person with a phone of their own, who has not signed in. `script=False`: it runs no script."""
    screens = {True: Screens(), False: Screens(checks=False)}

    def walker(*, script: bool = True, **reader: Any) -> Walker:
        return Walker(opens(java_script_enabled=script, **reader).new_page(), live_server.url, screens[script])

    return walker
