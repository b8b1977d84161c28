"""Icons, drawings and the small sums that components need. In templates: `{% load pathway %}`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from lms.platform.pages.context import Scheme
from lms.platform.pages.context import scheme_facts as facts

register = template.Library()

# Our words for the shapes that carry a meaning; any other name is lucide's own.
SHAPES = {
    "tick": "check",
    "lamp": "lamp",
    "person": "user-round",
    "people": "users",
    "door": "door-open",
    "mend": "circle-alert",
    "not-current": "circle-minus",
    "clock": "clock-4",
    "go": "arrow-right",
    "back": "arrow-left",
    "think": "sprout",
    "hear": "ear",
    "safe": "shield-check",
}
DRAWN = re.compile(r"<svg.*?>(.*)</svg>", re.DOTALL)
NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]


@cache
def icon_lines(name: str) -> str:
    """The lines of one icon, without its frame; LookupError where there is no icon of that name."""
    file: Path = settings.ICONS / f"{SHAPES.get(name, name)}.svg"
    if not file.is_file():
        raise LookupError(f"There is no icon called {name!r} in lucide-static.")
    drawn = DRAWN.search(file.read_text())
    return " ".join(drawn.group(1).split()) if drawn else ""


@register.filter
def span(months: int) -> str:
    """36 as "3 years", 18 as "18 months": the way people say it."""
    years, left = divmod(months, 12)
    if left or not years:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """`{% icon "tick" %}`: always beside words, so hidden from a screen reader."""
    return format_html(
        '<svg class="ico{}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">{}</svg>',
        f" {css}" if css else "",
        mark_safe(icon_lines(name)),  # noqa: S308 - our own file
    )


@register.simple_tag
@cache
def drawing(name: str) -> SafeString:
    """`{% drawing "mug" %}`: one of templates/drawings/, hidden from a screen reader. Nothing in one ever differs."""
    return mark_safe(render_to_string(f"drawings/{name}.svg.html"))  # noqa: S308 - our own file


@register.simple_tag
def scheme_facts() -> Scheme:
    """`{% scheme_facts as scheme %}` inside a component, which sees no context processor."""
    return facts()


@register.filter
def lower_first(words: str) -> str:
    """Begin mid-sentence: "Say hello" becomes "say hello", while "HEAR" and "DBS check" stay as they are."""
    text = str(words)
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


@register.filter
def after_comma(name: str) -> str:
    """A name at the end of a sentence: ", Sam"; empty where nobody told us one."""
    return f", {name}" if name else ""


@register.filter
def in_words(count: int) -> str:
    """Whole numbers up to nine as words, as they begin a sentence; above that as figures."""
    return gettext(NUMBERS[count]) if 0 <= count < len(NUMBERS) else str(count)


def read(stop: Any, name: str) -> Any:
    """One fact about a stop, which may be an object or a mapping."""
    return stop.get(name, "") if isinstance(stop, Mapping) else getattr(stop, name, "")


@register.simple_tag
def place_on(stops: Sequence[Any]) -> dict[str, Any]:
    """Where on a journey somebody is: number, of, name, next (empty at the last stop)."""
    states = [read(stop, "state") for stop in stops]
    at = states.index("now") if "now" in states else len(stops) - 1
    following = stops[at + 1 : at + 2]
    return {
        "number": at + 1,
        "of": len(stops),
        "name": read(stops[at], "name"),
        "next": read(following[0], "name") if following else "",
    }


@register.simple_tag
def mend_heading(count: int) -> str:
    """The first line of an error summary."""
    line = ngettext("Nearly there. One thing to mend", "Nearly there. %(count)s things to mend", count)
    return line % {"count": in_words(count)} if "%" in line else line


@register.simple_tag
def mend_line(field: BoundField, error: str) -> str:
    """A line of the summary: "Your name: we need…", or after a question, "What is your name? We need…".

    An error that begins with the label says it by itself.
    """
    label = str(field.label)
    if error.lower().startswith(label.lower()):
        return error
    return f"{label} {error}" if label.endswith("?") else f"{label}: {lower_first(error)}"


@register.filter
def mend_target(field: BoundField) -> str:
    """The id of the first control of a field, for a link that lands in it."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def choice_groups(field: BoundField) -> list[tuple[Any, list[Any]]]:
    """The options of a field, below the name of their group; "" for those that belong to none."""
    options = iter(field)
    found: list[tuple[Any, list[Any]]] = []
    for value, label in field.field.choices:  # type: ignore[attr-defined]
        grouped = isinstance(label, (list, tuple))
        if grouped or not found or found[-1][0]:
            found.append((value if grouped else "", []))
        found[-1][1].extend(next(options) for _one in range(len(label) if grouped else 1))
    return found


@register.simple_tag
def bars(rows: Sequence[Mapping[str, Any]], width: int = 320, pitch: int = 58) -> dict[str, Any]:
    """Horizontal bars for `components/chart_with_table.html`, in units of the drawing.

    `rows` have `label` and `value`; the longest bar is as wide as the drawing less room for its figure.
    """
    most = max((row["value"] for row in rows), default=0) or 1
    room = width - 64
    return {
        "width": width,
        "height": pitch * len(rows),
        "rows": [
            {**row, "label_y": at * pitch + 18, "bar_y": at * pitch + 27, "value_y": at * pitch + 43}
            | {"long": round(max(row["value"] / most * room, 3), 1)}
            | {"value_x": round(max(row["value"] / most * room, 3) + 10, 1)}
            for at, row in enumerate(rows)
        ],
    }


@register.filter
def beside(columns: Sequence[Any], row: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each column with its cell; ValueError where a row is longer or shorter than its head."""
    return list(zip(columns, row, strict=True))
