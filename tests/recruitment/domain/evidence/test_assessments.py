"""The suitability assessment: one person weighs, nobody computes."""

import pytest

from lms.platform.trust.domain.reveal import reveal
from recruitment.domain.base.refusals import GateRefused, MoveRefused
from recruitment.domain.evidence import assessments, disclosures
from recruitment.models import Application, SuitabilityAssessment
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def ready() -> Application:
    """Disclosure and DBS check are done."""
    application = factory.at_checks()
    factory.disclose(application)
    factory.see_certificate(application, "information_disclosed")
    return application


def gate_state(application: Application) -> str:
    return application.gates.get(kind="suitability_assessment").state


def test_writing_goes_on_where_it_stopped():
    application = ready()
    first = assessments.write_assessment(application, relevance="zinnia: some", by=cast.helen())
    again = assessments.write_assessment(application, changes="zinnia: much", by=cast.helen())

    assert (again.pk, gate_state(application)) == (first.pk, "in_progress")
    assert not again.relevance.is_empty


def test_a_part_that_there_is_not_is_a_mistake_of_the_program():
    with pytest.raises(TypeError, match="score"):
        assessments.write_assessment(ready(), score="9", by=cast.helen())


@pytest.mark.parametrize(("conclusion", "state"), [("suitable", "satisfied"), ("with_conditions", "satisfied")])
def test_a_conclusion_that_somebody_is_suitable_meets_the_gate(conclusion, state):
    application = ready()
    assessment = assessments.write_assessment(application, conditions="Works in pairs.", by=cast.helen())

    assessments.complete_assessment(assessment, conclusion, not_relevant="zinnia", by=cast.helen())

    assert (gate_state(application), assessment.conclusion) == (state, conclusion)


def test_an_adverse_conclusion_needs_an_open_discussion_first():
    application = ready()
    assessment = assessments.write_assessment(application, by=cast.helen())
    with pytest.raises(GateRefused, match="Talk openly with the person first"):
        assessments.complete_assessment(assessment, "not_suitable", not_relevant="zinnia", by=cast.helen())

    assessments.log_discussion(application, held=False, channel="call", notes="zinnia: no answer", by=cast.helen())
    assessments.complete_assessment(assessment, "not_suitable", not_relevant="zinnia", by=cast.helen())

    assert gate_state(application) == "not_satisfied"
    assert application.stage == "checks"


def test_conditions_have_to_be_written():
    assessment = assessments.write_assessment(ready(), by=cast.helen())

    with pytest.raises(GateRefused, match=r"Write the conditions\."):
        assessments.complete_assessment(assessment, "with_conditions", not_relevant="zinnia", by=cast.helen())


def test_nothing_is_concluded_before_disclosure_and_check_were_looked_at():
    assessment = assessments.write_assessment(factory.at_checks(), by=cast.helen())

    with pytest.raises(GateRefused) as caught:
        assessments.complete_assessment(assessment, "suitable", not_relevant="zinnia", by=cast.helen())

    assert [link.to for link in caught.value.links] == ["gate/self_disclosure", "gate/dbs"]


def test_a_finished_assessment_is_not_finished_again():
    assessment = assessments.write_assessment(ready(), by=cast.helen())
    assessments.complete_assessment(assessment, "suitable", not_relevant="zinnia", by=cast.helen())

    with pytest.raises(GateRefused, match="it is finished"):
        assessments.complete_assessment(assessment, "not_suitable", not_relevant="zinnia", by=cast.helen())


def test_a_new_one_can_be_written_after_a_finished_one():
    application = ready()
    first = assessments.write_assessment(application, by=cast.helen())
    assessments.complete_assessment(first, "suitable", not_relevant="zinnia", by=cast.helen())

    assert assessments.write_assessment(application, by=cast.helen()) != first


def test_two_people_do_not_write_the_same_one():
    application = ready()
    assessments.write_assessment(application, by=cast.helen())
    second = cast._with_role(cast.wendy(), "disclosure_officer")

    with pytest.raises(GateRefused, match="Somebody else is writing"):
        assessments.write_assessment(application, relevance="x", by=second)


@pytest.mark.parametrize("name", ["maya", "joan", "noor", "sam", "mags"])
def test_only_those_who_assess_write_one(name):
    with pytest.raises(GateRefused):
        assessments.write_assessment(ready(), by=getattr(cast, name)())


def test_there_is_no_assessment_before_the_checks():
    with pytest.raises(MoveRefused, match="belongs to the checks"):
        assessments.write_assessment(factory.offered(), by=cast.helen())


def test_somebody_set_aside_writes_none():
    application = factory.at_checks()
    disclosure = disclosures.send_disclosure(application, by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=True, words="zinnia", by=application.person)
    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())

    with pytest.raises(GateRefused, match="Somebody who has not seen it"):
        assessments.write_assessment(application, by=cast.helen())


@pytest.mark.django_db(transaction=True)
def test_its_parts_open_one_by_one_with_a_reason():
    application = ready()
    assessment = assessments.write_assessment(application, relevance="zinnia: some", by=cast.helen())
    assessments.complete_assessment(assessment, "suitable", not_relevant="zinnia", by=cast.helen())

    assert reveal(assessment, "relevance", "Deciding with Tariq", by=cast.joan()) == "zinnia: some"


@pytest.mark.parametrize("name", ["maya", "noor", "sam", "alex"])
def test_nobody_else_opens_a_part(name):
    assessment = assessments.write_assessment(ready(), by=cast.helen())

    assert not assessment.may_reveal(getattr(cast, name)(), "relevance")


def test_only_its_parts_are_opened():
    assert not assessments.write_assessment(ready(), by=cast.helen()).may_reveal(cast.helen(), "uuid")


def test_notes_of_a_discussion_at_the_checks_are_for_the_checks_team():
    discussion = assessments.log_discussion(ready(), held=True, channel="call", notes="zinnia", by=cast.helen())

    allowed = {name for name in cast.PEOPLE if discussion.may_reveal(getattr(cast, name)(), "notes")}
    assert allowed == {"helen"}
    assert not discussion.may_reveal(cast.helen(), "channel")


def test_a_coordinator_logs_no_open_discussion():
    with pytest.raises(GateRefused):
        assessments.log_discussion(ready(), held=True, channel="call", by=cast.maya())


def test_every_part_is_sealed_and_opened_only_by_reveal():
    fields = {name: SuitabilityAssessment._meta.get_field(name) for name in SuitabilityAssessment.PARTS}

    assert {field.opened for field in fields.values()} == {"reveal"}


@pytest.mark.parametrize("because", ["", "  "])
def test_each_part_is_written_or_said_not_to_be_relevant(because):
    assessment = assessments.write_assessment(ready(), by=cast.helen(), relevance="zinnia")
    with pytest.raises(GateRefused, match="Nothing is written about"):
        assessments.complete_assessment(assessment, "suitable", not_relevant=because, by=cast.helen())


def test_why_a_part_is_not_relevant_is_kept_in_it_and_what_was_written_stays():
    assessment = assessments.write_assessment(ready(), by=cast.helen(), relevance="zinnia: none")
    assessments.complete_assessment(assessment, "suitable", not_relevant="Nothing on record.", by=cast.helen())
    assessment.refresh_from_db()
    opened = [reveal(assessment, name, "To see if it is kept", by=cast.helen()) for name in ("relevance", "pattern")]
    assert opened == ["zinnia: none", "Not relevant, because: Nothing on record."]
