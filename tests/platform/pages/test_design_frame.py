"""The frame of every page: the way out, a person to talk to, the menu, the numbers on the hill."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from lms.platform.pages.context import scheme, scheme_facts, section_of


class Somebody:
    is_authenticated = True


def page(source: str = "", path: str = "/", user: Any = None, **given: object) -> str:
    request = RequestFactory().get(path)
    template = engines["django"].from_string('{% extends "base.html" %}' + source)
    return template.render({"user": user or AnonymousUser(), **given}, request)


def test_the_way_out_is_a_plain_link_to_the_weather() -> None:
    assert '<a class="leave" href="https://www.bbc.co.uk/weather" rel="noreferrer nofollow" data-exit>' in page()


def test_the_way_out_leads_where_the_scheme_says(settings: Any) -> None:
    settings.EXIT_ADDRESS = "https://example.org/news"
    assert 'href="https://example.org/news"' in page()


def test_the_way_out_is_read_aloud_in_full() -> None:
    assert '<span>Exit<span class="sr"> this site quickly</span></span>' in page()


def test_a_person_to_talk_to_comes_after_the_menu_and_before_the_page() -> None:
    html = page()
    assert (
        html.index('class="menu"')
        < html.index("Talk to a person</span>")
        < html.index("data-exit")
        < html.index("<main")
    )


def test_the_menu_of_a_phone_holds_real_links_without_script() -> None:
    fold = page().split('<details class="menu">')[1].split("</details>")[0]
    assert re.findall(r'href="([^"]+)"', fold) == ["/roles/", "/learn/", "/help/", "/my/", "/accounts/login/"]


def test_signing_out_is_a_form_and_not_a_link() -> None:
    html = page(user=Somebody(), csrf_token="token")
    assert html.count('<form method="post" action="/accounts/logout/">') == 2
    assert "/accounts/login/" not in html


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/learn/hear/", "training"),
        ("/sessions/", "training"),
        ("/help/", "help"),
        ("/my/", "path"),
        ("/applications/K7TW4MRA/", "path"),
        ("/roles/peer-mentor/", "volunteer"),
        ("/", ""),
        ("/verify/", ""),
    ],
)
def test_the_menu_knows_where_you_are(path: str, section: str) -> None:
    assert section_of(path) == section


def test_the_current_entry_of_the_menu_is_marked_in_both_menus() -> None:
    assert page(path="/learn/").count('<a href="/learn/" aria-current="true">') == 2


def test_a_page_may_say_another_section_than_its_address() -> None:
    assert '<a href="/help/" aria-current="true">' in page(path="/learn/", section="help")


def test_the_short_foot_gives_999_and_somebody_to_talk_to() -> None:
    foot = page().split("<footer")[1]
    assert 'href="tel:999"' in foot
    assert 'Samaritans, <a class="num" href="tel:116123">116 123</a>' in foot


def test_the_full_foot_says_on_which_day_its_numbers_were_checked() -> None:
    foot = render_to_string("components/foot_full.html")
    assert 'Numbers checked on <span class="nowrap">22 November 2026</span>.' in foot


def test_a_number_to_text_opens_a_text_and_not_a_call(settings: Any) -> None:
    settings.CRISIS_LINES = [{"who": "Shout", "number": "85258", "text": "85258", "when": "Free."}]
    assert 'href="sms:85258"' in render_to_string("components/foot_full.html")


def test_a_page_without_a_side_or_a_soft_line_leaves_both_empty_for_the_style_sheet() -> None:
    html = page("{% block content %}<h1>Hello</h1>{% endblock %}")
    assert '<p class="where"></p>' in html
    assert '<aside class="side" aria-label="Good to know"></aside>' in html


def test_the_title_ends_with_the_name_of_the_scheme(settings: Any) -> None:
    settings.SCHEME_NAME = "Eastmoor Peer Mentors"
    assert "<title>Hello | Eastmoor Peer Mentors</title>" in page("{% block title %}Hello{% endblock %}")


@pytest.mark.parametrize(
    ("level", "kind"),
    [(constants.SUCCESS, "done"), (constants.ERROR, "care"), (constants.WARNING, "care"), (constants.INFO, "us")],
)
def test_what_we_just_did_is_said_once_with_its_own_colour(level: int, kind: str) -> None:
    html = page(messages=[Message(level, "We kept it.")])
    assert f'<div class="note {kind}">' in html
    assert html.count("We kept it.") == 1


def test_nothing_is_said_where_nothing_happened() -> None:
    assert 'class="said"' not in page()


def test_the_context_asks_no_database_and_names_scheme_and_section() -> None:
    given = scheme(RequestFactory().get("/help/"))
    assert given == {"scheme": scheme_facts(), "section": "help"}


def test_a_phone_number_becomes_what_a_phone_can_dial(settings: Any) -> None:
    settings.SCHEME_PHONE = "+44 191 498 0000"
    assert scheme_facts().dial == "+441914980000"
