"""Frozen blocks as a screen shows them: with what somebody has answered and written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

from courses.blocks.base import lasting_name
from courses.domain.questions.registry import question_type
from courses.models import ModuleVersion
from courses.models.version import content_in_memory
from lms.platform.pages.templatetags.drawn_once import PAGE_TOKEN

Block = dict[str, Any]
Responses = list[tuple[str, Any]]  # (step, response), in the order in which they were given
Address = Callable[[str, str], Callable[[str, str], str]]

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


def show_lesson(version: ModuleVersion, lesson: Block, mine: Mine, address: Address) -> list[Block]:
    """`show_blocks` for a lesson of a version. A block in which `mine` holds nothing is the same for everybody: it
    comes with its `html`, drawn once, which has PAGE_TOKEN where the token of a form belongs.

    address: says where the blocks of a lesson are sent, given the module's key and the lesson's slug.
    """
    untouched = _untouched(version.digest, version.pk, lesson["slug"], get_language() or "", address)
    touched = {*mine.responses, *mine.notes, mine.unanswered} - {""}
    if not touched:
        return list(untouched.values())
    mine = replace(mine, address=address(version.content["key"], lesson["slug"]))
    shown = show_blocks(lesson["blocks"], mine)
    return [block if lasting_name(block) in touched else untouched[block["anchor"]] for block in shown]


@lru_cache(maxsize=256)
def _untouched(digest: str, pk: int, slug: str, language: str, address: Address) -> dict[str, Block]:
    """Every block by its anchor as somebody sees it who comes for the first time, with its `html` in this language."""
    content = content_in_memory(digest, pk)
    blocks = next(lesson["blocks"] for lesson in content["lessons"] if lesson["slug"] == slug)
    shown = show_blocks(blocks, Mine(address=address(content["key"], slug)))
    return {
        block["anchor"]: block
        | {"html": render_to_string(block["template"], {"block": block, "csrf_token": PAGE_TOKEN})}
        for block in shown
    }


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
