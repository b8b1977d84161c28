"""A value that cannot be opened is shown as such, is never stored or sent, and somebody is told."""

from typing import Any

import pytest
from django.db import transaction

from lms.platform.letters.domain.lead import tell_administrators_of_damage
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.rendering import LetterIncomplete
from lms.platform.letters.models import Letter
from lms.platform.trust.crypto import SealBroken
from lms.platform.trust.damaged import is_unreadable, take_met, words
from lms.platform.trust.models import DamagedValue
from lms.platform.trust.receivers import write_damage_down
from tests.platform.trust.diary import Diary

pytestmark = [pytest.mark.django_db, pytest.mark.both]

BROKEN = "v1|nokey|AAAA|AAAA"


@pytest.fixture
def damaged(diary: type[Diary], write_stored: Any) -> Diary:
    take_met()
    row = diary.objects.create(seen="real", said="real", kept={"a": 1}, phone="07700 900123")
    for field in ("seen", "said", "kept", "phone"):
        write_stored(row, field, BROKEN)
    return diary.objects.get(pk=row.pk)


def test_what_cannot_be_opened_says_so_in_its_place(damaged: Diary) -> None:
    assert (damaged.seen, damaged.phone, bool(damaged.said)) == ("This could not be opened",) * 2 + (True,)


@pytest.mark.parametrize("put", ["", "same", "form"])
def test_saving_keeps_the_damaged_text_untouched(damaged: Diary, stored: Any, put: str) -> None:
    if put:
        damaged.seen = damaged.seen if put == "same" else "This could not be opened"
    damaged.full_clean(exclude=["uuid"])
    damaged.save()
    assert [stored(damaged, field) for field in ("seen", "said", "phone")] == [BROKEN] * 3


def test_saving_keeps_the_index_by_which_the_row_is_found(damaged: Diary) -> None:
    damaged.save()
    assert Diary.objects.get(phone_index="07700 900123") == damaged


def test_new_words_take_the_place_of_damaged_ones(damaged: Diary) -> None:
    damaged.seen = "written again"
    damaged.save()
    assert Diary.objects.get(pk=damaged.pk).seen == "written again"


def test_what_stands_for_it_is_stored_in_no_other_row(damaged: Diary) -> None:
    with pytest.raises(SealBroken), transaction.atomic():
        Diary.objects.create(seen=damaged.seen)


def test_what_stands_for_it_goes_out_in_no_letter(sam: Any) -> None:
    with pytest.raises(LetterIncomplete):
        queue_letter(sam, "trust/damaged", {"number": words()})


def test_an_administrator_is_told_once_how_many_there_are_and_nothing_else(damaged: Diary, alex: Any) -> None:
    for _ in range(2):
        assert is_unreadable(Diary.objects.get(pk=damaged.pk).seen)
        write_damage_down(sender=type(damaged))
        tell_administrators_of_damage()
    [letter] = Letter.objects.filter(template="trust/damaged")
    assert (letter.context, [row.row for row in DamagedValue.objects.all()]) == ({"number": "1"}, [damaged.uuid])
