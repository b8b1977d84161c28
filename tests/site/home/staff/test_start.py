"""Wagtail's home: what needs this person stands first, and pages are for those who write them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lms.platform.accounts.domain.editors import prepare_groups
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import ROLE_GRANTS, Grant, Role
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.pages.domain.site import lay_out_site
from lms.site.home.staff.panels import begins_here, writes_pages
from tests import cast
from tests.factories import recruitment as volunteering
from tests.factories.courses import page_tree
from tests.platform.accounts.colleagues import second_administrator

pytestmark = pytest.mark.django_db
HOME = "/admin/"
CASEWORKERS = ["maya", "noor", "helen", "tariq", "joan", "ruth"]
ABOUT_PAGES = ("Your most recent edits", "Search all pages", "w-summary__list", "/admin/pages/")


@pytest.fixture
def home(client_for: Callable[..., Client]) -> Callable[[User], str]:
    def read(person: User) -> str:
        reply = client_for(person).get(HOME)
        assert reply.status_code == 200
        return reply.content.decode().split("<main", 1)[-1]

    return read


def site() -> Any:
    """The public site, and editors allowed on it, as after the migrations."""
    page_tree()
    prepare_groups()
    return lay_out_site()


@pytest.mark.parametrize("name", CASEWORKERS)
def test_whoever_works_on_cases_is_led_to_today(home: Callable[[User], str], name: str) -> None:
    assert f'href="{reverse("casework_today")}"' in home(getattr(cast, name)())


@pytest.mark.parametrize("name", ["mags", "owen", "ed", "alex", "sofia"])
def test_nobody_else_is(home: Callable[[User], str], name: str) -> None:
    assert reverse("casework_today") not in home(getattr(cast, name)())


def test_the_panel_says_how_many_need_me(home: Callable[[User], str], maya: User) -> None:
    assert "Nothing waits for you just now." in home(maya)
    volunteering.enquired(cast.sam())
    assert "One needs you." in home(maya)
    volunteering.enquired(cast.priya())
    volunteering.enquired(cast.dana())
    assert "Three need you." in home(maya)


def test_what_belongs_to_another_area_is_not_counted(home: Callable[[User], str], noor: User) -> None:
    volunteering.enquired(cast.sam())
    assert "Nothing waits for you just now." in home(noor)


def test_the_lead_is_led_to_the_concerns_that_are_open(home: Callable[[User], str], sofia: User) -> None:
    raise_concern(by=None, words="zinnia", danger_now=False)
    shown = home(sofia)
    assert f'href="{reverse("concerns_list")}"' in shown
    assert "One needs you." in shown
    assert "zinnia" not in shown


def test_a_concern_about_the_lead_is_not_counted_for_them(home: Callable[[User], str], sofia: User) -> None:
    raise_concern(by=None, about=sofia, words="zinnia", danger_now=False)
    assert "Nothing waits for you just now." in home(sofia)


@pytest.mark.parametrize("name", [*CASEWORKERS, "mags", "alex", "sofia"])
def test_whoever_writes_no_pages_is_told_nothing_about_pages(home: Callable[[User], str], name: str) -> None:
    site()
    shown = home(getattr(cast, name)())
    assert [words for words in ABOUT_PAGES if words in shown] == []


def test_an_editor_keeps_what_wagtail_says_about_pages(home: Callable[[User], str]) -> None:
    first = site()
    shown = home(cast.ed())
    assert "Search all pages" in shown
    assert f"/admin/pages/{first.pk}/" in shown


def test_an_editor_who_edited_finds_the_page_again(client_for: Callable[..., Client], ed: User) -> None:
    first = site()
    first.save_revision(user=ed, log_action="wagtail.edit")
    shown = client_for(ed).get(HOME).content.decode()
    assert "Your most recent edits" in shown


def test_for_an_editor_who_works_on_cases_today_stands_above_the_pages(
    client_for: Callable[..., Client], ed: User
) -> None:
    cast._with_role(ed, "coordinator", cast.eastmoor())
    site().save_revision(user=ed, log_action="wagtail.edit")
    shown = client_for(ed).get(HOME).content.decode()
    assert 0 < shown.index("What needs you") < shown.index("Your most recent edits")


def test_somebody_with_nothing_of_these_is_told_where_to_look(
    home: Callable[[User], str], carl: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ROLE_GRANTS, Role.MENTOR, frozenset({Grant.REPORTS_VIEW}))  # no role is like this yet
    assert "What you can open is in the menu." in home(carl)


@pytest.mark.parametrize("name", ["mags", "sofia", "alex"])
def test_whoever_may_agree_to_a_role_is_led_to_those_that_wait(home: Callable[[User], str], name: str) -> None:
    person = getattr(cast, name)()
    assert f'<a href="{reverse("people_requests")}">Roles to agree to</a>' in home(person)
    assert "One needs you." not in home(person)
    request_role(cast.owen(), Role.REVIEWER, by=second_administrator())
    assert home(person).count("One needs you.") == 1


def test_who_asked_is_not_told_that_it_needs_them(home: Callable[[User], str], alex: User) -> None:
    request_role(cast.owen(), Role.REVIEWER, by=alex)
    assert "One needs you." not in home(alex)


@pytest.mark.parametrize("name", ["sam", "carl", "wendy"])
def test_nobody_who_is_no_staff_finds_this_home(name: str, client_for: Callable[..., Client]) -> None:
    assert client_for(getattr(cast, name)()).get(HOME).status_code in (302, 403, 404)


def test_who_writes_and_who_begins_is_asked_by_grant() -> None:
    people = {name: getattr(cast, name)() for name in ("ed", "owen", "maya", "sofia", "mags")}
    assert [name for name, person in people.items() if writes_pages(person)] == ["ed", "owen"]
    assert [name for name, person in people.items() if begins_here(person)] == ["maya", "sofia", "mags"]


def test_one_row_or_three_take_the_same_number_of_queries(
    maya: User,
    client_for: Callable[..., Client],
    django_assert_num_queries: Any,
    django_assert_max_num_queries: Any,
) -> None:
    browser = client_for(maya)
    volunteering.enquired(cast.sam())
    browser.get(HOME)
    with django_assert_max_num_queries(30) as few:
        browser.get(HOME)
    volunteering.enquired(cast.priya())
    volunteering.enquired(cast.dana())
    with django_assert_num_queries(len(few)):
        browser.get(HOME)
