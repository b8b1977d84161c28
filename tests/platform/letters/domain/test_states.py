"""The table of moves: what leads where, and that one caller wins."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain.states import MOVES, make_move
from lms.platform.letters.models import Letter

pytestmark = pytest.mark.django_db
Queued = Callable[..., Letter]
STATES = [state.value for state in Letter.State]


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize("state", STATES)
def test_a_move_is_made_only_from_the_states_it_leaves(queued: Queued, sam: User, name: str, state: str) -> None:
    letter = queued(sam)
    Letter.objects.filter(pk=letter.pk).update(state=state)
    allowed = state in MOVES[name].leaves
    assert make_move(letter, name) is allowed
    assert Letter.objects.get().state == (MOVES[name].enters if allowed else state)


@pytest.mark.parametrize("name", [name for name, move in MOVES.items() if move.claimed])
def test_whoever_lost_the_claim_moves_nothing(queued: Queued, sam: User, name: str) -> None:
    letter = queued(sam)
    Letter.objects.update(not_before=timezone.now() + timedelta(minutes=10))
    assert make_move(letter, name) is False
    assert Letter.objects.get().state == "waiting"


def test_nothing_leads_out_of_sent_or_handed_over() -> None:
    ends = {"sent", "handed_over"}
    assert [name for name, move in MOVES.items() if ends & set(move.leaves) and move.enters not in ends] == []


def test_fields_are_set_with_the_move_or_not_at_all(queued: Queued, sam: User) -> None:
    letter = queued(sam)
    assert [make_move(letter, "hand_over", attempts=7), make_move(letter, "hold", attempts=9)] == [False, True]
    assert Letter.objects.get().attempts == 9
