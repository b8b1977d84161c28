"""Conversations and scenarios as text: turns are `@Name: words`, steps begin with `### slug`."""

import re
from itertools import pairwise
from typing import Any

from courses.blocks.scenario_rules import problems_of_steps
from courses.domain.catalogue.options import OptionText, is_option, read_options, write_options
from courses.domain.catalogue.source import Line, Source
from courses.domain.catalogue.words import html_of, to_markdown

TURN = re.compile(r"^@([^:]{1,30}): +(.+)$")
STEP = re.compile(r"^### +([a-z0-9-]+)$")
OURS = ("Mentor", "You")


def read_dialogue(source: Source, lines: list[Line], us: str) -> dict[str, Any]:
    """`words` before the first turn, `turns`, and what stands `after` the last."""
    first = next((i for i, line in enumerate(lines) if TURN.match(line.text)), len(lines))
    last = next((i for i, line in reversed(list(enumerate(lines))) if TURN.match(line.text)), first)
    end = next((i for i in range(last, len(lines)) if not lines[i].text), len(lines))
    return {
        "words": html_of(source, lines[:first]),
        "turns": _turns(source, lines[first:end], us),
        "after": html_of(source, lines[end:]),
    }


def _turns(source: Source, lines: list[Line], us: str) -> list[dict[str, Any]]:
    turns: list[dict[str, Any]] = []
    open_turn = False
    for line in lines:
        begins = TURN.match(line.text)
        if begins:
            who = begins[1].strip()
            turns.append({"who": who, "words": begins[2], "ours": who == us if us else who in OURS})
        elif line.text and open_turn:
            turns[-1]["words"] += " " + line.text.strip()
        elif line.text:
            source.complain(line.number, "Text between two turns: put it before the first turn or after the last.")
        open_turn = bool(line.text)
    return turns


def write_dialogue(block: dict[str, Any]) -> list[str]:
    """Paragraphs that `read_dialogue` reads back."""
    turns = [f"@{turn['who']}: {' '.join(turn['words'].split())}" for turn in block["turns"]]
    return [part for part in (to_markdown(block["words"]), *turns, to_markdown(block["after"])) if part]


def us_of(turns: list[dict[str, Any]]) -> str:
    """The name that must be given as `us`; empty where the usual names say it."""
    ours = {turn["who"] for turn in turns if turn["ours"]}
    usual = {turn["who"] for turn in turns if turn["who"] in OURS}
    return "" if ours == usual else min(ours, default="nobody")


def read_steps(source: Source, lines: list[Line], us: str, head: Line) -> list[dict[str, Any]]:
    """The steps of a scenario, with what does not hang together added to the problems."""
    starts = [index for index, line in enumerate(lines) if STEP.match(line.text)]
    for line in lines[: starts[0] if starts else None]:
        if line.text:
            source.complain(line.number, "A step begins with “### slug”.")
    steps = []
    for start, end in pairwise([*starts, len(lines)]):
        steps.append({"slug": lines[start].text[3:].strip()} | _read_step(source, lines[start + 1 : end], us))
    for sentence in problems_of_steps(steps):
        source.complain(head.number, sentence)
    return steps


def _read_step(source: Source, lines: list[Line], us: str) -> dict[str, Any]:
    asked = next((i for i, line in enumerate(lines) if line.text.startswith("? ")), len(lines))
    first = next((i for i, line in enumerate(lines) if i > asked and is_option(line)), len(lines))
    question = " ".join(line.text for line in lines[asked:first] if line.text).removeprefix("? ")
    choices = [_choice(option) for option in read_options(source, lines[first:])]
    return read_dialogue(source, lines[:asked], us) | {"question": question, "choices": choices}


def _choice(option: OptionText) -> dict[str, Any]:
    return {
        "words": option.text,
        "helps": option.right,
        "title": option.title,
        "why": option.why,
        "leads_to": option.leads_to,
    }


def write_steps(steps: list[dict[str, Any]]) -> list[str]:
    """Paragraphs that `read_steps` reads back."""
    parts = []
    for step in steps:
        parts.append(f"### {step['slug']}")
        parts += write_dialogue(step)
        if step["choices"]:
            options = [choice | {"text": choice["words"], "right": choice["helps"]} for choice in step["choices"]]
            parts += [f"? {step['question']}", "\n".join(write_options(options))]
    return parts
