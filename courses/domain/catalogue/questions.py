"""Questions as text: in questions.md and inside lessons."""

import re
from itertools import pairwise
from typing import Any

from courses.domain.catalogue.options import is_option
from courses.domain.catalogue.schema import REQUIRED, Schema, apply, check, list_of, one_of, slug, words
from courses.domain.catalogue.source import Line, Source, attributes, dump
from courses.domain.catalogue.words import html_of, to_markdown
from courses.domain.questions.registry import question_type
from courses.kinds import QUESTION_KINDS

PRACTICE: Schema = {
    "outcomes": (list_of(slug), []),
    "hint": (words(250), ""),
}
BANK: Schema = {"use": (one_of(["summative", "formative", "both"]), "both")} | PRACTICE
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
        check(slug, name)
    except ValueError as error:
        source.complain(line.number, f"“{name}” {error}.")


def read_question(source: Source, head: Line, lines: list[Line], shared: Schema) -> dict[str, Any]:
    """Attributes, stem and what the kind reads of its own; `head` is the line to name where something is missing.

    `shared` are the attributes that all kinds have there: those of the bank, or those of practice in a lesson.
    """
    given, rest = attributes(source, lines)
    kind = QUESTION_KINDS.get(given["kind"]) if given.get("kind") in QUESTION_KINDS.names else None
    found, sentences = apply(_schema(kind, shared), given)
    for sentence in sentences:
        source.complain(head.number, f"{sentence}.")
    begins = kind.begins_body if kind else is_option
    first = next((index for index, line in enumerate(rest) if begins(line)), len(rest))
    stem = html_of(source, rest[:first])
    if not stem:
        source.complain(head.number, "The question itself is missing.")
    question = {"use": "formative"} | found | {"stem": stem, "line": head.number}
    if kind is None:
        return question
    question |= kind.read_body(source, rest[first:])
    for sentence in kind.validate(question):
        source.complain(head.number, sentence)
    return question


def _schema(kind: Any, shared: Schema) -> Schema:
    """What may stand before the question's text. Where the kind is not known, whatever any kind may have."""
    kinds = [kind] if kind else list(QUESTION_KINDS)
    own = {name: entry for one in kinds for name, entry in one.attributes.items()}
    return {"kind": (one_of(QUESTION_KINDS.names), REQUIRED)} | shared | own


def write_question(question: dict[str, Any], shared: Schema) -> list[str]:
    """Lines that `read_question` reads back; what is as usual is left out."""
    kind = question_type(question["kind"])
    unusual = {n: question[n] for n, (_kind, usual) in _schema(kind, shared).items() if question[n] != usual}
    body = kind.write_body(question)
    return [dump(unusual), "", to_markdown(question["stem"]), *(["", *body] if body else [])]


def write_bank(questions: list[dict[str, Any]]) -> str:
    """The text of questions.md."""
    parts = ["\n".join([f"## {question['slug']}", *write_question(question, BANK)]) for question in questions]
    return "\n\n".join(parts) + "\n"
