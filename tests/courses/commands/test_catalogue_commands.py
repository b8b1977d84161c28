import shutil

import pytest
from django.core.management import CommandError

from courses.models import Module
from tests.courses.commands.running import run
from tests.factories.courses import CATALOGUE, UNINDEXED, page_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tree(settings):
    settings.TASKS = UNINDEXED
    page_tree()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CATALOGUE / "grow", tmp_path / "grow")


def test_without_a_name_every_shipped_module_is_loaded():
    shipped = sorted(path.parent.name for path in CATALOGUE.glob("*/module.md"))

    assert run("load_catalogue") == [f"{key}: version 1" for key in shipped]


def test_a_folder_that_does_not_read_loads_nothing_and_says_why(folder):
    (folder / "help.md").unlink()

    with pytest.raises(CommandError, match="grow was not loaded") as refusal:
        run("load_catalogue", str(folder))

    assert "grow/help.md: This file is missing." in str(refusal.value)
    assert not Module.objects.exists()


def test_checking_says_how_much_there_is(folder):
    assert run("check_catalogue", str(folder)) == ["grow: 8 lessons, 24 questions"]


def test_the_shipped_catalogue_has_nothing_to_mend():
    assert run("check_catalogue")


def test_checking_says_everything_that_is_wrong(folder):
    (folder / "help.md").unlink()
    (folder / "summary.md").unlink()

    with pytest.raises(CommandError) as refusal:
        run("check_catalogue", str(folder))

    assert str(refusal.value).splitlines() == [
        "grow/summary.md: This file is missing.",
        "grow/help.md: This file is missing.",
    ]


def test_checking_loads_nothing(folder):
    run("check_catalogue", str(folder))

    assert not Module.objects.exists()


def test_a_name_that_no_published_module_has_is_said(tmp_path):
    with pytest.raises(CommandError, match="No published module is called glow, grow"):
        run("export_catalogue", str(tmp_path), "grow", "glow")


@pytest.mark.parametrize("command", ["load_catalogue", "check_catalogue"])
def test_a_line_that_does_not_read_is_named_with_its_file_and_number(folder, command):
    path = folder / "questions.md"
    lines = path.read_text().splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("* ")) + 1
    path.write_text("\n".join([*lines[:at], "neither a choice nor feedback", *lines[at:]]))

    with pytest.raises(CommandError) as refusal:
        run(command, str(folder))

    assert f"grow/questions.md:{at + 1}:" in str(refusal.value)
    assert not Module.objects.exists()


def test_a_module_that_reads_is_not_loaded_before_one_that_does_not_is_named(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "broken")

    with pytest.raises(CommandError, match="broken was not loaded") as refusal:
        run("load_catalogue", str(tmp_path / "broken"), str(folder))

    assert "“key” is grow, but the folder is called broken." in str(refusal.value)
    assert not Module.objects.exists()
