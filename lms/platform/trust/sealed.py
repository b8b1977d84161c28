"""The opaque thing a sealed field holds in memory: it shows nothing, however it is printed, formatted or pickled."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lms.platform.trust.crypto import SealBroken, seal, unseal
from lms.platform.trust.damaged import is_unreadable

NOTHING = object()
WORD = "sealed"


class Sealed:
    """Stored text, or a value not yet stored, and the row it belongs to where that is known."""

    __slots__ = ("_plain", "_row", "_stored")

    def __init__(self, stored: str | None = None, plain: Any = NOTHING, row: str = "") -> None:
        self._stored, self._plain, self._row = stored, plain, row

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: None, "", {} or []. Needs the key, and tells nothing else.

        What its row holds and cannot be opened is something, for all we know.
        """
        try:
            return open_sealed(self, self._row) in (None, "", {}, [])
        except SealBroken:
            if is_broken(self):
                return False
            raise

    def __repr__(self) -> str:
        return f"<{WORD}>"

    def __str__(self) -> str:
        return WORD

    def __format__(self, spec: str) -> str:
        return format(WORD, spec)

    def __bool__(self) -> bool:
        return not self.is_empty

    def __copy__(self) -> "Sealed":
        return Sealed(self._stored, self._plain, self._row)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Sealed":
        plain = NOTHING if self._plain is NOTHING else deepcopy(self._plain, memo)
        return Sealed(self._stored, plain, self._row)

    def __reduce__(self) -> tuple[Callable[..., "Sealed"], tuple[str]]:
        if self._stored is None:
            raise TypeError("A sealed value can be pickled only after it is saved.")
        return Sealed, (self._stored,)


def open_sealed(held: Sealed, row: str) -> Any:
    """The value inside; for the field's descriptor and for reveal() only. Raises SealBroken."""
    if held._plain is not NOTHING:
        return held._plain
    if held._stored is None or not row:
        raise SealBroken("A sealed value opens only through the row it belongs to.")
    return unseal(held._stored, row)


def is_broken(held: Sealed | None) -> bool:
    """Whether `held` knows its row, and what is stored there does not open in it."""
    if held is None or held._plain is not NOTHING or held._stored is None or not held._row:
        return False
    try:
        unseal(held._stored, held._row)
    except SealBroken:
        return True
    return False


def value_of(held: Sealed | None) -> Any:
    """The value inside what knows its row; None where nothing is held."""
    return None if held is None else open_sealed(held, held._row)


def close(held: Sealed, text: str | None) -> None:
    """Keep the stored text in place of the value."""
    if text is not None:
        held._stored, held._plain = text, NOTHING


def stored_text(held: Sealed, row: str) -> str | None:
    """What to write in the database for `held` in `row`; None stays None."""
    if held._plain is NOTHING:
        return held._stored
    if is_unreadable(held._plain):
        raise SealBroken(f"What stands for a value that could not be opened is not stored in {row}.")
    return None if held._plain is None else seal(held._plain, row)


def bound(held: Sealed | None, row: str) -> Sealed:
    """The same, knowing its row; nothing becomes a sealed nothing."""
    return Sealed(plain=None, row=row) if held is None else Sealed(held._stored, held._plain, row)


def row_of(held: Sealed) -> str:
    """The row `held` is bound to, or an empty string."""
    return held._row


def is_opened(held: Sealed) -> bool:
    """Whether the value itself is at hand: it was set and is not stored yet, or it was opened before."""
    return held._plain is not NOTHING
