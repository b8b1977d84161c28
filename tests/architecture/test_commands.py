"""The commands that a newcomer types: the Makefile finds a fitting Python, and says in a line what is missing."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

PROMISED = {"run", "test", "check", "coverage", "bench", "setup", "demo", "reliability", "browser"}
Finder = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine on which nothing is installed."""
    (tmp_path / "bin").mkdir()
    return tmp_path


@pytest.fixture
def find(machine: Path) -> Finder:
    """Run the finder on that machine."""

    def run(**more: str) -> subprocess.CompletedProcess[str]:
        known = {"PATH": str(machine / "bin"), "HOME": str(machine), "PYENV_ROOT": str(machine / "pyenv"), **more}
        finder = ["/bin/sh", str(ROOT / ".ci" / "find-python")]
        return subprocess.run(finder, env=known, capture_output=True, text=True, check=False)

    return run


def _install(path: Path, does: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path


WORKS = f'exec "{sys.executable}" "$@"'
TOO_OLD = "exit 1"
SHIM_THAT_FAILS = "echo 'pyenv: python3.12: command not found' >&2; exit 127"


def test_a_python_that_works_is_found_by_its_name(machine: Path, find: Finder) -> None:
    there = _install(machine / "bin" / "python3.12", WORKS)
    assert find().stdout == f"{there}\n"


def test_an_old_default_and_a_shim_that_fails_do_not_hide_one_that_works(machine: Path, find: Finder) -> None:
    _install(machine / "bin" / "python3", TOO_OLD)
    _install(machine / "bin" / "python3.12", SHIM_THAT_FAILS)
    there = _install(machine / "pyenv" / "versions" / "3.13.0" / "bin" / "python3", WORKS)
    assert find().stdout == f"{there}\n"


def test_a_python_that_was_named_comes_first(machine: Path, find: Finder) -> None:
    _install(machine / "bin" / "python3.14", WORKS)
    named = _install(machine / "elsewhere" / "python", WORKS)
    assert find(PYTHON=str(named)).stdout == f"{named}\n"


def test_without_any_python_one_line_says_how_to_get_one(machine: Path, find: Finder) -> None:
    _install(machine / "bin" / "python3", TOO_OLD)
    outcome = find()
    assert (outcome.returncode, outcome.stdout, len(outcome.stderr.splitlines())) == (1, "", 1)
    assert "needs Python 3.12 or newer" in outcome.stderr
    assert "apt install" in outcome.stderr


def test_the_list_of_commands_names_every_one_that_is_promised() -> None:
    said = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make (\w+)", said, re.MULTILINE)) == PROMISED


def test_the_scripts_can_be_run() -> None:
    scripts = sorted(path for path in (ROOT / ".ci").iterdir() if path.is_file())
    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []


def test_no_command_names_a_place_on_the_machine_it_was_written_on() -> None:
    files = [ROOT / "Makefile", ROOT / ".npmrc", ROOT / "pyproject.toml", *(ROOT / ".ci").iterdir()]
    assert [path.name for path in files if re.search(r"/(?:root|work|home)/\w|/opt/pypi", path.read_text())] == []
