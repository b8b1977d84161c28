"""What happened, as far as the viewer may know it."""

import pytest

from recruitment.domain.casework.timeline import timeline
from recruitment.domain.workflow.moves import MOVES
from recruitment.models import StageMove
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def told(application, name: str) -> list[str]:
    return [event.words for event in timeline(application, getattr(cast, name)())]


def test_a_coordinator_reads_moves_conversations_and_their_own_gates():
    words = told(factory.at_decision(), "maya")

    assert {"Started the conversation", "First conversation", "Identity: Met"} <= set(words)
    assert [one for one in words if one.startswith(("DBS", "Self-disclosure", "Suitability"))] == []


def test_the_checks_team_reads_the_other_gates_too():
    assert {"DBS check: Met", "Self-disclosure: Met"} <= set(told(factory.at_decision(), "helen"))


@pytest.mark.parametrize("name", ["noor", "mags", "wendy", "sam", "alex"])
def test_for_somebody_who_may_not_know_nothing_happened(name):
    assert told(factory.at_decision(), name) == []


def test_the_newest_comes_first_with_who_did_it():
    events = timeline(factory.submitted(), cast.maya())

    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)
    assert {event.who for event in events} == {"Maya", "Sam"}


def test_what_the_program_did_names_nobody():
    module = factory.a_module()
    application = factory.offered(profile=factory.a_role(modules=(module,)))
    factory.learn(application.person, module)

    assert [event.who for event in timeline(application, cast.maya()) if event.words == "The GROW model: Met"] == [""]


def test_a_move_that_is_no_longer_in_the_table_stays_readable():
    application = factory.enquired()
    StageMove.objects.create(application=application, sequence=1, name="older", left="enquiry", entered="enquiry")

    assert told(application, "maya") == ["older"]


def test_the_log_says_what_was_done_and_not_what_to_do():
    words = told(factory.not_appointed(), "maya")

    assert {"Sent the form", "Made a conditional offer", "Asked for a decision", "Did not appoint them"} <= set(words)
    assert [str(move.label) for move in MOVES.values() if str(move.label) in words] == []


def test_notes_are_read_by_those_who_work_on_the_case():
    events = timeline(factory.talked(factory.enquired()), cast.maya())

    assert [event.note for event in events if event.kind == "conversation"] == ["zinnia: a good talk"]
