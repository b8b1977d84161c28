"""Questions as text: in questions.md and inside lessons."""

import re
from itertools import pairwise
from typing import Any

from courses.domain.catalogue.options import is_option, read_options, write_options
from courses.domain.catalogue.schema import REQUIRED, Schema, apply, list_of, one_of, slug, words
from courses.domain.catalogue.source import Line, Source, attributes, dump
from courses.domain.catalogue.words import html_of, to_markdown
from courses.models.question_rules import problems_with

PRACTICE: Schema = {
    "kind": (one_of(["single", "multiple", "true-false"]), REQUIRED),
    "outcomes": (list_of(slug), []),
    "hint": (words(250), ""),
    "scoring": (one_of(["all", "part"]), "all"),
}
BANK: Schema = PRACTICE | {"use": (one_of(["summative", "formative", "both"]), "both")}
HEAD = re.compile(r"^## +(\S+)$")


def read_bank(source: Source) -> list[dict[str, Any]]:
    """Every question of questions.md, in order."""
    starts = [index for index, line in enumerate(source.lines) if HEAD.match(line.text)]
    for line in source.lines[: starts[0] if starts else None]:
        if line.text:
            source.complain(line.number, "A question begins with “## slug”.")
    found: list[dict[str, Any]] = []
    for start, end in pairwise([*starts, len(source.lines)]):
        head, body = source.lines[start], source.lines[start + 1 : end]
        name = head.text[2:].strip()
        _check_slug(source, head, name)
        if name in {question["slug"] for question in found}:
            source.complain(head.number, f"There is another question called “{name}”.")
        found.append({"slug": name} | read_question(source, head, body, BANK))
    return found


def _check_slug(source: Source, line: Line, name: str) -> None:
    try:
        slug(name)
    except ValueError as error:
        source.complain(line.number, f"“{name}” {error}.")


def read_question(source: Source, head: Line, lines: list[Line], schema: Schema) -> dict[str, Any]:
    """Attributes, stem and options; `head` is the line to name where something is missing as a whole."""
    given, rest = attributes(source, lines)
    found, sentences = apply(schema, given)
    for sentence in sentences:
        source.complain(head.number, f"{sentence}.")
    first = next((index for index, line in enumerate(rest) if is_option(line)), len(rest))
    stem = html_of(source, rest[:first])
    if not stem:
        source.complain(head.number, "The question itself is missing.")
    options = read_options(source, rest[first:])
    pairs = [(option.text, option.right) for option in options]
    for sentence in problems_with(found["kind"] or "", pairs) if found["kind"] else []:
        source.complain(head.number, sentence)
    kept = [{"text": o.text, "right": o.right, "title": o.title, "why": o.why} for o in options]
    return {"use": "formative"} | found | {"stem": stem, "options": kept, "line": head.number}


def write_question(question: dict[str, Any], schema: Schema) -> list[str]:
    """Lines that `read_question` reads back; what is as usual is left out."""
    unusual = {name: question[name] for name, (_turn, usual) in schema.items() if question[name] != usual}
    return [dump(unusual), "", to_markdown(question["stem"]), "", *write_options(question["options"])]


def write_bank(questions: list[dict[str, Any]]) -> str:
    """The text of questions.md."""
    parts = ["\n".join([f"## {question['slug']}", *write_question(question, BANK)]) for question in questions]
    return "\n\n".join(parts) + "\n"
