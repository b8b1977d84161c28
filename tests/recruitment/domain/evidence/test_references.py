"""References: asked after the offer, recorded by staff, a worry kept apart."""

import pytest

from lms.platform.trust.domain.reveal import reveal
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.evidence import references
from recruitment.models import Reference
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def named() -> list[Reference]:
    return list(factory.at_checks().references.all())


def gate_state(reference: Reference) -> str:
    return reference.application.gates.get(kind="references").state


def test_the_people_on_the_form_become_references_when_the_person_says_go_ahead():
    first, second = named()

    assert [(one.name, one.state) for one in (first, second)] == [
        ("Pat Lowe", "not_requested"),
        ("Lee Oram", "not_requested"),
    ]
    assert (first.relationship, first.contact) == ("support worker", {"words": "pat@example.org"})


def test_naming_them_again_makes_no_more_rows():
    application = factory.at_checks()

    assert references.name_referees(application, by=cast.maya()) == []
    assert application.references.count() == 2


def test_somebody_who_wants_help_names_nobody_yet():
    application = factory.offered()
    factory.fill_in(application, {"referees": {"help_wanted": True}})

    assert references.name_referees(application, by=cast.maya()) == []


def test_without_an_answer_there_is_nobody_to_name():
    assert references.name_referees(factory.offered(), by=cast.maya()) == []


def test_two_references_meet_the_gate():
    first, second = named()
    for reference in (first, second):
        references.ask_referee(reference, by=cast.maya())
    assert gate_state(first) == "requested"

    references.record_reference(first, words="zinnia: on time", channel="call", by=cast.maya())
    assert gate_state(first) == "requested"
    references.record_reference(second, words="zinnia: kind", channel="email", by=cast.maya())

    assert (gate_state(first), first.recorded_by) == ("satisfied", cast.maya())


def test_a_worry_changes_nothing_that_a_coordinator_can_see():
    first, second = named()
    references.record_reference(first, words="kind", concern="zinnia: temper", channel="call", by=cast.maya())
    references.record_reference(second, words="kind", channel="call", by=cast.maya())

    assert (gate_state(first), first.state, second.state) == ("satisfied", "received", "received")
    assert str(first.concern) == "sealed"


@pytest.mark.django_db(transaction=True)
def test_a_worry_is_opened_by_the_checks_team_with_a_reason():
    reference = named()[0]
    references.record_reference(reference, words="kind", concern="zinnia: temper", channel="call", by=cast.maya())

    assert reveal(reference, "concern", "For the assessment of Sam", by=cast.helen()) == "zinnia: temper"


@pytest.mark.parametrize("name", ["maya", "noor", "mags", "sam", "wendy"])
def test_nobody_else_may_open_a_worry(name):
    assert not named()[0].may_reveal(getattr(cast, name)(), "concern")


def test_no_other_field_of_a_reference_is_revealed():
    assert not named()[0].may_reveal(cast.helen(), "words")


def test_a_referee_is_asked_again_once_and_only_once():
    reference = named()[0]
    with pytest.raises(GateRefused, match="only once"):
        references.chase_referee(reference, by=cast.maya())
    references.ask_referee(reference, by=cast.maya())
    references.chase_referee(reference, by=cast.maya())

    with pytest.raises(GateRefused, match="only once"):
        references.chase_referee(reference, by=cast.maya())


@pytest.mark.parametrize("state", references.GONE)
def test_a_referee_may_drop_out_and_somebody_else_be_named(state):
    first, _second = named()
    references.close_reference(first, state, by=cast.maya())

    other = references.add_referee(
        first.application, name="Kit Amos", relationship="sponsor", contact="07700 900555", by=cast.maya()
    )

    assert (first.state, other.state, other.name) == (state, "not_requested", "Kit Amos")


def test_the_applicant_may_name_somebody_else_too():
    application = factory.at_checks()

    assert references.add_referee(application, name="Kit Amos", by=application.person).contact is None


def test_a_reference_is_not_closed_as_if_it_had_come():
    with pytest.raises(GateRefused, match="could not be reached"):
        references.close_reference(named()[0], "received", by=cast.maya())


def test_a_finished_reference_stays_as_it_is():
    reference = named()[0]
    references.record_reference(reference, words="kind", channel="call", by=cast.maya())

    for act in (references.ask_referee, references.chase_referee):
        with pytest.raises(GateRefused, match="is finished"):
            act(reference, by=cast.maya())


@pytest.mark.parametrize("name", ["noor", "helen", "wendy", "sam"])
def test_nobody_else_records_a_reference(name):
    with pytest.raises(GateRefused):
        references.record_reference(named()[0], words="x", channel="call", by=getattr(cast, name)())


def test_a_reference_says_only_its_state():
    assert str(named()[0]) == "Not asked yet"
