"""What every template may say about the scheme; nothing here asks the database."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest

# Which entry of the menu is current, by the first part of the address.
SECTIONS = {
    "learn": "training",
    "sessions": "training",
    "roles": "volunteer",
    "could-i-volunteer": "volunteer",
    "apply": "volunteer",
    "ring-me": "help",
    "help": "help",
    "concerns": "help",
    "my": "path",
    "accounts": "path",
    "applications": "path",
    "certificates": "path",
    "record": "path",
    "cv": "path",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """The scheme's name, how to reach it, and the numbers for somebody in need tonight."""

    name: str
    phone: str
    hours: str
    texts: str
    email: str
    exit_address: str
    crisis_lines: list[dict[str, str]]
    crisis_checked_on: date

    @property
    def dial(self) -> str:
        """The phone number as a link needs it."""
        return dialled(self.phone)

    @property
    def text_dial(self) -> str:
        """The number for texts as a link needs it; empty where nobody reads texts."""
        return dialled(self.texts)


def dialled(number: str) -> str:
    """A number without the spaces that make it readable."""
    return "".join(mark for mark in number if mark.isdigit() or mark == "+")


def scheme_facts() -> Scheme:
    """The scheme as its settings describe it; also for pages that are shown without a request."""
    return Scheme(
        name=settings.SCHEME_NAME,
        phone=settings.SCHEME_PHONE,
        hours=settings.SCHEME_HOURS,
        texts=settings.SCHEME_TEXTS,
        email=settings.SCHEME_EMAIL,
        exit_address=settings.EXIT_ADDRESS,
        crisis_lines=settings.CRISIS_LINES,
        crisis_checked_on=date.fromisoformat(settings.CRISIS_CHECKED_ON),
    )


def section_of(path: str) -> str:
    """`/learn/hear/` is training; the first page, and what the table does not name, belong to no entry."""
    first, _, _ = path.lstrip("/").partition("/")
    return SECTIONS.get(first, "")


def scheme(request: HttpRequest) -> dict[str, object]:
    """Context processor: `scheme`, and `section` (a view or page may say another)."""
    return {"scheme": scheme_facts(), "section": section_of(request.path)}
