"""Pages of the public site are kept whole, each for one edition: whatever changes what visitors are shown ends it.

Publishing, moving and taking down announce themselves (receivers.py); a rule whose rows a public page shows calls
`begin_edition()` in its transaction. The word is in the database, so every process hears of it, within a second.
"""

import threading
import time
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.crypto import get_random_string

from lms.platform.pages.models import SiteEdition

ONLY = 1
KNOWN_SECONDS = 1.0
"""For how long a process goes by what it read. Its own changes it knows at once."""


@dataclass
class _Known:
    word: str = ""
    until: float = 0.0
    changes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


_known = _Known()


@transaction.atomic
def begin_edition() -> None:
    """Something that visitors are shown has changed: no page that was kept before is shown again."""
    word = get_random_string(22)
    if not SiteEdition.objects.filter(pk=ONLY).update(word=word):
        SiteEdition.objects.update_or_create(pk=ONLY, defaults={"word": word})
    transaction.on_commit(forget_edition)


def present_edition() -> str:
    """The present edition's word; empty before the first change. At most one question a second in each process."""
    if time.monotonic() < _known.until:
        return _known.word
    changes = _known.changes
    word = SiteEdition.objects.filter(pk=ONLY).values_list("word", flat=True).first() or ""
    with _known.lock:
        if changes == _known.changes:  # else it ended while we read: what we read is right once, and not kept
            _known.word, _known.until = word, time.monotonic() + KNOWN_SECONDS
    return word


def forget_edition() -> None:
    """Read it again the next time."""
    with _known.lock:
        _known.changes += 1
        _known.until = 0.0
