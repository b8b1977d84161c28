"""The staff frame, and Wagtail in our name and colours."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from wagtail.admin.icons import get_icons
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from lms.platform.accounts.models import User
from lms.platform.pages.templatetags.staff_menu import Entry, entries_of, mark_current
from lms.platform.pages.wagtail_hooks import PICTURES

ASKED = RequestFactory().get("/admin/people/sam/")
People = Callable[..., Client]


class Today(MenuItem):
    def count(self, request: HttpRequest) -> int:
        return 5


class ForOthers(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return False


def menu(*items: MenuItem) -> Menu:
    return Menu(items=list(items))


def staff_page(user: User, source: str = "", **given: object) -> str:
    request = RequestFactory().get("/admin/letters/")
    request.user = user
    return engines["django"].from_string('{% extends "base_staff.html" %}' + source).render(given, request)


def test_the_menu_keeps_the_order_that_the_apps_ask_for() -> None:
    entries = entries_of(menu(MenuItem("B", "/b/", order=2), MenuItem("A", "/a/", order=1)), ASKED)
    assert [entry.label for entry in entries] == ["A", "B"]


def test_what_somebody_may_not_see_is_left_out_and_not_greyed() -> None:
    assert entries_of(menu(ForOthers("Concerns", "/admin/concerns/")), ASKED) == ()


def test_an_entry_may_say_how_many_need_this_person() -> None:
    assert [entry.count for entry in entries_of(menu(Today("Today", "/t/"), MenuItem("Z", "/z/")), ASKED)] == [5, 0]


def test_wagtails_pictures_become_ours_and_lucides_names_stay() -> None:
    entries = entries_of(menu(MenuItem("A", "/a/", icon_name="cogs"), MenuItem("B", "/b/", icon_name="lamp")), ASKED)
    assert [entry.picture for entry in entries] == ["settings", "lamp"]


def test_an_entry_that_only_script_could_open_is_left_out() -> None:
    keyboard = SubmenuMenuItem("Help", menu(MenuItem("Shortcuts", "#")))
    assert entries_of(menu(keyboard), ASKED) == ()


def test_a_menu_inside_the_menu_keeps_its_lines() -> None:
    reports = SubmenuMenuItem("Reports", menu(MenuItem("Who joined", "/admin/reports/joined/")))
    assert [entry.label for entry in entries_of(menu(reports), ASKED)[0].entries] == ["Who joined"]


def test_the_entry_with_the_longest_matching_address_is_current() -> None:
    entries = (Entry("Home", "/admin/"), Entry("People", "/admin/people/"), Entry("Site", "/"))
    entries = mark_current(entries, "/admin/people/sam/")
    assert [entry.current for entry in entries] == [False, True, False]


@pytest.mark.parametrize(
    ("path", "current"),
    [("/admin/cases/", "Today"), ("/admin/cases/people/", "People"), ("/admin/cases/K7TW4MRA/", "People")],
)
def test_a_line_may_cover_pages_that_no_line_leads_to(path: str, current: str) -> None:
    entries = (Entry("Today", "/admin/cases/"), Entry("People", "/admin/cases/people/", covers="/admin/cases/"))
    assert [entry.label for entry in mark_current(entries, path) if entry.current] == [current]


def test_the_menu_that_holds_the_current_line_is_current_too() -> None:
    reports = Entry("Reports", "#", entries=(Entry("Joined", "/admin/reports/joined/"),))
    (reports,) = mark_current((reports,), "/admin/reports/joined/")
    assert (reports.current, reports.entries[0].current) == (True, True)


def test_nothing_is_current_where_nothing_matches() -> None:
    entries = (Entry("People", "/admin/people/"),)
    assert mark_current(entries, "/elsewhere/") == entries


def test_the_staff_frame_needs_no_script_at_all(maya: User) -> None:
    assert "<script" not in staff_page(maya)


def test_the_staff_frame_names_who_is_signed_in_and_lets_them_out(maya: User) -> None:
    html = staff_page(maya)
    assert f"<span>{maya.called}</span>" in html
    assert html.count('<form method="post" action="/accounts/logout/">') == 2


@pytest.mark.parametrize("name", ["person", "entries", "language"])
def test_the_staff_frame_leaves_the_names_of_a_view_alone(maya: User, name: str) -> None:
    html = staff_page(maya, "{% block content %}<h1>{{ " + name + " }}</h1>{% endblock %}", **{name: "Priya"})
    assert "<h1>Priya</h1>" in html


def test_the_staff_frame_has_no_hills_and_no_way_out_bar(maya: User) -> None:
    assert [mark in staff_page(maya) for mark in ('class="foot"', "hills", "data-exit")] == [False, False, False]


def test_the_next_step_may_stand_in_aside_or_in_side(maya: User) -> None:
    for block in ("aside", "side"):
        html = staff_page(maya, "{% block " + block + " %}<p>Ring Mr Bell</p>{% endblock %}")
        assert "<p>Ring Mr Bell</p></aside>" in html


def test_the_staff_frame_follows_the_scheme_of_light_that_was_chosen(maya: User) -> None:
    assert '<html lang="en-gb" class="w-theme-system' in staff_page(maya)


@pytest.fixture
def staff_home(client_for: People, maya: User) -> str:
    return client_for(maya).get("/admin/").text


def test_wagtails_home_greets_by_name_under_our_name(staff_home: str, maya: User) -> None:
    assert f"Hello, {maya.called}" in staff_home
    assert " - Pathway</title>" in staff_home


@pytest.mark.parametrize("part", ["css/tokens.css", "css/wagtail.css", "drawings/mark.svg", "pathway-name"])
def test_wagtails_screens_wear_our_colours_and_mark(staff_home: str, part: str) -> None:
    assert part in staff_home


def test_no_screen_of_ours_speaks_of_wagtails_release(staff_home: str) -> None:
    assert [words for words in ("What's new in Wagtail", "editor guide") if words in staff_home] == []


def test_both_menus_can_draw_the_same_pictures() -> None:
    sprite = get_icons()
    assert [name for name in PICTURES if f'id="icon-{name}"' not in sprite] == []


def test_a_picture_of_ours_is_drawn_with_lines(settings: Any) -> None:
    lamp = get_icons().split('id="icon-lamp"')[1].split("</symbol>")[0]
    assert '<g fill="none" stroke="currentColor"' in lamp
