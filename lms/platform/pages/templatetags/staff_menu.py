"""The staff menu: what every app has registered with Wagtail, drawn by the server for the screens that we wrote."""

from dataclasses import dataclass, field
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


@dataclass
class Entry:
    """One line of the menu. `entries`: lines that it opens. `covers`: how the addresses begin that belong to it."""

    label: str
    href: str
    picture: str = ""
    current: bool = False
    count: int = 0
    entries: list["Entry"] = field(default_factory=list)
    covers: str = ""


@register.simple_tag(takes_context=True)
def staff_menu(context: template.Context) -> list[Entry]:
    """`{% staff_menu as entries %}`: what this person may open, in order; the one that is open is `current`.

    An item whose class has `count(request) -> int` shows that number: how many need this person. One that `covers` an
    address is also current on the pages below that, where no other line leads to them.
    """
    request: HttpRequest = context["request"]
    entries = entries_of(admin_menu, request)
    mark_current(entries, request.path)
    return entries


def entries_of(menu: Menu, request: HttpRequest) -> list[Entry]:
    """The lines of one menu that this person may see, by their order and then their words."""
    items = sorted(menu.menu_items_for_request(request), key=lambda item: (item.order, str(item.label)))
    lines = [entry(item, request) for item in items]
    return [line for line in lines if line.entries or line.href.startswith("/")]


def entry(item: MenuItem, request: HttpRequest) -> Entry:
    """A registered item as a line, with what it opens."""
    count: Any = getattr(item, "count", None)
    return Entry(
        label=str(item.label),
        href=str(item.url),
        picture=PICTURES.get(item.icon_name, item.icon_name),
        count=count(request) if callable(count) else 0,
        entries=entries_of(item.menu, request) if isinstance(item, SubmenuMenuItem) else [],
        covers=getattr(item, "covers", ""),
    )


def mark_current(entries: list[Entry], path: str) -> None:
    """Mark the line whose address is the longest beginning of `path`, and the line that holds it."""
    lines = [(line, holder) for holder in entries for line in [holder, *holder.entries] if line.href.startswith("/")]
    found = [pair for pair in lines if path.startswith(pair[0].covers or pair[0].href)]
    if found:
        line, holder = max(found, key=lambda pair: _nearness(pair[0], path))
        line.current = holder.current = True


def _nearness(line: Entry, path: str) -> tuple[bool, int, bool]:
    """The page itself, then the longest beginning; of two as long, the line that says that it covers it."""
    return line.href == path, len(line.covers or line.href), bool(line.covers)
