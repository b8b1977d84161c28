"""Below each check, who, when and how: never what it says, and never to somebody who may not know."""

import pytest

from recruitment.domain.evidence import disclosures, references
from recruitment.domain.evidence.dbs import record_dbs_application
from recruitment.domain.evidence.identity import record_identity_check
from recruitment.domain.evidence.simple import record_seen
from recruitment.domain.gates.queries import gate_view
from recruitment.domain.intake.applications import submit_application
from recruitment.models import Application, Gate
from recruitment.staff.casework.evidence_line import evidence_line
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff import action_cases

pytestmark = pytest.mark.django_db
DAY = "2026-11-09 10:00"


def line(application: Application, kind: str, name: str = "maya") -> str:
    viewer = getattr(cast, name)()
    gate = Gate.objects.get(application=application, kind=kind)
    return evidence_line(application, viewer, gate_view(gate, viewer))


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("conversation", "maya", "9 November, by phone, with you."),
        ("conversation", "tariq", "9 November, by phone, with Maya."),
        ("references", "maya", "2 of 2 received."),
        ("identity", "helen", "Route 1. In person, seen by Maya, 9 November."),
        ("self_disclosure", "helen", "Complete on 9 November."),
        ("dbs", "tariq", "Original seen by Helen, 9 November. Until 5 January 2029."),
        ("suitability_assessment", "helen", "Weighed by you, 9 November."),
        ("conflict_check", "maya", "9 November, asked by you."),
        ("agreement", "maya", "Agreed on 9 November. With a code sent to them."),
        ("self_disclosure", "maya", ""),
        ("dbs", "maya", ""),
        ("suitability_assessment", "maya", ""),
    ],
)
def test_a_check_that_is_met_says_who_when_and_how(kind, name, said, at):
    with at(DAY):
        application = factory.meet_every_check(factory.at_checks())
        assert line(application, kind, name) == said


def test_a_day_of_another_year_says_which(at):
    with at(DAY):
        application = factory.talked(factory.enquired())
        factory.make_move(application, "invite", by=cast.maya())
        factory.fill_in(application)
        submit_application(application, token=factory.uuid4(), by=application.person)
        factory.make_move(application, "offer", by=cast.maya())
    with at("2027-02-01 10:00"):
        assert line(application, "conversation") == "9 November 2026, by phone, with you."


def test_what_nobody_has_begun_says_so(at):
    application = factory.at_checks()
    kinds = ("identity", "conflict_check", "agreement")
    assert {line(application, kind) for kind in kinds} == {"Nobody has begun with it."}
    hidden = ("self_disclosure", "dbs", "suitability_assessment")
    assert {line(application, kind, "helen") for kind in hidden} == {"Nobody has begun with it."}


def test_referees_on_their_way_are_counted_with_the_day_and_the_reminders(at):
    with at(DAY):
        application = factory.at_checks()
        one, other = application.references.order_by("pk")
        references.ask_referee(one, by=cast.maya())
        references.ask_referee(other, by=cast.maya())
        references.record_reference(one, words="zinnia: kind", channel="call", by=cast.maya())
        assert line(application, "references") == "1 of 2 received. Asked on 9 November."
        references.chase_referee(other, by=cast.maya())
        assert line(application, "references") == "1 of 2 received. Asked on 9 November. Asked again once."


def test_two_who_were_asked_again_are_two(at):
    application = action_cases.references_asked()
    for reference in application.references.exclude(requested_at=None):
        references.chase_referee(reference, by=cast.maya())
    chased = application.references.exclude(chased_at=None).count()
    expected = "Asked again once." if chased == 1 else f"Asked {chased} of them again."
    assert line(application, "references").endswith(expected)


def test_papers_that_do_not_make_a_route_say_that(at):
    with at(DAY):
        application = factory.at_checks()
        record_identity_check(
            application,
            documents=["passport"],
            viewing="in_person",
            name_confirmed=True,
            birth_date_confirmed=True,
            checker_is_independent=True,
            by=cast.maya(),
        )
        assert line(application, "identity") == "No route is met yet. In person, seen by you, 9 November."


def test_what_the_checks_team_asked_for_says_since_when(at):
    with at(DAY):
        application = factory.at_checks()
        disclosures.send_disclosure(application, by=cast.helen())
        record_dbs_application(application, by=cast.helen())
        assert line(application, "self_disclosure", "helen") == "Asked on 9 November."
        assert line(application, "dbs", "helen") == "Asked for on 9 November."


def test_a_weighing_that_is_not_finished_was_begun(at):
    with at(DAY):
        application = action_cases.assessment_begun()
        assert line(application, "suitability_assessment", "helen") == "Begun by you, 9 November."


@pytest.mark.parametrize(("kind", "who"), [("right_to_volunteer", "maya"), ("police_vetting", "helen")])
def test_what_was_only_seen_says_by_whom_and_until_when(kind, who, at):
    with at(DAY):
        application = action_cases.role_with(kind)
        assert line(application, kind, who) == "Nobody has begun with it."
        record_seen(application, kind=kind, in_place=True, ends_on=action_cases.in_days(300), by=getattr(cast, who)())
        assert line(application, kind, who).startswith("Seen by you, 9 November. Until ")


def test_training_says_since_when_it_is_met_and_a_waived_check_that_it_is_over(at):
    module = factory.a_module()
    with at(DAY):
        application = factory.at_checks(profile=factory.a_role(modules=(module,)))
        factory.learn(application.person, module)
        assert line(application, "training").startswith("Since 9 November.")


def test_a_check_that_is_met_without_a_row_of_evidence_says_since_when(at):
    with at(DAY):
        application = factory.at_checks()
        application.conversations.all().delete()
        assert line(application, "conversation") == "Since 9 November."
