"""What a page weighs: under 100 kB on the first visit, fonts and all; under 30 kB after."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from lms.settings.environment import PROJECT

FIRST_VISIT = 100_000
LATER_VISIT = 30_000
LATIN = "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


def found(address: str) -> Path:
    path = finders.find(address.removeprefix("/static/"))
    assert path, f"{address} is not served"
    return Path(path)


def packed(address: str) -> int:
    """Bytes as WhiteNoise sends them: compressed, but for the font, which is compressed already."""
    content = found(address).read_bytes()
    return len(content) if address.endswith(".woff2") else len(gzip.compress(content, 9))


def parts_of(html: str) -> list[str]:
    return sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html)))


@pytest.fixture
def help_page(db: None) -> str:
    return Client().get("/help/").text


def test_a_first_visit_stays_under_a_hundred_kilobytes(help_page: str) -> None:
    assert len(help_page.encode()) + sum(map(packed, parts_of(help_page))) < FIRST_VISIT


def test_a_later_visit_stays_under_thirty_kilobytes(help_page: str) -> None:
    assert len(help_page.encode()) < LATER_VISIT


def test_even_unpacked_a_first_visit_stays_under_the_limit(help_page: str) -> None:
    whole = sum(found(address).stat().st_size for address in parts_of(help_page))
    assert len(help_page.encode()) + whole < FIRST_VISIT


def test_a_page_asks_for_few_files(help_page: str) -> None:
    sheets = [address for address in parts_of(help_page) if address.endswith(".css")]
    assert sheets == ["/static/css/pathway.css", "/static/css/print.css"]
    assert len(parts_of(help_page)) <= 5


def test_the_font_is_fetched_before_the_style_sheets_ask_for_it(help_page: str) -> None:
    assert help_page.index(LATIN) < help_page.index("css/pathway.css")


def test_all_style_sheets_together_stay_small() -> None:
    sheets = (PROJECT / "lms/static/css").rglob("*.css")
    assert sum(len(gzip.compress(sheet.read_bytes(), 9)) for sheet in sheets) < 30_000


def test_every_file_that_a_style_sheet_names_exists() -> None:
    sheets = (PROJECT / "lms/static/css").rglob("*.css")
    named = [(sheet, name) for sheet in sheets for name in re.findall(r'url\("?((?!data:)[^")]+)', sheet.read_text())]
    folder = PROJECT / "lms/static"
    wanted = {str((sheet.parent / name).resolve().relative_to(folder)) for sheet, name in named}
    assert {name for name in wanted if not finders.find(name)} == set()


@pytest.mark.parametrize("sheet", ["base.css", "layout.css", "components/actions.css", "components/forms.css"])
def test_nothing_moves_unless_motion_is_welcome(sheet: str) -> None:
    rules = (PROJECT / "lms/static/css" / sheet).read_text()
    calm, *_ = rules.split("@media (prefers-reduced-motion: no-preference)")
    assert re.findall(r"animation|transition: (?!none)", calm) == []
