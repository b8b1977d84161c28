"""I need help: danger first, then somebody to talk to now, then us; whatever the CMS or the database does."""

import re
from typing import Any

import pytest
from django.test import Client

HELP = "/help/"


@pytest.fixture
def page() -> str:
    """Read without a database: whoever needs help gets it when everything else is away."""
    reply = Client().get(HELP)
    assert reply.status_code == 200
    return reply.content.decode()


def test_danger_stands_before_talking_and_talking_before_us(page: str) -> None:
    headings = re.findall(r'<h2 id="([^"]+)"', page)
    assert headings == ["danger", "now", "talk-heading"]


def test_999_can_be_pressed_and_silence_has_an_answer(page: str) -> None:
    assert 'href="tel:999"' in page
    assert "press 55" in page


def test_every_number_of_the_settings_can_be_pressed(page: str, settings: Any) -> None:
    assert len(settings.CRISIS_LINES) > 3
    for line in settings.CRISIS_LINES:
        way = f"sms:{line['text']}" if line.get("text") else f"tel:{line['dial']}"
        assert f'href="{way}">{line["number"]}</a>' in page


def test_the_day_on_which_the_numbers_were_checked_is_said(settings: Any) -> None:
    settings.CRISIS_CHECKED_ON = "2026-03-27"
    assert "Numbers checked on 27 March 2026." in Client().get(HELP).content.decode()


def test_a_scheme_of_another_place_gives_its_own_numbers(settings: Any) -> None:
    settings.CRISIS_LINES = [{"who": "Night line", "number": "0808 1", "dial": "08081", "when": "By night."}]
    assert 'href="tel:08081">0808 1</a>' in Client().get(HELP).content.decode()


def test_a_line_for_texts_opens_a_text(settings: Any) -> None:
    settings.CRISIS_LINES = [{"who": "Shout", "number": "85258", "dial": "", "text": "85258", "when": "By text."}]
    assert 'href="sms:85258">85258</a>' in Client().get(HELP).content.decode()


def test_our_own_number_and_hours_stand_there(page: str, settings: Any) -> None:
    assert settings.SCHEME_PHONE in page
    assert settings.SCHEME_HOURS in page


@pytest.mark.parametrize(
    "way",
    [
        'href="tel:01914980000"',
        'href="sms:07700900000"',
        'href="mailto:hello@example.org"',
        'href="/hello/"',
        'href="/ring-me/"',
    ],
)
def test_each_way_to_reach_us_can_be_pressed(way: str, page: str) -> None:
    assert way in page.split('id="talk"', 1)[1].split("</section", 1)[0]


def test_a_way_that_nobody_looks_after_is_not_offered(settings: Any) -> None:
    settings.SCHEME_TEXTS = settings.SCHEME_EMAIL = ""
    ours = Client().get(HELP).content.decode().split('id="talk"', 1)[1].split("</section", 1)[0]
    assert [mark for mark in ("sms:", "mailto:") if mark in ours] == []


def test_somebody_worried_about_another_is_led_on(page: str) -> None:
    assert 'href="/concerns/raise/"' in page


def test_the_page_asks_for_nothing_and_keeps_nothing(page: str) -> None:
    main = page.split("<main", 1)[1].split("</main", 1)[0]
    assert [mark for mark in ("<form", "<input", "<textarea") if mark in main] == []
    assert Client().get(HELP).cookies == {}


def test_the_way_out_is_on_the_page(page: str) -> None:
    assert 'class="leave"' in page


@pytest.mark.django_db  # whatever is sent, the guards are looked up first
def test_nothing_can_be_sent_to_it() -> None:
    assert Client(enforce_csrf_checks=False).post(HELP).status_code == 405
