"""Put a letter in the outbox: one row, written in the transaction of what it tells about.

When, how and whether it goes is decided when it goes (`sending`), because people change their minds in between.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain.rendering import LetterIncomplete, render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.domain.sending import hasten
from lms.platform.letters.models import Letter
from lms.platform.letters.models.letter import label_of
from lms.platform.trust.damaged import is_unreadable
from lms.platform.trust.domain.audit import record


def queue_letter(
    person: User,
    template: str,
    context: Mapping[str, str],
    *,
    by: User | None = None,
    once: str = "",
    about: Any = None,
    not_before: datetime | None = None,
) -> Letter | None:
    """Say `templates/letters/<template>.txt` to `person`; returns the row, or None where `once` was said before.

    `context` maps names to words; `from_name` in it signs the letter. `once` is a key for ever: let it hold the
    person's id where several are told. `about` is an object or label, found again by `Letter.objects.about(…)`; its
    `area`, if it has one, says who among staff may print the letter; where that is still None, staff of every area.
    Raises TemplateDoesNotExist or LetterIncomplete now, not when the letter goes.
    """
    letter = Letter(
        person=person,
        area=getattr(about, "area", None),
        unplaced=getattr(about, "area", "none has one") is None,
        template=template,
        context={key: str(value) for key, value in context.items()},
        about=label_of(about),
        once=once,
        not_before=not_before or timezone.now(),
    )
    return _queue(letter, by=by)


def queue_alert(
    person: User, template: str, context: Mapping[str, str], *, once: str = "", about: Any = None
) -> list[Letter]:
    """Tell `person` at once by every way that reaches them by machine: e-mail and text, at any hour, still discreetly.

    Somebody with neither is put on the list of letters for a person to pass on. Returns the letters that are new.
    """
    channels = [Letter.Channel.EMAIL] if person.email else []
    channels += [Letter.Channel.TEXT] if person.phone else []
    letters = [
        Letter(
            person=person,
            template=template,
            context={key: str(value) for key, value in context.items()},
            about=label_of(about),
            once=f"{once}:{channel}" if once else "",
            channel=channel,
            urgent=True,
        )
        for channel in channels or [Letter.Channel.IN_PERSON]
    ]
    return [letter for letter in letters if _queue(letter, by=None) is not None]


@transaction.atomic
def _queue(letter: Letter, *, by: User | None) -> Letter | None:
    if any(is_unreadable(words) for words in letter.context.values()):
        raise LetterIncomplete(f"A part of {letter.template} could not be opened; it is not sent like that.")
    voice = sender_for(letter.person, discreet=False, from_name=letter.context.get("from_name", ""))
    render_letter(letter.template, letter.context, voice)
    if (letter.once and Letter.objects.filter(once=letter.once).exists()) or not _stored(letter):
        return None
    record("letters.queued", by=by, target=letter, ids={"template": letter.template})
    transaction.on_commit(partial(hasten, letter), robust=True)
    return letter


def _stored(letter: Letter) -> bool:
    """False where somebody else stored a letter with the same `once` at this moment."""
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        if letter.once and Letter.objects.filter(once=letter.once).exists():
            return False
        raise
    return True
