"""module.md as plain data and back."""

from typing import Any

from courses.blocks.base import DRAWINGS
from courses.domain.activities import registry as _activity_kinds  # noqa: F401 - enters the kinds
from courses.domain.catalogue.schema import (
    REQUIRED,
    Schema,
    apply,
    boolean,
    check,
    day,
    list_of,
    mapping_of,
    needed,
    number,
    one_of,
    own,
    published,
    slug,
    words,
)
from courses.domain.catalogue.source import Source, dump
from courses.domain.catalogue.words import html_of, to_markdown
from courses.kinds import ACTIVITY_KINDS
from courses.models.module_form import MODES
from courses.models.module_parts import SignOff

OUTCOME: Schema = {"id": (slug, REQUIRED), "text": (needed(words(200)), REQUIRED)}
SIGN_OFF: Schema = {
    "role": (one_of([role for role, _label in SignOff.ROLES]), REQUIRED),
    "asks": (needed(words(250)), REQUIRED),
}
SOURCE: Schema = {
    "title": (needed(words(250)), REQUIRED),
    "by": (words(150), ""),
    "date": (published, ""),
    "address": (words(300), ""),
    "checked": (day, REQUIRED),
}


def _activity(value: Any) -> dict[str, Any]:
    """An activity: its kind and the settings of that kind."""
    if not isinstance(value, dict) or "kind" not in value:
        raise ValueError("must be a list of activities, each with its “kind”")
    kind = check(one_of(ACTIVITY_KINDS.names), value["kind"])
    settings = {name: given for name, given in value.items() if name != "kind"}
    return {"kind": kind} | check(mapping_of(ACTIVITY_KINDS.get(kind).attributes), settings)


activity = own(_activity)

MODULE: Schema = {
    "key": (slug, REQUIRED),
    "title": (needed(words(255)), REQUIRED),
    "public_title": (needed(words(120)), REQUIRED),
    "sensitive": (boolean, False),
    "lead": (needed(words(250)), REQUIRED),
    "drawing": (one_of([name for name, _label in DRAWINGS]), ""),
    "outcomes": (needed(list_of(mapping_of(OUTCOME))), REQUIRED),
    "guided_minutes": (number(1, 10_000), REQUIRED),
    "modes": (needed(list_of(one_of([mode for mode, _label in MODES]))), REQUIRED),
    "framework": (words(120), ""),
    "level": (words(60), ""),
    "awarding_body": (words(120), ""),
    "accreditation_reference": (words(60), ""),
    "validity_months": (number(1, 240, or_null=True), None),
    "renewal_window_months": (number(0, 24), 3),
    "grace_months": (number(0, 24), 1),
    "activities": (needed(list_of(activity)), REQUIRED),
    "prerequisites": (list_of(slug), []),
    "open": (boolean, False),
    "sign_off": (list_of(mapping_of(SIGN_OFF)), []),
    "sources": (list_of(mapping_of(SOURCE)), []),
}


def read_head(source: Source) -> dict[str, Any]:
    """Front matter and `introduction`."""
    given, lines = source.front_matter()
    found, sentences = apply(MODULE, _with_activities(given))
    for sentence in sentences:
        source.complain(1, f"{sentence}.")
    return found | {"introduction": html_of(source, lines)}


def _with_activities(given: dict[str, Any]) -> dict[str, Any]:
    """Files from before there was a list of activities say `pass_mark` (null: no quiz) and `quiz_draw`."""
    if "activities" in given or "pass_mark" not in given:
        return given
    rest = {name: value for name, value in given.items() if name not in {"pass_mark", "quiz_draw"}}
    quiz = {"kind": "quiz", "pass_mark": given["pass_mark"], "draw": given.get("quiz_draw", 10)}
    return rest | {"activities": [{"kind": "lessons"}, *([quiz] if given["pass_mark"] is not None else [])]}


def write_head(module: dict[str, Any]) -> str:
    """The text that `read_head` reads back. What is as usual is left out, but for what a reader looks for."""
    unusual = {name: module[name] for name, (_kind, usual) in MODULE.items() if module[name] != usual}
    unusual |= {"sources": [_without_empty(source) for source in module["sources"]]} if module["sources"] else {}
    return f"---\n{dump(unusual)}\n---\n{to_markdown(module['introduction'])}\n"


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value != ""}
