"""The one next step, as staff may know it."""

from datetime import date

import pytest

from recruitment.domain.casework import case_queues, next_step
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import assessments, disclosures
from recruitment.domain.evidence.dbs import record_dbs_application
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Stage
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def talked() -> Application:
    return factory.talked(factory.enquired())


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
        (factory.submitted, "Read the form, then talk or make the offer", "form", "coordinator"),
        (factory.offered, "They answer the questions after the offer", "", "applicant"),
        (factory.at_checks, "Ask the people who can speak for them", "gate/references", "staff"),
        (factory.at_decision, "With those who decide", "", "decision"),
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
    decisions.approve_decision(determination, by=cast.joan())
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
        assert (step(application).days_late, step(application).by) == (3, date(2026, 11, 5))


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


# --- whose it is ----------------------------------------------------------------------------------
MADE = (
    factory.enquired,
    talked,
    factory.drafting,
    factory.submitted,
    factory.offered,
    factory.at_checks,
    factory.at_decision,
    factory.cleared,
    factory.not_appointed,
)
STAFF = ("maya", "helen", "tariq", "joan", "ruth")


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_what_a_queue_asks_of_somebody_is_theirs_to_do_and_the_other_way_round(make):
    application = make()

    for name in STAFF:
        viewer = getattr(cast, name)()
        mine = application in case_queues.needing(viewer)
        assert (name, mine) == (name, step(application, name).yours)


def test_the_same_holds_at_every_turn_of_the_checks_and_the_decision():
    application = factory.at_checks()
    turns = [
        lambda: factory.give_references(application),
        lambda: disclosures.send_disclosure(application, by=cast.helen()),
        lambda: factory.check_identity(application),
        lambda: factory.see_certificate(application),
        lambda: disclosures.answer_disclosure(application.self_disclosure, anything=False, by=application.person),
        lambda: disclosures.complete_disclosure(application.self_disclosure, by=cast.helen()),
        lambda: factory.assess(application),
        lambda: factory.ask_about_ties(application),
        lambda: factory.agree(application),
        lambda: make_move(again(application), "to_decision", by=cast.maya()),
        lambda: factory.propose_clearance(again(application)),
    ]

    for turn in turns:
        turn()
        for name in STAFF:
            viewer = getattr(cast, name)()
            yours = [row for row in case_queues.find_cases(viewer) if next_step.next_step(row, viewer).yours]
            assert (name, list(case_queues.needing(viewer))) == (name, yours)


@pytest.mark.parametrize("name", ["tariq", "ruth"])
def test_whoever_decides_reads_with_whom_the_checks_are_and_has_nothing_to_press(name):
    found = step(factory.at_checks(), name)

    assert (found.words, found.to) == ("With Maya: Two people who speak for them", "")
    assert (found.yours, found.button) == (False, "")


def test_the_proposer_waits_and_the_other_decides():
    application = factory.at_decision()
    factory.propose_clearance(application)
    proposer, other = step(application, "tariq"), step(application, "joan")

    assert (proposer.words, proposer.to) == ("A second person decides", "")
    assert (other.words, other.button) == ("Decide, as the second person", "Decide")


def test_a_proposal_made_early_asks_the_second_person_and_leaves_the_coordinators_work_alone():
    application = factory.submitted()
    factory.propose_not_appointed(application)

    assert step(application, "joan").words == "Decide, as the second person"
    assert step(application).to == "form"
    assert step(application, "helen").words == "A second person decides"


def test_a_check_that_waits_for_another_is_nobodys_to_weigh_yet():
    application = factory.at_checks()
    factory.disclose(application)
    record_dbs_application(application, by=cast.helen())

    assert step(application, "helen").words == "With Maya: Two people who speak for them"


def test_for_the_checks_team_a_certificate_on_its_way_waits_outside():
    application = factory.meet_every_check(factory.at_checks())
    application.gates.filter(kind="dbs").update(state="requested")
    application.gates.filter(kind="suitability_assessment").update(state="not_started")
    found = step(application, "helen")

    assert (found.words, found.waits_for) == ("DBS check: asked for", "applicant")
    assert step(application).words == "With the checks team"


def test_a_colleague_who_covers_finds_the_way_without_having_it_on_their_list():
    application = factory.at_checks()
    colleague = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    found = next_step.next_step(again(application), colleague)

    assert found.words == "With Maya: Two people who speak for them"
    assert (found.to, found.yours) == ("gate/references", False)


def test_where_nobody_looks_after_somebody_every_coordinator_of_the_area_does():
    application = factory.enquired()
    Application.objects.update(coordinator=None)

    assert step(application).yours is True
    assert step(application, "tariq").words == "With a coordinator"


def test_a_fresh_look_is_the_reviewers_and_others_wait_for_it(at):
    with at("2026-11-02 10:00"):
        application = factory.not_appointed()
        review = decisions.ask_for_review(decisions_told(application), by=application.person)
        reviewers.take_review(review, by=cast.ruth())
        reviewer, other = step(application, "ruth"), step(application)
    with at("2026-12-02 10:00"):
        late = step(application, "ruth")

    assert (reviewer.words, reviewer.yours) == ("Look afresh at the decision", True)
    assert (other.words, other.yours) == ("Somebody fresh looks at the decision", False)
    assert (reviewer.by, late.days_late) == (date(2026, 11, 23), 9)


def test_a_vetting_is_the_checks_teams_and_not_the_coordinators():
    profile = factory.a_role(required_gates=[*DEFAULT_GATES, "police_vetting"])
    application = factory.meet_every_check(factory.at_checks(profile=profile))

    assert (step(application).words, step(application, "helen").words) == ("With the checks team", "See to the vetting")
