"""House rule 12: one record for each choice that a newcomer would question, all of one shape."""

import re
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

RECORDS = sorted((ROOT / "docs" / "adr").glob("*.md"))
HEADINGS = ["Status", "Context", "Decision", "Consequences"]
QUESTIONED = {
    "own-h5p-server",
    "plain-table-for-the-workflow",
    "xhtml2pdf",
    "staff-work-in-the-wagtail-admin",
    "django-6-1",
    "no-swappable-page",
    "sqlite-by-default",
    "codes-instead-of-links",
}


def test_each_choice_that_newcomers_question_has_its_record() -> None:
    titles = {re.sub(r"^\d{4}-", "", path.stem) for path in RECORDS}
    assert sorted(QUESTIONED - titles) == []


def test_records_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_has_the_four_headings_in_order(path: Path) -> None:
    assert re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_long_enough_to_say_why_and_short_enough_to_read(path: Path) -> None:
    assert 15 <= len(path.read_text().splitlines()) <= 60


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_no_part_of_a_record_is_empty(path: Path) -> None:
    parts = re.split(r"^## .+$", path.read_text(), flags=re.MULTILINE)[1:]
    assert [part for part in parts if not part.strip()] == []


def test_the_map_links_every_record() -> None:
    index = (ROOT / "docs" / "architecture.md").read_text()
    assert [path.name for path in RECORDS if f"adr/{path.name}" not in index] == []
