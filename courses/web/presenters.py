"""Frozen blocks as a screen shows them: with what somebody has answered and written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from courses.blocks.base import lasting_name
from courses.domain.questions.registry import question_type
from courses.models import ModuleVersion
from courses.models.version import content_in_memory

Block = dict[str, Any]
Responses = list[tuple[str, Any]]  # (step, response), in the order in which they were given

HINT_AFTER = 2
LAST_PARAGRAPH = re.compile(r"^(.*)<p>((?:(?!</?p>).)*)</p>$", re.DOTALL)


@dataclass(frozen=True)
class Mine:
    """What is one person's own in a lesson.

    responses: by lasting name of the block. notes: words by lasting name. address: where a block's answer is sent; None
    shows no forms (preview, print). unanswered: the block whose form came back empty. prefix: before
    every anchor, where several lessons stand on one page.
    """

    responses: Mapping[str, Responses] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    address: Callable[[str, str], str] | None = None
    unanswered: str = ""
    prefix: str = ""


def show_blocks(blocks: Sequence[Block], mine: Mine) -> list[Block]:
    """Each block with its `template`, `anchor`, the `level` of its heading, and what its kind needs besides."""
    parts = [place for place, block in enumerate(blocks, 1) if block["kind"] == "heading"]
    shown = [
        _show(place, block, mine) | {"level": 3 if parts and place > parts[0] else 2}
        for place, block in enumerate(blocks, 1)
    ]
    after = f"{mine.prefix}lesson-end"
    for block in reversed(shown):
        if block["kind"] == "content_note":
            block["skip_to"] = after
        elif block["kind"] == "heading":
            after = block["anchor"]
    return [block for block in shown if block["kind"] != "question" or block["question"]]


def show_lesson(version: ModuleVersion, lesson: Block, mine: Mine) -> list[Block]:
    """`show_blocks` for a lesson of a version; what is the same for everybody comes with its `html`, drawn once."""
    drawn = _drawn_once(version.digest, version.pk, lesson["slug"], get_language() or "")
    return [block | {"html": drawn.get(block["anchor"], "")} for block in show_blocks(lesson["blocks"], mine)]


@lru_cache(maxsize=256)
def _drawn_once(digest: str, pk: int, slug: str, language: str) -> dict[str, SafeString]:
    """HTML by anchor of the blocks that are only read, in this language."""
    lessons = content_in_memory(digest, pk)["lessons"]
    blocks = next(lesson["blocks"] for lesson in lessons if lesson["slug"] == slug)
    read_only = [block for block in show_blocks(blocks, Mine()) if block["kind"] not in PRESENTERS]
    return {block["anchor"]: render_to_string(block["template"], {"block": block}) for block in read_only}


def _show(place: int, block: Block, mine: Mine) -> Block:
    name = lasting_name(block)
    base = block | {
        "template": f"blocks/lesson_{block['kind']}_{block['v']}.html",
        "anchor": mine.prefix + (name or f"part-{place}"),
        "unanswered": bool(name) and name == mine.unanswered,
    }
    present = PRESENTERS.get(block["kind"])
    return base | present(block, name, mine) if present and name else base


def split_stem(stem: str) -> Block:
    """A question's HTML as `last_paragraph`, which names what is answered, and the `lead_in` before it."""
    found = LAST_PARAGRAPH.match(stem.strip())
    return {"lead_in": found[1], "last_paragraph": found[2]} if found else {"lead_in": stem, "last_paragraph": ""}


def _action(mine: Mine, name: str, what: str) -> str:
    return mine.address(what, name) if mine.address else ""


def _question(block: Block, name: str, mine: Mine) -> Block:
    question = block["question"]
    kind = question_type(question["kind"])
    responses = [response for _step, response in mine.responses.get(name, [])]
    solved = bool(responses) and kind.is_right(question, responses[-1])
    return split_stem(question["stem"]) | {
        "action": _action(mine, name, "answer"),
        "practice_template": kind.template("practice"),
        "print_template": kind.template("print"),
        "practice": kind.practice(question, responses),
        "attempt": len(responses) + 1,
        "solved": solved,
        "hint": question["hint"] if len(responses) >= HINT_AFTER and not solved else "",
    }


def _scenario(block: Block, name: str, mine: Mine) -> Block:
    path = replay(block["steps"], mine.responses.get(name, []))
    return {
        "action": _action(mine, name, "answer"),
        "path": path,
        "ended": not path[-1]["choices"],
        "moved": len(path) > 1 or any(choice["outcome"] for choice in path[0]["choices"]),
    }


def replay(steps: Sequence[Block], picks: Responses) -> list[Block]:
    """The steps that somebody has come through, the last being where they are, with what they tried in each.

    A pick without a step begins again. One for a step that was left goes back there.
    """
    known = {step["slug"]: step for step in steps}
    path: list[tuple[str, list[str]]] = [(steps[0]["slug"], [])]
    for slug, picked in picks:
        if not slug or slug not in known:
            path = [(steps[0]["slug"], [])]
            continue
        while len(path) > 1 and path[-1][0] != slug:
            path.pop()
        choice = next((one for one in known[slug]["choices"] if one["id"] in picked), None)
        if path[-1][0] != slug or not choice:
            continue
        path[-1][1].append(choice["id"])
        if choice["leads_to"] in known:
            path.append((choice["leads_to"], []))
    return [
        _step(known[slug], tried, slug == path[-1][0] and at == len(path)) for at, (slug, tried) in enumerate(path, 1)
    ]


def _step(step: Block, tried: list[str], is_here: bool) -> Block:
    choices = [
        choice | {"outcome": ("right" if choice["helps"] else "near") if choice["id"] in tried else ""}
        for choice in step["choices"]
    ]
    return step | {"choices": choices, "here": is_here, "tried": tried}


def _think(block: Block, name: str, mine: Mine) -> Block:
    action = _action(mine, name, "note") if block["note"] else ""
    return {"action": action, "kept": mine.notes.get(name, "")}


PRESENTERS: dict[str, Callable[[Block, str, Mine], Block]] = {
    "question": _question,
    "scenario": _scenario,
    "think": _think,
}
