"""Blocks of a lesson as text. Each kind is one entry in KINDS: what may be given, how its body is read and written.

A block is plain data of the same shape as the CMS's own, but that a picture or download has `file` (a path in the
module's folder) and a question has either `use` (a slug of the bank) or `inline` (the question itself).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from courses.blocks.base import DRAWINGS
from courses.blocks.words import TONES
from courses.domain.catalogue.dialogue import read_dialogue, read_steps, us_of, write_dialogue, write_steps
from courses.domain.catalogue.questions import PRACTICE, read_question, write_question
from courses.domain.catalogue.schema import REQUIRED, Schema, apply, boolean, matching, needed, one_of, slug, words
from courses.domain.catalogue.source import Line, Source, attributes, dump
from courses.domain.catalogue.words import html_of, to_markdown

OPENING = re.compile(r"^:::([a-z-]+)(?: +([a-z0-9-]+))?$")
MEDIA = r"^media/[\w.-]+$"

Block = dict[str, Any]


media = matching(MEDIA, 250, "must be a file in media/, like media/card.pdf")
drawing = one_of([name for name, _label in DRAWINGS])


def _words(source: Source, head: Line, lines: list[Line], _given: Block) -> Block:
    html = html_of(source, lines)
    if not html:
        source.complain(head.number, "The words are missing.")
    return {"words": html}


def _words_if_any(source: Source, _head: Line, lines: list[Line], _given: Block) -> Block:
    return {"words": html_of(source, lines)}


def _no_body(source: Source, _head: Line, lines: list[Line], _given: Block) -> Block:
    for line in lines:
        if line.text:
            source.complain(line.number, "This kind of block has no text of its own.")
    return {}


def _dialogue(source: Source, head: Line, lines: list[Line], given: Block) -> Block:
    talk = read_dialogue(source, lines, given.pop("us"))
    if not talk["turns"]:
        source.complain(head.number, "A conversation has at least one turn: “@Name: words”.")
    return talk


def _steps(source: Source, head: Line, lines: list[Line], given: Block) -> Block:
    return {"steps": read_steps(source, lines, given.pop("us"), head)}


def _write_words(block: Block) -> list[str]:
    return [to_markdown(block["words"])] if block["words"] else []


@dataclass(frozen=True)
class Kind:
    """How one kind of block is written. `read(source, head, lines, given)` returns what the body adds to `given`."""

    schema: Schema
    read: Callable[[Source, Line, list[Line], Block], Block]
    write: Callable[[Block], list[str]]
    answered: bool = False


US: Schema = {"us": (words(30), "")}
TITLE = (needed(words(100)), REQUIRED)

KINDS = {
    "callout": Kind(
        {"tone": (one_of([name for name, _label in TONES]), "note"), "title": (words(100), "")}, _words, _write_words
    ),
    "dialogue": Kind(US | {"title": (words(100), ""), "drawing": (drawing, "")}, _dialogue, write_dialogue),
    "scenario": Kind(
        US | {"title": TITLE, "drawing": (drawing, "")}, _steps, lambda block: write_steps(block["steps"]), True
    ),
    "think": Kind(
        {"title": (needed(words(150)), REQUIRED), "note": (boolean, True)}, _words_if_any, _write_words, True
    ),
    "term": Kind({"term": (needed(words(80)), REQUIRED)}, _words, _write_words),
    "content-note": Kind({}, _words, _write_words),
    "picture": Kind(
        {
            "file": (media, REQUIRED),
            "alt": (words(250), ""),
            "decorative": (boolean, False),
            "caption": (words(200), ""),
        },
        _no_body,
        lambda _block: [],
    ),
    "download": Kind({"file": (media, REQUIRED), "title": (needed(words(120)), REQUIRED)}, _words_if_any, _write_words),
}
USE: Schema = {"use": (slug, REQUIRED)}


def read_block(source: Source, lines: list[Line]) -> Block:
    """One fenced block; `lines` begin with its opening and leave out the closing `:::`."""
    head, body = lines[0], lines[1:]
    opening = OPENING.match(head.text)
    name, lasting = (opening[1], opening[2]) if opening else ("", None)
    if name == "question":
        return _read_question(source, head, body, lasting)
    if name not in KINDS:
        source.complain(head.number, f"“{head.text}” opens no block that we know.")
        return {"kind": "unknown", "line": head.number}
    kind = KINDS[name]
    _check_lasting(source, head, lasting, kind.answered)
    given, rest = attributes(source, body) if kind.schema else ({}, body)
    found, sentences = apply(kind.schema, given)
    for sentence in sentences:
        source.complain(head.number, f"{sentence}.")
    found |= kind.read(source, head, rest, found)
    if name == "picture":
        _check_picture(source, head, found)
    return {"kind": name, "line": head.number} | ({"slug": lasting} if kind.answered else {}) | found


def _check_lasting(source: Source, head: Line, lasting: str | None, answered: bool) -> None:
    if answered and not lasting:
        source.complain(head.number, "People answer this block: give it a slug.")
    if lasting and not answered:
        source.complain(head.number, "This kind of block takes no slug.")


def _check_picture(source: Source, head: Line, found: Block) -> None:
    if bool(found["alt"]) == found.pop("decorative"):
        source.complain(head.number, "Say in “alt” what the picture shows, or “decorative: true”, not both.")


def _read_question(source: Source, head: Line, lines: list[Line], lasting: str | None) -> Block:
    given, _rest = attributes(source, lines)
    block: Block = {"kind": "question", "line": head.number}
    if "use" not in given:
        _check_lasting(source, head, lasting, True)
        return block | {"inline": {"slug": lasting} | read_question(source, head, lines, PRACTICE)}
    found, sentences = apply(USE, given)
    for sentence in sentences:
        source.complain(head.number, f"{sentence}.")
    return block | found


def write_block(block: Block) -> str:
    """The fenced text of one block."""
    if block["kind"] == "question":
        return _write_question(block)
    kind = KINDS[block["kind"]]
    values = dict(block)
    if "us" in kind.schema:
        turns = block.get("turns") or [turn for step in block.get("steps", ()) for turn in step["turns"]]
        values["us"] = us_of(turns)
    if block["kind"] == "picture":
        values["decorative"] = not block["alt"]
    unusual = {name: values[name] for name, (_kind, usual) in kind.schema.items() if values[name] != usual}
    opening = f":::{block['kind']}" + (f" {block['slug']}" if kind.answered else "")
    body = "\n\n".join(kind.write(block))
    gap = "\n" if unusual and body else ""
    return "\n".join(part for part in (opening, dump(unusual), gap + body, ":::") if part)


def _write_question(block: Block) -> str:
    if "use" in block:
        return f":::question\n{dump({'use': block['use']})}\n:::"
    lines = write_question(block["inline"], PRACTICE)
    return "\n".join([f":::question {block['inline']['slug']}", *lines, ":::"])
