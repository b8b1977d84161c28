"""A code against many hands: the database counts, not the session."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lms.platform.signin.domain.codes import Answer, Purpose, request_code, try_code
from lms.platform.signin.domain.sending import send_code
from lms.platform.signin.domain.tallies import count_tries
from lms.platform.signin.domain.text_budget import take_text
from lms.platform.signin.models import SignInCode, Tally, TextDay
from tests.platform.signin.codes import KeptTexts

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

HANDS = 12


def _at_once(work) -> list:
    def closing(turn: int):
        try:
            return work(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(closing, range(HANDS)))


def test_twelve_guesses_at_once_are_three_tries():
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    wrong = f"{(int(asked.plain) + 1) % 10**6:06}"
    answers = _at_once(lambda turn: try_code(SignInCode.objects.get(pk=asked.row.pk), wrong))
    assert SignInCode.objects.get().tries == 3
    assert Answer.RIGHT not in answers


def test_the_right_code_sent_twelve_times_at_once_lets_in_once():
    asked = request_code("nia@example.org", Purpose.SIGN_IN)
    answers = _at_once(lambda turn: try_code(SignInCode.objects.get(pk=asked.row.pk), asked.plain))
    assert answers.count(Answer.RIGHT) == 1


def test_twelve_texts_at_once_do_not_overrun_the_share_of_strangers(settings):
    settings.TEXTS_A_DAY = 25
    _at_once(lambda turn: send_code(request_code(f"+4477009001{turn:02}", Purpose.SIGN_IN)))
    assert (len(KeptTexts.sent), TextDay.objects.get().sent) == (5, 5)


def test_the_last_text_of_a_day_is_taken_once_by_twelve_at_once(settings):
    settings.TEXTS_A_DAY = 1
    taken = _at_once(lambda turn: take_text(known_device=True, stranger=False))
    assert (taken.count(True), TextDay.objects.get().sent) == (1, 1)


def test_twelve_tries_at_once_are_all_counted_on_one_row():
    waits = _at_once(lambda turn: count_tries([("code", "10.0.0.0/24", [(5, 10)])]).wait)
    assert (waits.count(None), Tally.objects.get().counted) == (5, 5)
