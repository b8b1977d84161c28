"""The staff menu: what every app has registered with Wagtail, drawn by the server for the screens that we wrote."""

from dataclasses import dataclass, replace
from typing import Any

from django import template
from django.http import HttpRequest
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem, admin_menu

register = template.Library()

# Wagtail's own names for pictures, and the lucide ones that we draw instead.
PICTURES = {
    "cogs": "settings",
    "doc-empty-inverse": "history",
    "doc-full": "file-text",
    "doc-full-inverse": "folder",
    "folder-inverse": "folder",
    "folder-open-1": "folder-tree",
    "folder-open-inverse": "file-text",
    "globe": "globe",
    "group": "users",
    "help": "circle-question-mark",
    "image": "image",
    "keyboard": "keyboard",
    "lock": "lock",
    "redirect": "corner-down-right",
    "site": "globe",
    "snippet": "puzzle",
    "tasks": "list-checks",
    "thumbtack": "pin",
    "time": "clock-4",
    "user": "user-round",
    "warning": "hand-heart",
}


@dataclass(frozen=True)
class Entry:
    """One line of the menu. `entries`: lines that it opens. `covers`: how the addresses begin that belong to it."""

    label: str
    href: str
    picture: str = ""
    current: bool = False
    count: int = 0
    entries: tuple["Entry", ...] = ()
    covers: str = ""


@register.simple_tag(takes_context=True)
def staff_menu(context: template.Context) -> tuple[Entry, ...]:
    """`{% staff_menu as entries %}`: what this person may open, in order; the one that is open is `current`.

    An item whose class has `count(request) -> int` shows that number: how many need this person. One that `covers` an
    address is also current on the pages below that, where no other line leads to them.
    """
    request: HttpRequest = context["request"]
    return mark_current(entries_of(admin_menu, request), request.path)


def entries_of(menu: Menu, request: HttpRequest) -> tuple[Entry, ...]:
    """The lines of one menu that this person may see, by their order and then their words."""
    items = sorted(menu.menu_items_for_request(request), key=lambda item: (item.order, str(item.label)))
    lines = [entry(item, request) for item in items]
    return tuple(line for line in lines if line.entries or line.href.startswith("/"))


def entry(item: MenuItem, request: HttpRequest) -> Entry:
    """A registered item as a line, with what it opens."""
    count: Any = getattr(item, "count", None)
    return Entry(
        label=str(item.label),
        href=str(item.url),
        picture=PICTURES.get(item.icon_name, item.icon_name),
        count=count(request) if callable(count) else 0,
        entries=entries_of(item.menu, request) if isinstance(item, SubmenuMenuItem) else (),
        covers=getattr(item, "covers", ""),
    )


def mark_current(entries: tuple[Entry, ...], path: str) -> tuple[Entry, ...]:
    """The lines, with the one marked whose address is the longest beginning of `path`, and the line that holds it."""
    lines = [(line, holder) for holder in entries for line in [holder, *holder.entries] if line.href.startswith("/")]
    found = [pair for pair in lines if path.startswith(pair[0].covers or pair[0].href)]
    if not found:
        return entries
    line, holder = max(found, key=lambda pair: _nearness(pair[0], path))
    return tuple(_with_current(one, line) if one is holder else one for one in entries)


def _with_current(holder: Entry, line: Entry) -> Entry:
    inner = tuple(replace(one, current=True) if one is line else one for one in holder.entries)
    return replace(holder, current=True, entries=inner)


def _nearness(line: Entry, path: str) -> tuple[bool, int, bool]:
    """The page itself, then the longest beginning; of two as long, the line that says that it covers it."""
    return line.href == path, len(line.covers or line.href), bool(line.covers)
