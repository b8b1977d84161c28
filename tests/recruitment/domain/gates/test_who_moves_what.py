"""Every move, tried by everybody: who is let in at all is one table, read here from the other side."""

import pytest

from recruitment.domain.workflow.moves import MOVES, why_not
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage
from tests import cast
from tests.factories import recruitment as factory

HERE = {"maya"}
APPLICANT = {"sam"}
CHECKS = {"helen"}
DECIDERS = {"joan", "tariq"}
MAKERS = {
    "talk": HERE,
    "invite": HERE,
    "write_first": HERE | APPLICANT,
    "submit": HERE | APPLICANT,
    "offer": HERE,
    "accept": HERE | APPLICANT,
    "to_decision": HERE | CHECKS | DECIDERS,
    "back_to_checks": CHECKS | DECIDERS,
    "clear": HERE | DECIDERS,
    "not_appoint": DECIDERS,
    "reopen": DECIDERS,
    "pause": HERE | APPLICANT,
    "resume": HERE | APPLICANT,
    "lapse": HERE,
    "withdraw": APPLICANT,
    "close_at_request": HERE,
    "undo_close": HERE | APPLICANT,
}
PAIRS = [(name, stage) for name, move in MOVES.items() for stage in move.leaves]

pytestmark = pytest.mark.django_db


def standing_at(stage: str) -> Application:
    """Only where it stands matters here, and nothing is written."""
    application = factory.enquired()
    application.stage = stage
    return application


def test_the_table_here_names_every_move():
    assert set(MAKERS) == set(MOVES)


@pytest.mark.parametrize(("name", "stage"), PAIRS)
def test_a_move_is_open_to_these_people_and_to_nobody_else(name, stage):
    application = standing_at(stage)

    allowed = {person for person in cast.PEOPLE if not why_not(application, MOVES[name], getattr(cast, person)())}

    assert allowed == MAKERS[name]


@pytest.mark.parametrize("name", MOVES)
def test_a_move_is_open_to_nobody_from_anywhere_else(name):
    application = factory.enquired()
    elsewhere = [stage for stage in Application._meta.get_field("stage").choices if stage[0] not in MOVES[name].leaves]
    for stage, _label in elsewhere:
        application.stage = stage
        refusals = {why_not(application, MOVES[name], getattr(cast, person)()) for person in ("maya", "joan")}
        assert len(refusals) == 1
        own = why_not(application, MOVES[name], cast.sam())
        assert (bool(own), f"“{WORDS[Stage(stage)].staff}”" in own) == (True, False)


@pytest.mark.parametrize("name", MOVES)
def test_no_move_is_open_to_somebody_close_to_the_person(name):
    application = standing_at(MOVES[name].leaves[0])
    for person in MAKERS[name] - APPLICANT:
        cast.know_each_other(getattr(cast, person)(), application.person)

    allowed = {person for person in cast.PEOPLE if not why_not(application, MOVES[name], getattr(cast, person)())}

    assert allowed == MAKERS[name] & APPLICANT


@pytest.mark.parametrize("name", MOVES)
def test_in_another_area_a_move_is_open_to_that_areas_coordinator(name):
    application = standing_at(MOVES[name].leaves[0])
    application.area = cast.north()

    allowed = {person for person in ("maya", "noor") if not why_not(application, MOVES[name], getattr(cast, person)())}

    assert allowed == ({"noor"} if "maya" in MAKERS[name] else set())
