"""House rule 13 and 7-trust 13: each dependency has a reason and each file that is installed has a hash."""

import json
import re

import pytest

from tests.architecture.code import ROOT

ASKED = sorted((ROOT / "requirements").glob("*.in"))
LOCKED = sorted((ROOT / "requirements").glob("*.txt"))
NAME = re.compile(r"^([A-Za-z0-9._-]+)")


def _asked() -> list[str]:
    lines = [line for path in ASKED for line in path.read_text().splitlines()]
    return [line for line in lines if line.strip() and not line.startswith(("#", "-"))]


def _entries(text: str) -> list[str]:
    """The lock's entries, each with its hashes on one line."""
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_says_why_it_is_there() -> None:
    assert [line for line in _asked() if not re.search(r"#\s*\S+ \S+", line)] == []


def test_every_dependency_that_is_asked_for_is_locked() -> None:
    locked = {_normal(NAME.match(entry)[1]) for path in LOCKED for entry in _entries(path.read_text())}
    assert [line for line in _asked() if _normal(NAME.match(line)[1]) not in locked] == []


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_every_locked_version_is_exact_and_carries_hashes(path) -> None:
    loose = [entry for entry in _entries(path.read_text()) if "==" not in entry or "--hash=sha256:" not in entry]
    assert loose == []


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_no_lock_names_the_place_it_was_made_at(path) -> None:
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url\S*|/(?:home|root|tmp|work)/\S*", path.read_text()) == []


def test_what_tests_need_agrees_with_what_the_product_needs() -> None:
    served, tested = (set(_versions(f"{name}.txt")) for name in ("base", "dev"))
    assert sorted(served - tested) == []


def test_npm_packages_are_exact_and_their_lock_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    versions = [*wanted["dependencies"].values(), *wanted.get("devDependencies", {}).values()]
    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert "resolved" not in (ROOT / "package-lock.json").read_text()


def _versions(name: str) -> list[str]:
    return [
        entry.split(";")[0].split("--hash")[0].strip() for entry in _entries((ROOT / "requirements" / name).read_text())
    ]
