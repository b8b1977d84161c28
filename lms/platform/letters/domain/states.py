"""The only way from one state of a letter to another: a plain table, and a conditional UPDATE that one caller wins."""

from dataclasses import dataclass
from typing import Any

from lms.platform.letters.models import Letter

State = Letter.State


@dataclass(frozen=True)
class Move:
    """From which states to which. `claimed`: only whoever holds the claim (its `not_before`) may make it."""

    leaves: frozenset[str]
    enters: str
    claimed: bool = False


WAITING, HELD, TO_PRINT = State.WAITING, State.HELD, State.TO_PRINT

MOVES = {
    # What the mail server has taken is sent, even if somebody held the letter in that second.
    "sent": Move(frozenset(State), State.SENT, claimed=True),
    "for_a_person": Move(frozenset({WAITING}), TO_PRINT, claimed=True),
    "dropped": Move(frozenset({WAITING}), State.NOT_SENT, claimed=True),
    "hold": Move(frozenset({WAITING, TO_PRINT}), HELD),
    "release": Move(frozenset({HELD}), WAITING),
    "cancel": Move(frozenset({WAITING, HELD, TO_PRINT}), State.NOT_SENT),
    "hand_over": Move(frozenset({TO_PRINT}), State.HANDED_OVER),
    "send_again": Move(frozenset({TO_PRINT}), WAITING),
}


def make_move(letter: Letter, name: str, **fields: Any) -> bool:
    """Move the row and set `fields` with it; False where it is no longer in a state that `name` leaves."""
    move = MOVES[name]
    row = Letter.objects.filter(pk=letter.pk, state__in=move.leaves)
    if move.claimed:
        row = row.filter(not_before=letter.not_before)
    return bool(row.update(state=move.enters, **fields))
