"""Which name stands on a certificate. The holder chooses among what they have told us, and may change it later."""

from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.characters import tidy_line


def names_of(person: User) -> list[str]:
    """The names that `person` may choose from, the usual one first; never empty.

    Somebody who asks to be called by another first name is never shown by the old one unless they choose it.
    """
    full, liked = tidy_line(person.full_name), tidy_line(person.preferred_name)
    choices = [_usual(full, liked), full, liked]
    return list(dict.fromkeys(name for name in choices if name)) or [_("the holder of this certificate")]


def _usual(full: str, liked: str) -> str:
    words = full.split()
    if not liked or liked in words:
        return full
    return liked if " " in liked or len(words) < 2 else f"{liked} {words[-1]}"
