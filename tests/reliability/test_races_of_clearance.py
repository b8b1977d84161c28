"""Several people at the same moment, in several processes: one of them acts, the others are told."""

from collections import Counter
from uuid import uuid4

import pytest
from django.utils import timezone

from recruitment.domain.base.reference_codes import new_reference
from recruitment.models import Application, ConflictCheck, Determination, Gate, GateKind, Stage
from tests import cast
from tests.factories import recruitment as factory
from tests.reliability.crowd import Crowd

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
PROCESSES = 6


def a_hundred_gates() -> list[Gate]:
    """100 people at the checks, each with one gate whose evidence is there."""
    profile, area, maya = factory.a_role(), cast.eastmoor(), cast.maya()
    made = []
    for number in range(100):
        person = cast.create_person(full_name=f"Person {number}", by=maya)
        application = Application.objects.create(
            reference=new_reference(), person=person, profile=profile, area=area, stage=Stage.CHECKS, coordinator=maya
        )
        ConflictCheck.objects.create(
            application=application,
            asked_by=maya,
            staff_asked=True,
            clients_asked=True,
            mentors_asked=True,
            police_asked=True,
        )
        made.append(Gate.objects.create(application=application, kind=GateKind.CONFLICT_CHECK))
    return made


def ready_to_clear(count: int) -> list[Application]:
    """People whose every gate is met and whom two persons have decided to clear, but for the move itself."""
    made = []
    for number in range(count):
        person = cast.create_person(full_name=f"Person {number}", email=f"p{number}@example.org", by=cast.maya())
        application = factory.at_decision(person)
        Determination.objects.filter(pk=factory.propose_clearance(application).pk).update(
            state="approved", decided_by=cast.joan(), decided_at=timezone.now()
        )
        made.append(application)
    return made


def both_won(crowd: Crowd) -> list[tuple]:
    """Cleared although a gate is not met: what must never be."""
    return crowd.ask(
        "SELECT a.reference, g.kind, g.state FROM recruitment_application a JOIN recruitment_gate g "
        "ON g.application_id = a.id WHERE a.stage = 'cleared' AND g.state NOT IN ('satisfied', 'waived')"
    )


def test_six_processes_approving_the_same_hundred_gates_make_exactly_a_hundred_transitions(gather):
    gate_ids = [gate.pk for gate in a_hundred_gates()]
    crowd = gather()

    reports = crowd.run([("satisfy_gates", {"by": cast.maya().pk, "gate_ids": gate_ids})] * PROCESSES)

    said = Counter(word for report in reports for word in report)
    assert said == {"won": 100, "lost": 100 * (PROCESSES - 1)}
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_gatechange WHERE entered = 'satisfied'") == [(100,)]


def test_six_processes_making_the_same_move_make_it_once_each(gather):
    ids = [factory.enquired(person).pk for person in (cast.sam(), cast.priya(), cast.dana())]
    crowd = gather()

    job = ("make_moves", {"by": cast.maya().pk, "application_ids": ids, "name": "talk"})
    reports = crowd.run([job] * PROCESSES)

    said = Counter(word for report in reports for word in report)
    assert said == {"won": 3, "lost": 3 * (PROCESSES - 1)}
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_stagemove") == [(3,)]


def test_two_decision_makers_approving_the_same_proposals_decide_each_once(gather):
    people = [cast.create_person(full_name=f"P {n}", email=f"q{n}@example.org", by=cast.maya()) for n in range(4)]
    applications = [factory.at_decision(person) for person in people]
    determination_ids = [factory.propose_clearance(application).pk for application in applications]
    job = ("approve", {"by": cast.joan().pk, "determination_ids": determination_ids})
    crowd = gather()

    reports = crowd.run([job] * 3)

    said = Counter(word for report in reports for word in report)
    assert said["won"] == len(people)
    assert said["won"] + said["lost"] + said["refused"] == 3 * len(people)
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_clearance") == [(len(people),)]


@pytest.mark.parametrize("undo", ["unsatisfy_gates", "unsatisfy_gates_directly"])
def test_one_who_clears_and_one_who_unsatisfies_a_gate_never_both_win(gather, undo: str):
    applications = ready_to_clear(5)
    gate_ids = [application.gates.get(kind="identity").pk for application in applications]
    ids = [application.pk for application in applications]
    crowd = gather()

    clear = ("make_moves", {"by": cast.joan().pk, "application_ids": ids, "name": "clear"})
    by_a_person = {"by": cast.maya().pk} if undo == "unsatisfy_gates" else {}
    cleared, undone = crowd.run([clear, (undo, {"gate_ids": gate_ids, **by_a_person})])

    assert both_won(crowd) == []
    assert [pair for pair in zip(cleared, undone, strict=True) if pair == ("won", "won")] == []
    assert {"won"} <= {*cleared, *undone} <= {"won", "lost", "refused", "held", "deadlock"}


def test_past_the_rules_too_the_two_never_both_win(gather):
    applications = ready_to_clear(6)
    ids = [application.pk for application in applications]
    gate_ids = [application.gates.get(kind="dbs").pk for application in applications]
    crowd = gather()

    jobs = [("clear_directly", {"application_ids": ids}), ("unsatisfy_gates_directly", {"gate_ids": gate_ids})]
    cleared, undone = crowd.run(jobs)

    assert both_won(crowd) == []
    assert [pair for pair in zip(cleared, undone, strict=True) if pair == ("won", "won")] == []


def test_the_same_form_sent_twenty_times_at_once_is_one_submission(gather):
    application = factory.drafting()
    factory.fill_in(application)
    crowd = gather()

    ids = [application.pk]
    job = ("submit", {"by": application.person_id, "application_ids": ids * 7, "token": str(uuid4())})
    reports = crowd.run([job] * 3)

    assert {word for report in reports for word in report} == {"won"}
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_stagemove WHERE name = 'submit'") == [(1,)]
    assert crowd.ask("SELECT COUNT(*) FROM letters_letter WHERE template = 'recruitment/submitted'") == [(1,)]


def test_a_form_that_is_begun_on_three_phones_at_once_is_one_application(gather):
    job = ("start", {"by": cast.sam().pk, "profile": factory.a_role().pk, "times": 7})
    crowd = gather()

    reports = crowd.run([job] * 3)

    assert {word for report in reports for word in report} == {"won"}
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_application") == [(1,)]


def test_somebody_who_says_hello_three_times_at_once_is_one_person_with_one_enquiry(gather):
    crowd = gather()

    reports = crowd.run([("say_hello", {"email": "jo@example.org", "times": 7})] * 3)

    assert {word for report in reports for word in report} == {"won"}
    assert crowd.ask("SELECT COUNT(*) FROM recruitment_application") == [(1,)]
    assert crowd.ask("SELECT COUNT(*) FROM accounts_user WHERE email = 'jo@example.org'") == [(1,)]
