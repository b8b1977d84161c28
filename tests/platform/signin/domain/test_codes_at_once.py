"""A code against many hands: the database counts, not the session."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lms.platform.signin.domain.codes import Answer, Purpose, request_code, try_code
from lms.platform.signin.domain.sending import CodeNotSent, send_code
from lms.platform.signin.models import SignInCode, TextDay

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


def test_twelve_texts_at_once_do_not_overrun_the_budget_of_five(settings):
    settings.TEXTS_A_DAY = 5

    def text(turn: int) -> bool:
        try:
            send_code(request_code(f"+4477009001{turn:02}", Purpose.SIGN_IN))
        except CodeNotSent:
            return False
        return True

    assert sum(_at_once(text)) == 5 == TextDay.objects.get().sent
