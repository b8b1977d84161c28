"""A folder of the catalogue as plain data, or everything that is wrong with it."""

import hashlib
import re
from pathlib import Path
from typing import Any

from courses.domain.catalogue.crosschecks import crosscheck
from courses.domain.catalogue.lessons import read_lesson
from courses.domain.catalogue.module import read_head
from courses.domain.catalogue.questions import read_bank
from courses.domain.catalogue.source import CatalogueError, Problem, read_source
from courses.domain.catalogue.words import html_of

LESSON_FILE = re.compile(r"^\d\d-([a-z0-9-]+)\.md$")


def read_module(folder: Path) -> dict[str, Any]:
    """The module in `folder`: its head, `lessons`, `questions`, `summary`, `help`, `folder` and `digest`.

    Raises CatalogueError with every problem in every file.
    """
    problems: list[Problem] = []
    found = read_head(read_source(folder / "module.md", folder, problems))
    found["lessons"] = _lessons(folder, problems)
    found["questions"] = read_bank(read_source(folder / "questions.md", folder, problems))
    for name in ("summary", "help"):
        source = read_source(folder / f"{name}.md", folder, problems)
        found[name] = html_of(source, source.lines, headings=True)
    problems += crosscheck(found, folder) if not problems else []
    if problems:
        raise CatalogueError(problems)
    _order_outcomes(found)
    return found | {"folder": folder, "digest": digest_of(folder)}


def _order_outcomes(module: dict[str, Any]) -> None:
    """What a lesson or question is about, in the order of the module: the order in which it is named says nothing."""
    order = [outcome["id"] for outcome in module["outcomes"]]
    inline = [block["inline"] for lesson in module["lessons"] for block in lesson["blocks"] if "inline" in block]
    for part in (*module["lessons"], *module["questions"], *inline):
        part["outcomes"] = sorted(set(part["outcomes"]), key=order.index)


def _lessons(folder: Path, problems: list[Problem]) -> list[dict[str, Any]]:
    lessons = []
    for path in sorted((folder / "lessons").glob("*")):
        named = LESSON_FILE.match(path.name)
        if not named:
            problems.append(Problem(f"{folder.name}/lessons/{path.name}", 0, "A lesson is called like 01-slug.md."))
            continue
        source = read_source(path, folder, problems)
        lessons.append({"slug": named[1], "file": source.name} | read_lesson(source))
    return lessons


def digest_of(folder: Path) -> str:
    """SHA-256 over names and contents of every file in `folder`."""
    sum_of_all = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        sum_of_all.update(path.relative_to(folder).as_posix().encode() + b"\0")
        sum_of_all.update(hashlib.sha256(path.read_bytes()).digest())
    return sum_of_all.hexdigest()
