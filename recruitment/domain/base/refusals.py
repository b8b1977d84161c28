"""How a rule says no: in a sentence for the screen, with where to go and put it right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Missing:
    """One thing that is not there yet. `to` names the place to mend it, for the screen to turn into an address.

    Places: `gate/<kind>`, `task/<slug>`, `conversation`, `role`, `area`, `coordinator`, `decision`, `discussion`,
    `clearance`, or "" for nowhere in particular.
    """

    sentence: str
    to: str = ""


class Refused(Exception):
    """A rule says no. `sentence` is for the screen; `links` are the single things that are missing."""

    def __init__(self, missing: str | Sequence[Missing], links: Sequence[Missing] = ()) -> None:
        found = [Missing(missing)] if isinstance(missing, str) else list(missing)
        self.links: tuple[Missing, ...] = tuple(links or [one for one in found if one.to])
        self.sentence = " ".join(one.sentence for one in found)
        super().__init__(self.sentence)


class MoveRefused(Refused):
    """This move cannot be made, or not by this person, or not yet."""


class GateRefused(Refused):
    """This gate cannot be put in that state, or not by this person, or not on this evidence."""


class ConcurrentChange(Exception):
    """Somebody else was first. `who` did it and `when`; screens answer 409 with `sentence`."""

    def __init__(self, who: str, when: datetime) -> None:
        self.who, self.when = who, when
        words = _("%(who)s changed this at %(when)s. Look at it as it is now, then decide.")
        self.sentence = words % {"who": who, "when": date_format(timezone.localtime(when), "H:i, j F Y")}
        super().__init__(self.sentence)


class ConcurrentMove(ConcurrentChange):
    """Another move was made first."""


class ConcurrentGateChange(ConcurrentChange):
    """Another change of this gate, or of this clearance, was made first."""


class StaleAnswer(Exception):
    """The page was older than what is stored. `stored` is the answer as it is; the caller keeps what was typed."""

    def __init__(self, stored: object) -> None:
        self.stored = stored
        super().__init__(_("You changed this on another page or phone. Choose which one to keep."))
