"""A module of the catalogue is loaded: loading it again, and exporting it."""

from pathlib import Path

import pytest

from courses.domain.catalogue.reading import read_module
from tests.courses.commands.running import run
from tests.factories.courses import CATALOGUE, page_tree
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db


def grow_is_loaded():
    page_tree()
    return run("load_catalogue", str(CATALOGUE / "grow"))


loaded = laid_out_once(grow_is_loaded)


def test_loading_again_says_the_same_version(loaded):
    assert [loaded, run("load_catalogue", str(CATALOGUE / "grow"))] == [["grow: version 1"]] * 2


def test_all_published_modules_are_exported(loaded, tmp_path):
    said = run("export_catalogue", str(tmp_path / "out"))

    assert (said, read_module(Path(said[0]))["key"]) == ([str(tmp_path / "out" / "grow")], "grow")


def test_only_the_named_modules_are_exported(loaded, tmp_path):
    assert run("export_catalogue", str(tmp_path), "grow") == [str(tmp_path / "grow")]
