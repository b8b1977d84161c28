"""Stop letters that have not gone yet, or give them to other staff, because of what became of their subject."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from lms.platform.accounts.models import Area, User
from lms.platform.letters.domain.states import MOVES, make_move
from lms.platform.letters.models import Letter
from lms.platform.trust.domain.audit import record


@transaction.atomic
def hold_letters(about: Any, *, by: User | None) -> int:
    """Keep what waits about `about` (an application that pauses) until `release_letters`; returns how many."""
    return _move(about, "hold", by=by)


@transaction.atomic
def release_letters(about: Any, *, by: User | None) -> int:
    """Let what was held about `about` go, now; returns how many."""
    return _move(about, "release", by=by, not_before=timezone.now())


@transaction.atomic
def cancel_letters(about: Any, *, by: User | None, template: str = "") -> int:
    """Never send what waits or is held about `about` (somebody stopped); `template` narrows it. Returns how many."""
    return _move(about, "cancel", by=by, template=template)


def place_letters(about: Any, area: Area) -> None:
    """What was written about `about` belongs to `area` from now on: staff there pass it on."""
    Letter.objects.about(about).exclude(about="").update(area=area, unplaced=False)


def _move(about: Any, name: str, *, by: User | None, template: str = "", **fields: Any) -> int:
    letters = Letter.objects.about(about).exclude(about="").filter(state__in=MOVES[name].leaves)
    if template:
        letters = letters.filter(template=template)
    moved = [letter for letter in letters if make_move(letter, name, **fields)]
    for letter in moved:
        record(f"letters.{name}", by=by, target=letter, fields=["state"], ids={"template": letter.template})
    return len(moved)
