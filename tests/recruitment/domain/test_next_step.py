"""The one next step, as staff may know it."""

import pytest

from recruitment.domain import assessments, decisions, next_step
from recruitment.domain.workflow import make_move
from recruitment.models import Application, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def step(application: Application, name: str = "maya") -> next_step.Step:
    return next_step.next_step(again(application), getattr(cast, name)())


def test_every_stage_says_something():
    assert set(next_step._STEPS) == set(Stage)


@pytest.mark.parametrize(
    ("make", "words", "to", "waits_for"),
    [
        (factory.enquired, "Get in touch", "conversation", "coordinator"),
        (factory.drafting, "They are filling in the form", "", "applicant"),
        (factory.submitted, "Read the form, then talk or make the offer", "move/offer", "coordinator"),
        (factory.offered, "They answer the questions after the offer", "", "applicant"),
        (factory.at_checks, "Ask the people who can speak for them", "gate/references", "staff"),
        (factory.at_decision, "Propose a decision", "decision", "decision"),
        (factory.cleared, "Cleared", "", ""),
    ],
)
def test_the_one_next_step_is_always_named(make, words, to, waits_for):
    found = step(make())

    assert (found.words, found.to, found.waits_for) == (words, to, waits_for)


def test_during_the_conversation_the_next_step_depends_on_the_form():
    first = factory.talked(factory.enquired())
    assert step(first).to == "move/invite"

    second = factory.submitted(cast.priya())
    make_move(second, "talk", by=cast.maya())

    assert step(second).to == "move/offer"


def test_a_coordinator_reads_only_that_the_checks_team_has_it():
    application = factory.at_checks()
    factory.give_references(application)
    factory.check_identity(application)
    factory.ask_about_ties(application)
    factory.agree(application)

    assert step(application).words == "With the checks team"
    assert step(application, "helen").words == "Send or read the private question"


def test_while_a_referee_is_asked_everybody_waits():
    application = factory.meet_every_check(factory.at_checks())
    application.gates.filter(kind="references").update(state="requested")

    assert (step(application).to, step(application).waits_for) == ("gate/references", "applicant")


def test_when_every_check_has_an_outcome_a_decision_is_asked_for():
    application = factory.meet_every_check(factory.at_checks())

    assert step(application).to == "move/to_decision"


def test_at_the_decision_the_step_follows_what_was_decided():
    module = factory.a_module()
    application = factory.at_decision(profile=factory.a_role(modules=(module,)))
    determination = factory.propose_clearance(application)
    assert step(application).words == "A second person decides"
    decisions.approve(determination, by=cast.joan())
    assert step(application).words == "Decided. Training is still open"

    factory.learn(application.person, module)

    assert step(application).to == "move/clear"


def test_a_paused_person_is_asked_once_a_year():
    application = factory.submitted()
    make_move(application, "pause", by=application.person)

    assert step(application).words == "Ask once a year if this is still right"


def test_a_late_step_of_ours_says_by_how_many_days(at):
    with at("2026-11-02 10:00"):
        application = factory.enquired()

    with at("2026-11-08 10:00"):
        assert (step(application).days_late, next_step.expected_days(again(application))) == (3, (6, 3))


def test_a_person_who_takes_their_time_is_never_late(at):
    with at("2026-01-10 10:00"):
        application = factory.drafting()

    with at("2026-11-22 10:00"):
        assert step(application).days_late == 0


def test_an_adverse_assessment_also_leads_to_a_decision_by_people():
    application = factory.at_checks()
    factory.give_references(application)
    factory.check_identity(application)
    factory.disclose(application)
    factory.see_certificate(application, "information_disclosed")
    assessments.log_discussion(application, held=True, channel="call", by=cast.helen())
    factory.assess(application, "not_suitable")
    factory.ask_about_ties(application)
    factory.agree(application)

    assert step(application).to == "move/to_decision"
