"""What somebody typed into a form that cannot be taken just now, to be shown again: their words are never lost.

Passwords and codes are neither shown nor kept.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, RawPostDataException, UnreadablePostError

SECRET = {"password", "password1", "password2", "passcode", "code", "otp", "token", "secret", "pin", "credential"}
CSRF = "csrfmiddlewaretoken"
SHORT = 12


@dataclass(frozen=True)
class TypedWords:
    """`shown` are words in sentences, by a name made from the field's; `rest` are choices and the like.

    `complete`: whether sending `shown` and `rest` to `address` again is all that was sent.
    """

    shown: list[tuple[str, str, str]]
    rest: list[tuple[str, str]]
    address: str
    complete: bool


def typed_words(request: HttpRequest) -> TypedWords | None:
    """What this request would have stored; None where nothing was sent or it cannot be read."""
    if request.method != "POST":
        return None
    try:
        sent = [(name, text) for name, texts in request.POST.lists() for text in texts]
        has_files = bool(request.FILES)
    except (SuspiciousOperation, UnreadablePostError, RawPostDataException, OSError):
        return None
    open_ones = [(name, text) for name, text in sent if not _is_secret(name)]
    shown = [(name, _label(name), text) for name, text in open_ones if _is_words(name, text)]
    if not open_ones:
        return None
    return TypedWords(
        shown=shown,
        rest=[(name, text) for name, text in open_ones if not _is_words(name, text)],
        address=request.get_full_path(),
        complete=len(open_ones) == len(sent) and not has_files,
    )


def _is_secret(name: str) -> bool:
    return name != CSRF and bool(SECRET & set(re.split(r"[\W_]+", name.lower())))


def _is_words(name: str, text: str) -> bool:
    return name != CSRF and bool(text.strip()) and (len(text) > SHORT or " " in text.strip())


def _label(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name).strip().capitalize()
