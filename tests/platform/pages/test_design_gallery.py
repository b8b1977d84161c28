"""The gallery shows every component in every state, and only to those who build."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lms.settings.environment import PROJECT

COMPONENTS = PROJECT / "templates" / "components"
# The staff menu is drawn by base_staff.html, the short foot by every page but the first and this one.
ELSEWHERE = {"staff_menu.html", "foot_short.html"}


@pytest.fixture
def gallery(client: Client, settings: Any, db: None) -> str:
    settings.DEBUG = True
    return client.get("/design/").text


def test_the_gallery_is_not_there_outside_development(client: Client, db: None) -> None:
    assert client.get("/design/").status_code == 404


def test_the_gallery_draws_every_component(client: Client, settings: Any, db: None) -> None:
    settings.DEBUG = True
    drawn = {Path(part.name).name for part in client.get("/design/").templates if part.name}
    assert {path.name for path in COMPONENTS.glob("*.html")} - drawn == ELSEWHERE


def test_every_component_says_what_it_is_given() -> None:
    silent = [path.stem for path in COMPONENTS.glob("*.html") if not path.read_text().startswith("{% comment %}")]
    assert silent == []


def test_no_id_stands_twice_on_the_gallery(gallery: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery)
    assert sorted(name for name in set(ids) if ids.count(name) > 1) == []


def test_everything_that_describes_a_field_is_there(gallery: str) -> None:
    ids = set(re.findall(r'\sid="([^"]+)"', gallery))
    named = re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', gallery)
    assert {name for names in named for name in names.split()} - ids == set()


def test_every_icon_and_drawing_is_hidden_from_screen_readers(gallery: str) -> None:
    pictures = re.findall(r"<svg[^>]*>", gallery)
    heard = [tag for tag in pictures if 'aria-hidden="true"' not in tag and 'class="mid"' not in tag]
    assert [tag for tag in heard if 'role="img"' not in tag] == []


def test_a_chart_has_a_title_a_description_and_its_numbers_as_a_table(gallery: str) -> None:
    chart = gallery[gallery.index('<figure class="chart">') :]
    assert [mark in chart for mark in ("<title", "<desc", '<td class="num">64</td>')] == [True, True, True]


def test_the_stop_where_you_are_says_so(gallery: str) -> None:
    assert gallery.count('aria-current="step"') == 4
    assert 'Tell us about you<span class="sr">: you are here</span>' in gallery


def test_what_was_typed_is_still_in_its_field(gallery: str) -> None:
    assert 'value="07700 90045"' in gallery
    assert "A UK mobile has 11, like 07700 900 123. What you typed is still here." in gallery


def test_the_mend_summary_leads_to_each_field(gallery: str) -> None:
    summary = gallery[gallery.index('class="mend"') :].split("</ul>", maxsplit=1)[0]
    assert "Nearly there. Six things to mend" in summary
    assert re.findall(r'href="#(\w+)"', summary) == ["b_called", "b_phone", "b_born_0", "b_say_0", "b_area", "b_agree"]
