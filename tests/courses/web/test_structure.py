"""What every screen of learning has in common: one heading, labels, nothing inline, nothing from elsewhere."""

import re
from functools import cache
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from courses.domain.quizzes import start_attempt
from lms.platform.accounts.models import User
from tests.factories.courses import enrolment, module, quiz_attempt, rich

SCREENS = ["home", "module", "lesson", "print", "summary", "quiz", "question", "check", "result", "passed"]
SEEN: dict[str, HttpResponse] = {}


def see_all(web: Client, priya: User) -> None:
    """Open every screen once; what is looked at afterwards needs no database."""
    on, other = enrolment(priya, module()), enrolment(priya, module("other"))
    enrolment(priya, rich())
    looked_at, under_way, passed = quiz_attempt(on, right=0), start_attempt(on), quiz_attempt(other)
    addresses = {
        "home": "/learn/",
        "module": "/learn/talking/",
        "lesson": "/learn/talking/talk/",
        "print": "/learn/talking/print/",
        "summary": "/learn/talking/summary/",
        "quiz": "/learn/listening/quiz/",
        "question": f"/learn/listening/quiz/{under_way.uuid}/1/",
        "check": f"/learn/listening/quiz/{under_way.uuid}/check/",
        "result": f"/learn/listening/quiz/{looked_at.uuid}/",
        "passed": f"/learn/other/quiz/{passed.uuid}/",
    }
    SEEN.update({name: web.get(address) for name, address in addresses.items()})


@pytest.fixture(params=SCREENS)
def response(request):
    """One screen after another."""
    if not SEEN:
        see_all(request.getfixturevalue("web"), request.getfixturevalue("priya"))
    return SEEN[request.param]


@cache
def read(html: str) -> BeautifulSoup:
    """The tests look only: one reading of each screen is enough for all of them."""
    return BeautifulSoup(html, "html.parser")


@pytest.fixture
def soup(response):
    return read(response.text)


def test_there_is_one_heading_of_the_first_level(soup):
    assert len(soup.find_all("h1")) == 1


def test_no_level_of_heading_is_left_out(soup):
    levels = [int(one.name[1]) for one in soup.find("main").find_all(re.compile("^h[1-6]$"))]

    assert [later for before, later in pairwise(levels) if later > before + 1] == []


def test_every_field_has_a_label(soup):
    fields = soup.find("main").select("input:not([type=hidden]), textarea, select")

    labelled = {label["for"] for label in soup.select("label[for]")}
    assert [field for field in fields if field.get("id") not in labelled] == []


def test_no_id_stands_twice(soup):
    ids = [one["id"] for one in soup.select("[id]")]

    assert sorted(name for name in set(ids) if ids.count(name) > 1) == []


def test_what_describes_something_is_on_the_page(soup):
    ids = {one["id"] for one in soup.select("[id]")}
    named = {name for one in soup.select("[aria-describedby]") for name in one["aria-describedby"].split()}
    named |= {name for one in soup.select("[aria-labelledby]") for name in one["aria-labelledby"].split()}

    assert named - ids == set()


def test_every_link_inside_the_page_leads_somewhere(soup):
    ids = {one["id"] for one in soup.select("[id]")}

    assert [link["href"] for link in soup.select("a[href^='#']") if link["href"][1:] not in ids] == []


def test_nothing_is_inline(soup):
    scripts = [one for one in soup.find_all("script") if one.get_text(strip=True)]
    handlers = [one for one in soup.find_all(True) if any(name.startswith("on") for name in one.attrs)]

    assert (scripts, handlers, soup.select("[style]"), soup.find_all("style")) == ([], [], [], [])


def test_nothing_comes_from_elsewhere(soup):
    asked = [one.get("src") or one.get("href") for one in soup.select("script, img, link, iframe, source")]

    assert [address for address in asked if address.startswith(("http:", "https:", "//"))] == []


def test_a_person_and_the_way_out_are_on_every_screen(soup):
    assert (soup.select_one("a.talk") is None, soup.select_one("a[data-exit]") is None) == (False, False)


def test_there_is_at_most_one_filled_button(soup):
    filled = [one for one in soup.find("main").select(".btn") if not {"quiet", "plain-link"} & set(one["class"])]

    assert len(filled) <= 1


def test_every_form_that_sends_carries_its_token(soup):
    forms = soup.select("form[method=post]")

    assert [form for form in forms if not form.select_one("[name=csrfmiddlewaretoken]")] == []


def test_no_screen_uses_a_hard_word(soup):
    words = soup.find("main").get_text(" ").lower()

    assert [
        word for word in ("failed", "incorrect", "wrong answer", "reject", "offender", "no-show") if word in words
    ] == []


def test_the_menu_says_that_this_is_training(soup):
    assert soup.select_one("nav a[aria-current]").get_text(strip=True) == "Training"


def test_every_screen_names_itself_in_the_window(soup):
    assert re.fullmatch(r".+ \| \S.*", soup.title.get_text(strip=True))


def test_no_screen_weighs_much(response):
    assert len(response.content) < 30_000


def test_the_strict_policy_holds_on_every_screen(response):
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_no_screen_is_kept_by_a_cache(response):
    assert "no-store" in response["Cache-Control"]
