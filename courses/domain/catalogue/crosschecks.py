"""What must fit together between the files of one module."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from courses.domain.activities.registry import activity_type
from courses.domain.activities.requirements import activity_name
from courses.domain.catalogue.source import Problem
from courses.models.lesson import TAKEN_SLUGS


def crosscheck(module: dict[str, Any], folder: Path) -> list[Problem]:
    """Everything that does not fit, with its file and line."""
    found = [*_head(module, folder), *_outcomes(module, folder), *_lessons(module, folder), *_blocks(module, folder)]
    return [Problem(file, line, sentence) for file, line, sentence in found]


Found = Iterator[tuple[str, int, str]]


def _head(module: dict[str, Any], folder: Path) -> Found:
    head = f"{folder.name}/module.md"
    if module["key"] != folder.name:
        yield head, 1, f"“key” is {module['key']}, but the folder is called {folder.name}."
    for activity in module["activities"]:
        for file, sentence in activity_type(activity["kind"]).catalogue_problems(activity, module):
            yield f"{folder.name}/{file}", 1, sentence
    for name, times in Counter(activity_name(activity) for activity in module["activities"]).items():
        if times > 1:
            yield head, 1, f"Two activities are called “{name}”."
    for slug, times in Counter(outcome["id"] for outcome in module["outcomes"]).items():
        if times > 1:
            yield head, 1, f"Two outcomes are called “{slug}”."


def _outcomes(module: dict[str, Any], folder: Path) -> Found:
    known = {outcome["id"] for outcome in module["outcomes"]}
    bank = f"{folder.name}/questions.md"
    named = [(lesson["file"], 1, lesson["outcomes"]) for lesson in module["lessons"]]
    named += [(bank, question["line"], question["outcomes"]) for question in module["questions"]]
    named += [(file, q["line"], q["outcomes"]) for file, q in _inline(module)]
    for file, line, slugs in named:
        for slug in set(slugs) - known:
            yield file, line, f"module.md has no outcome “{slug}”."
    for slug in known - {slug for lesson in module["lessons"] for slug in lesson["outcomes"]}:
        yield f"{folder.name}/module.md", 1, f"No lesson teaches the outcome “{slug}”."


def _inline(module: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for lesson in module["lessons"]:
        for block in lesson["blocks"]:
            if "inline" in block:
                yield lesson["file"], block["inline"]


def _lessons(module: dict[str, Any], folder: Path) -> Found:
    for slug, times in Counter(lesson["slug"] for lesson in module["lessons"]).items():
        if times > 1:
            yield f"{folder.name}/lessons", 0, f"Two lessons are called “{slug}”."
        if slug in TAKEN_SLUGS:
            yield f"{folder.name}/lessons", 0, f"“{slug}” is the name of a screen; call the lesson something else."
    for lesson in module["lessons"]:
        if not lesson["blocks"]:
            yield lesson["file"], 1, "The lesson is empty."


def _blocks(module: dict[str, Any], folder: Path) -> Found:
    bank = {question["slug"]: question for question in module["questions"]}
    for lesson in module["lessons"]:
        names = Counter(name for block in lesson["blocks"] if (name := _name(block)))
        for block in lesson["blocks"]:
            place = (lesson["file"], block["line"])
            if names[_name(block)] > 1:
                yield *place, f"Two blocks of this lesson are called “{_name(block)}”."
            if "use" in block and bank.get(block["use"], {"use": "summative"})["use"] == "summative":
                yield *place, f"questions.md has no question “{block['use']}” for practice."
            if "file" in block and not (folder / block["file"]).is_file():
                yield *place, f"There is no file {block['file']}."


def _name(block: dict[str, Any]) -> str:
    if block["kind"] == "question":
        return block.get("use") or block["inline"]["slug"]
    return block.get("slug", "")
