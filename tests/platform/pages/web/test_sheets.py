"""A page's style sheet is one file, joined from small parts, wherever files are looked for."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from lms.platform.pages.web import sheets
from lms.platform.pages.web.sheets import SHEETS, JoinedSheets


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path


@pytest.mark.parametrize("path", SHEETS)
def test_each_part_is_in_its_sheet_once_and_in_order(path: str) -> None:
    words = Path(JoinedSheets().find(path)).read_text()
    at = [words.index((sheets.PARTS / f"{part}.css").read_text()) for part in SHEETS[path]]
    assert at == sorted(at)
    assert words.count("@font-face") == 2


def test_only_parts_that_stand_beside_the_sheet_name_other_files() -> None:
    deep = {part for parts in SHEETS.values() for part in parts if "/" in part}
    assert [part for part in deep if 'url("..' in (sheets.PARTS / f"{part}.css").read_text()] == []


def test_a_changed_part_is_seen_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.css").write_text("a {}")
    monkeypatch.setattr(sheets, "PARTS", tmp_path)
    monkeypatch.setitem(SHEETS, "css/own.css", ("one",))
    finder = JoinedSheets()
    before = Path(finder.find("css/own.css")).read_text()
    (tmp_path / "one.css").write_text("b {}")
    assert (before, Path(finder.find("css/own.css")).read_text()) == ("a {}", "b {}")


def test_what_has_not_changed_is_not_written_again() -> None:
    file = Path(JoinedSheets().find("css/pathway.css"))
    os.utime(file, (1, 1))
    assert JoinedSheets().find("css/pathway.css") == str(file)
    assert file.stat().st_mtime == 1


def test_another_file_is_left_to_the_other_finders() -> None:
    assert (JoinedSheets().find("css/base.css"), finders.find("css/base.css") is None) == ([], False)


def test_it_is_collected_with_everything_else(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", interactive=False, verbosity=0)
    assert {path for path in SHEETS if (settings.STATIC_ROOT / path).stat().st_size > 20_000} == set(SHEETS)


@pytest.mark.django_db
def test_it_is_served_as_a_style_sheet() -> None:
    answer = Client().get("/static/css/pathway.css")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    answer.close()
