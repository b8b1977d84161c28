"""What a certificate says, in words for people. Every form of a certificate is made from these same words."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.domain.codes import grouped


@dataclass(frozen=True, slots=True)
class Words:
    """One snapshot in words; texts are empty where there is nothing to say."""

    name: str
    called: str
    title: str
    outcomes: list[str]
    time: str
    how: str
    accredited: str
    issuer: str
    signatory: str
    signatory_role: str
    given: str
    until: str
    code: str

    @property
    def check_address(self) -> str:
        """Where the code is typed, without the scheme: short enough for paper."""
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc + reverse("certificates:verify").rstrip("/")

    @property
    def check_link(self) -> str:
        """The whole address that the QR code holds."""
        code = self.code.replace(" ", "-")
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("certificates:verify_code", args=[code])


def words_of(snapshot: dict[str, Any]) -> Words:
    """Put `snapshot` in words, in the reader's language."""
    return Words(
        name=snapshot["name"],
        called=snapshot["name"].split()[0],
        title=snapshot["title"],
        outcomes=list(snapshot["outcomes"]),
        time=_joined(time_in_words(int(snapshot["minutes"] or 0)), way_in_words(snapshot["mode"])),
        how=how_in_words(snapshot["how_assessed"]),
        accredited=_accredited(snapshot),
        issuer=snapshot["issuer"],
        signatory=snapshot["signatory"],
        signatory_role=snapshot["signatory_role"],
        given=day_in_words(snapshot["given_on"]),
        until=day_in_words(snapshot["expires_on"]),
        code=grouped(snapshot["code"]),
    )


def with_letters(words: Words, draw: Callable[[str], str]) -> Words:
    """The same words with every text passed through `draw`, for a form that cannot write every alphabet."""
    changed: dict[str, Any] = {}
    for field in fields(words):
        value = getattr(words, field.name)
        changed[field.name] = draw(value) if isinstance(value, str) else [draw(item) for item in value]
    return Words(**changed)


def time_in_words(minutes: int) -> str:
    """90 is "90 minutes", 120 "2 hours", 150 "2 hours 30 minutes"; 0 is empty."""
    hours, rest = divmod(minutes, 60)
    if minutes < 120 and rest:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    whole = ngettext("%d hour", "%d hours", hours) % hours if hours else ""
    return " ".join(part for part in (whole, ngettext("%d minute", "%d minutes", rest) % rest if rest else "") if part)


def way_in_words(mode: str) -> str:
    """How the training was taken; a way that we have no words for is shown as it is written."""
    ways = {
        "remote": _("online"),
        "online": _("online, together"),
        "face-to-face": _("face to face"),
        "blended": _("partly online, partly face to face"),
    }
    return ways.get(mode, mode)


def how_in_words(how: str) -> str:
    """How it was assessed; what we have no words for is shown as it is written."""
    ways = {
        "lessons": _("Completed"),
        "quiz": _("Assessed by quiz"),
        "attended": _("Attended"),
        "observed": _("Observed in practice"),
    }
    return ways.get(how, how)


def day_in_words(day: str) -> str:
    """ "2026-11-18" as "18 November 2026"; empty stays empty."""
    return date_format(date.fromisoformat(day), "j F Y") if day else ""


def _accredited(snapshot: dict[str, Any]) -> str:
    if not (snapshot["awarding_body"] and snapshot["accreditation_reference"]):
        return ""
    by = {"body": snapshot["awarding_body"], "reference": snapshot["accreditation_reference"]}
    return _("Accredited by %(body)s, %(reference)s") % by


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
