"""What stands in the place of a sealed value that cannot be opened: shown, never stored, never sent.

A row of the database may be damaged, moved, or sealed under a key that is lost. Whoever looks at a list of fifty people
must still see the other forty-nine, so that reading gives words that say so. They are told apart by their class: a rule
that would act on them asks `is_unreadable`. Which fields were met is kept until `domain.damage` writes it down.
"""

import logging
from typing import Any

from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

MOST_REMEMBERED = 1000
_met: dict[tuple[str, str], None] = {}


class UnreadableWords(str):
    """In place of text."""

    __slots__ = ()

    def __str__(self) -> str:
        return self


class UnreadableParts(dict[str, Any]):
    """In place of JSON: nothing is in it, and whatever is asked for says so."""

    def __missing__(self, key: str) -> str:
        return words()

    def __str__(self) -> str:
        return words()


def words() -> UnreadableWords:
    """What a screen shows."""
    return UnreadableWords(_("This could not be opened"))


def is_unreadable(value: Any) -> bool:
    """Whether `value` only stands for something that could not be opened."""
    return isinstance(value, UnreadableWords | UnreadableParts)


def stand_in(field: Any, row: str) -> UnreadableWords | UnreadableParts:
    """For `field` of `row` (`app.model.field.uuid`); it is said in the log once a process, without contents."""
    place, _dot, uuid = row.rpartition(".")
    if (place, uuid) not in _met and len(_met) < MOST_REMEMBERED:
        _met[place, uuid] = None
        logger.error("A sealed value could not be opened: %s of %s.", place, uuid)
    return UnreadableParts() if field.stands_for_parts else words()


def take_met() -> list[tuple[str, str]]:
    """(place, uuid) of what this process met since it was last asked."""
    found = list(_met)
    _met.clear()
    return found
