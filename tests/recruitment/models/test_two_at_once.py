"""Two transactions at the same moment, in both orders: one clears, the other takes away what it rests on.

At every isolation level exactly the outcomes that some order of the two could have. On SQLite there is one writer.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from django.db import connection

from courses.models import Module
from recruitment.domain.workflow import holding
from recruitment.models import Application
from tests.beginnings import begins_with
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import two_decide

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
LEVELS = ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"]
WAIT = 0.2
"""Seconds after which somebody who has not answered is waiting for the other."""

CLEAR = "UPDATE recruitment_application SET stage = 'cleared' WHERE id = {id}"
SPEND = "UPDATE recruitment_determination SET state = 'spent' WHERE application_id = {id}"
ASK_MORE = (
    "UPDATE recruitment_roleprofile SET required_gates = required_gates || '[\"police_vetting\"]'::jsonb "
    "WHERE id = {profile}"
)
ASK_TRAINING = (
    "INSERT INTO recruitment_roleprofile_required_modules (roleprofile_id, module_id) VALUES ({profile}, {module})"
)
OPEN_GATE = (
    "INSERT INTO recruitment_gate (application_id, kind, position, state, sequence, snapshot, changed_at) "
    "VALUES ({id}, 'police_vetting', 9, 'not_started', 0, '', now())"
)
WORSEN = "UPDATE recruitment_gate SET state = 'not_started' WHERE application_id = {id} AND kind = 'dbs'"
OTHERS = {
    "the decision is spent": SPEND,
    "the role asks for more": ASK_MORE,
    "the role asks for training": ASK_TRAINING,
    "a gate is opened": OPEN_GATE,
    "a gate gets worse": WORSEN,
}
AFTERWARDS_TOO = {"the role asks for more", "the role asks for training"}
"""A role may ask for more once somebody is cleared: people are asked about each. The rest is held then."""


def lay_out() -> None:
    factory.a_module()
    two_decide(factory.at_decision(), "clearance")


ready_to_clear = begins_with("ready_to_clear", lay_out)


@pytest.fixture
def names(ready_to_clear: None) -> dict[str, int]:
    application = Application.objects.get()
    return {"id": application.pk, "profile": application.profile_id, "module": Module.objects.get().pk}


@contextmanager
def a_transaction(level: str) -> Iterator[psycopg.Connection]:
    with closing(psycopg.connect(**given())) as mine:
        mine.execute(f"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL {level}")
        mine.commit()
        mine.execute("SELECT COUNT(*) FROM recruitment_application")  # what it sees is settled from here on
        yield mine


def given() -> dict[str, object]:
    named = connection.settings_dict
    return {"dbname": named["NAME"], "user": named["USER"], "host": named["HOST"], "port": named["PORT"] or None}


def done(mine: psycopg.Connection, sql: str) -> bool:
    """Whether `mine` could do it and keep it."""
    try:
        mine.execute(sql)
        mine.commit()
    except psycopg.Error:
        mine.rollback()
        return False
    return True


def one_after_the_other(level: str, first: str, second: str) -> tuple[bool, bool]:
    """The second begins while the first has not committed."""
    outcome: list[bool] = []
    with a_transaction(level) as one, a_transaction(level) as other:
        one.execute(first)
        waiting = threading.Thread(target=lambda: outcome.append(done(other, second)))
        waiting.start()
        waiting.join(WAIT)
        one_kept = done(one, "SELECT 1")
        waiting.join(20)
    return one_kept, outcome[0]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("other", OTHERS)
def test_who_clears_after_something_was_taken_away_is_refused(level, other, names):
    taken = OTHERS[other].format(**names)

    assert one_after_the_other(level, taken, CLEAR.format(**names)) == (True, False)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("other", OTHERS)
def test_what_somebody_cleared_rests_on_is_not_taken_away_at_the_last_moment(level, other, names):
    cleared, taken = one_after_the_other(level, CLEAR.format(**names), OTHERS[other].format(**names))

    assert cleared
    assert not taken or other in AFTERWARDS_TOO


@pytest.mark.parametrize("other", [SPEND, ASK_MORE, WORSEN], ids=["decision", "role", "gate"])
def test_the_move_holds_what_it_reads_until_it_ends(other: str, names: dict[str, int]) -> None:
    """Before the triggers are asked at all, so that a person reads a sentence."""
    outcome: list[bool] = []

    def hold(work: Callable[[], None]) -> None:
        with a_transaction("READ COMMITTED") as mine:
            waiting = threading.Thread(target=lambda: outcome.append(done(mine, other.format(**names))))
            waiting.start()
            waiting.join(WAIT)
            assert outcome == [], "It went on while the move held its rows."
            work()
            waiting.join(20)

    connection.set_autocommit(False)
    holding.what_clearing_rests_on(Application.objects.get(pk=names["id"]))
    hold(lambda: (connection.rollback(), connection.set_autocommit(True))[0])
    assert outcome == [True]
