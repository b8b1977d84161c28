"""Fixed fonts from the variable one: made once, by whoever comes first."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from fontTools.ttLib import TTFont

from certificates.domain import fonts
from certificates.domain.fonts import font_folder


def test_three_weights_are_made_with_their_licence(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    folder = font_folder()
    made = sorted(path.name for path in folder.iterdir())
    assert made == ["OFL.txt", "atkinson-400.ttf", "atkinson-700.ttf", "atkinson-750.ttf"]
    assert "SIL Open Font License" in (folder / "OFL.txt").read_text()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_they_are_made_once() -> None:
    first = (font_folder() / "atkinson-700.ttf").stat().st_mtime_ns
    assert (font_folder() / "atkinson-700.ttf").stat().st_mtime_ns == first


def test_each_weight_is_a_fixed_font_with_a_name_of_its_own() -> None:
    with TTFont(font_folder() / "atkinson-750.ttf") as font:
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == "AtkinsonHyperlegibleNext-750"


def test_a_process_that_comes_second_takes_what_the_first_has_made(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    folder = font_folder()
    before = (folder / "atkinson-400.ttf").stat().st_ino
    fonts.make(folder, [fonts.source(part) for part in fonts.PARTS])
    assert (folder / "atkinson-400.ttf").stat().st_ino == before


def test_a_folder_that_cannot_be_written_is_said(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "fonts").write_text("in the way")
    with pytest.raises(FileExistsError):
        font_folder()


def test_missing_fonts_say_what_to_run(settings: Any, tmp_path: Path) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    with pytest.raises(ImproperlyConfigured, match="make setup"):
        fonts.source("klingon")
