"""Lists of options: of a question, and the choices of a scenario's step. The two are written alike."""

import re
from dataclasses import dataclass
from typing import Any

from courses.domain.catalogue.source import Line, Source

ITEM = re.compile(r"^([*-]) +(.+)$")
FEEDBACK = re.compile(r"^\s+> ?(.*)$")
LEADS_TO = re.compile(r"^\s+-> +(\S+)$")
LIMITS = {"text": 250, "title": 120}


@dataclass
class OptionText:
    """One option: `*` (helps, is right) or `-`, its words, what we say to whoever picks it, and where it leads."""

    line: int
    text: str
    right: bool
    title: str = ""
    why: str = ""
    leads_to: str = ""


def is_option(line: Line) -> bool:
    """Whether an option begins here."""
    return bool(ITEM.match(line.text))


def read_options(source: Source, lines: list[Line]) -> list[OptionText]:
    """The options in `lines`; whatever is neither option, feedback nor arrow is a problem."""
    options: list[OptionText] = []
    for line in lines:
        begins = ITEM.match(line.text)
        if begins:
            options.append(OptionText(line.number, begins[2], begins[1] == "*"))
        elif line.text and not (options and _goes_on(options[-1], line.text)):
            source.complain(line.number, "An option begins with * or -; what belongs to it is indented by two spaces.")
    for option in options:
        _check(source, option)
    return options


def _goes_on(option: OptionText, text: str) -> bool:
    leads, feedback = LEADS_TO.match(text), FEEDBACK.match(text)
    if leads and not option.leads_to:
        option.leads_to = leads[1]
    elif feedback and not option.title:
        option.title = feedback[1]
    elif feedback:
        option.why = f"{option.why} {feedback[1]}".strip()
    elif text.startswith("  ") and not option.title and not option.leads_to:
        option.text += " " + text.strip()
    else:
        return False
    return True


def _check(source: Source, option: OptionText) -> None:
    if not option.title:
        source.complain(option.line, "Every option has feedback: a line that begins with “  >”.")
    for name, most in LIMITS.items():
        if len(getattr(option, name)) > most:
            source.complain(option.line, f"This is longer than {most} characters: “{getattr(option, name)[:40]}…”.")


def write_options(options: list[dict[str, Any]]) -> list[str]:
    """Lines that `read_options` reads back. An option has text, right, title, why and perhaps leads_to."""
    lines: list[str] = []
    for option in options:
        lines.append(f"{'*' if option['right'] else '-'} {_one_line(option['text'])}")
        lines += [f"  > {_one_line(option[name])}" for name in ("title", "why") if option[name]]
        lines += [f"  -> {option['leads_to']}"] if option.get("leads_to") else []
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())
