"""A lesson as text: front matter, then blocks in order."""

import re
from typing import Any

from courses.domain.catalogue.blocks import Block, read_block, write_block
from courses.domain.catalogue.schema import REQUIRED, Schema, apply, boolean, list_of, needed, number, slug, words
from courses.domain.catalogue.source import Line, Source, dump
from courses.domain.catalogue.words import html_of, to_markdown

HEADING = re.compile(r"^(##|###) +(.+)$")
KIND_OF = {"##": "heading", "###": "subheading"}
MARK_OF = {kind: mark for mark, kind in KIND_OF.items()}

LESSON: Schema = {
    "title": (needed(words(255)), REQUIRED),
    "lead": (needed(words(250)), REQUIRED),
    "minutes": (number(1, 10), REQUIRED),
    "outcomes": (list_of(slug), []),
    "required": (boolean, True),
}


def read_lesson(source: Source) -> dict[str, Any]:
    """Front matter and `blocks`."""
    given, lines = source.front_matter()
    found, sentences = apply(LESSON, given)
    for sentence in sentences:
        source.complain(1, f"{sentence}.")
    return found | {"blocks": read_body(source, lines)}


def read_body(source: Source, lines: list[Line]) -> list[Block]:
    """The blocks in `lines`: headings, fenced blocks, and text between them."""
    blocks: list[Block] = []
    text: list[Line] = []
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        heading = HEADING.match(line.text)
        if not heading and not line.text.startswith(":::"):
            text.append(line)
            continue
        blocks += _text_block(source, text)
        text = []
        if heading:
            blocks.append({"kind": KIND_OF[heading[1]], "line": line.number, "words": heading[2]})
        else:
            blocks.append(read_block(source, [line, *_until_closed(source, line, rest)]))
    return blocks + _text_block(source, text)


def _text_block(source: Source, lines: list[Line]) -> list[Block]:
    html = html_of(source, lines)
    return [{"kind": "text", "line": lines[0].number, "words": html}] if html else []


def _until_closed(source: Source, opening: Line, rest: list[Line]) -> list[Line]:
    """Takes the block's lines and its closing `:::` from the front of `rest`."""
    body: list[Line] = []
    while rest:
        line = rest.pop(0)
        if line.text == ":::":
            return body
        body.append(line)
    source.complain(opening.number, "This block is not closed: a line “:::” is missing.")
    return body


def write_lesson(lesson: dict[str, Any]) -> str:
    """The text that `read_lesson` reads back."""
    head = dump({name: lesson[name] for name in LESSON})
    return f"---\n{head}\n---\n" + "\n\n".join(_written(block) for block in lesson["blocks"]) + "\n"


def _written(block: Block) -> str:
    if block["kind"] == "text":
        return to_markdown(block["words"])
    if block["kind"] in MARK_OF:
        return f"{MARK_OF[block['kind']]} {block['words']}"
    return write_block(block)
