"""Frozen blocks as a screen shows them: with what somebody has picked and written. Pure data in, pure data out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from courses.blocks.base import lasting_name

Block = dict[str, Any]
Picks = list[tuple[str, list[str]]]  # (step, picked), in the order in which they were given

SECOND_TRY = 2
LAST_PARAGRAPH = re.compile(r"^(.*)<p>((?:(?!</?p>).)*)</p>$", re.DOTALL)


@dataclass(frozen=True)
class Mine:
    """What is one person's own in a lesson.

    picks: by lasting name of the block. notes: words by lasting name. address: where a block's answer is sent; None
    shows no forms (preview, print). unpicked: the block whose form came back with nothing picked. prefix: before
    every anchor, where several lessons stand on one page.
    """

    picks: Mapping[str, Picks] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    address: Callable[[str, str], str] | None = None
    unpicked: str = ""
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


def _show(place: int, block: Block, mine: Mine) -> Block:
    name = lasting_name(block)
    base = block | {
        "template": f"blocks/lesson_{block['kind']}_{block['v']}.html",
        "anchor": mine.prefix + (name or f"part-{place}"),
        "unpicked": bool(name) and name == mine.unpicked,
    }
    showing = SHOWING.get(block["kind"])
    return base | showing(block, name, mine) if showing and name else base


def split_stem(stem: str) -> Block:
    """A question's HTML as `asked`, its last paragraph, which names the options, and the `lead_in` before it."""
    found = LAST_PARAGRAPH.match(stem.strip())
    return {"lead_in": found[1], "asked": found[2]} if found else {"lead_in": stem, "asked": ""}


def _action(mine: Mine, name: str, what: str) -> str:
    return mine.address(what, name) if mine.address else ""


def _question(block: Block, name: str, mine: Mine) -> Block:
    question = block["question"]
    tries = [picked for _step, picked in mine.picks.get(name, [])]
    last = tries[-1] if tries else []
    right = {option["id"] for option in question["options"] if option["right"]}
    seen = {option for picked in tries for option in picked}
    solved = set(last) == right
    return split_stem(question["stem"]) | {
        "action": _action(mine, name, "answer"),
        "options": [_option(option, last, seen) for option in question["options"]],
        "go": len(tries) + 1,
        "solved": solved,
        "almost": bool(last) and not solved and set(last) < right,
        "hint": question["hint"] if len(tries) >= SECOND_TRY and not solved else "",
    }


def _option(option: Block, last: Sequence[str], seen: set[str]) -> Block:
    outcome = "right" if option["right"] else "near"
    return option | {"checked": option["id"] in last, "outcome": outcome if option["id"] in seen else ""}


def _scenario(block: Block, name: str, mine: Mine) -> Block:
    path = replay(block["steps"], mine.picks.get(name, []))
    return {
        "action": _action(mine, name, "answer"),
        "path": path,
        "ended": not path[-1]["choices"],
        "moved": len(path) > 1 or any(choice["outcome"] for choice in path[0]["choices"]),
    }


def replay(steps: Sequence[Block], picks: Picks) -> list[Block]:
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


SHOWING: dict[str, Callable[[Block, str, Mine], Block]] = {
    "question": _question,
    "scenario": _scenario,
    "think": _think,
}
