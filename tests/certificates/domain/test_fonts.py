"""Fixed fonts from the variable one: made once, by whoever comes first."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from fontTools.ttLib import TTFont

from certificates.domain import fonts
from certificates.domain.fonts import font_folder

ALL = ["OFL.txt", "atkinson-400.ttf", "atkinson-700.ttf", "atkinson-750.ttf"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fonts, made in a folder in which nothing was."""
    with override_settings(DATA=tmp_path_factory.mktemp("data")):
        return font_folder()


def test_three_weights_are_made_with_their_licence(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == ALL
    assert "SIL Open Font License" in (made / "OFL.txt").read_text()
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_they_are_made_once(made: Path, settings: Any) -> None:
    settings.DATA = made.parents[1]
    first = (made / "atkinson-700.ttf").stat().st_mtime_ns
    assert (font_folder() / "atkinson-700.ttf").stat().st_mtime_ns == first


def test_each_weight_is_a_fixed_font_with_a_name_of_its_own(made: Path) -> None:
    with TTFont(made / "atkinson-750.ttf") as font:
        assert "fvar" not in font
        assert font["name"].getDebugName(6) == "AtkinsonHyperlegibleNext-750"


def test_a_process_that_comes_second_takes_what_the_first_has_made(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (made / "atkinson-400.ttf").stat().st_ino
    monkeypatch.setattr(fonts, "WEIGHTS", (400,))
    fonts.make(made, [fonts.source(part) for part in fonts.PARTS])
    assert (made / "atkinson-400.ttf").stat().st_ino == before
    assert sorted(path.name for path in made.iterdir()) == ALL


def test_a_folder_that_cannot_be_written_is_said(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "fonts").write_text("in the way")
    with pytest.raises(FileExistsError):
        font_folder()


def test_missing_fonts_say_what_to_run(settings: Any, tmp_path: Path) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    with pytest.raises(ImproperlyConfigured, match="make setup"):
        fonts.source("klingon")
