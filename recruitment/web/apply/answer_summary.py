"""Stored answers as a person would say them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from recruitment.domain.form.pages import Field, Task
from recruitment.web.apply.copy import PAGES, FieldWords


def answer_words(task: Task, data: dict[str, Any]) -> list[str]:
    """One line or more for each part that was answered; "Left empty" where none was."""
    words = PAGES[task.slug].fields
    lines = [line for field in task.fields for line in _lines(field, words[field.name], data.get(field.name))]
    return lines or [_("Left empty")]


def in_sections(found: Iterable[tuple[Any, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    """For `recruitment/apply/answers_read.html`, from titles and rows. A row alone is its own heading; those that follow
    one another are one list, and a title without rows is left out.
    """
    sections: list[dict[str, Any]] = []
    for title, rows in found:
        alone = len(rows) == 1
        if alone and sections and not sections[-1]["title"]:
            sections[-1]["rows"] += rows
        elif rows:
            sections.append({"title": "" if alone else title, "rows": list(rows)})
    return sections


def _lines(field: Field, words: FieldWords, value: Any) -> list[str]:
    if value in (None, "", [], False) and field.kind != "yes_no":
        return []
    read = _READ.get(field.kind)
    return read(words, value) if read else str(value).splitlines()


def _yes_no(words: FieldWords, value: bool | None) -> list[str]:
    return [] if value is None else [_choice(words, "yes" if value else "no")]


def _rows(words: FieldWords, value: list[dict[str, str]]) -> list[str]:
    return [", ".join(part for part in line.values() if part) for line in value]


def _choice(words: FieldWords, key: str) -> str:
    label = words.choices.get(key, key)
    return str(label[0] if isinstance(label, tuple) else label)


_READ: dict[str, Callable[[FieldWords, Any], list[str]]] = {
    "yes_no": _yes_no,
    "choice": lambda words, value: [_choice(words, value)],
    "choices": lambda words, value: [_choice(words, one) for one in value],
    "yes": lambda words, value: [str(words.label)],
    "date": lambda words, value: [f"{date.fromisoformat(value):%-d %B %Y}"],
    "rows": _rows,
}
