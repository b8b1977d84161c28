"""Training gates follow what people learn."""

import pytest

from courses.domain.completion import correct_completion, record_completion, withdraw_completion
from courses.domain.enrolment import enrol
from recruitment.domain.gates import changes
from recruitment.models import Clearance, Gate
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def a_trained_case(make):
    module = factory.a_module()
    application = make(profile=factory.a_role(modules=(module,)))
    return application, module


def gate_of(application) -> Gate:
    return application.gates.get(kind="training")


def test_a_completion_meets_the_gate_by_itself():
    application, module = a_trained_case(factory.offered)

    factory.learn(application.person, module)

    gate = gate_of(application)
    assert (gate.state, gate.changes.get().by) == ("satisfied", None)


def test_a_completion_of_another_module_meets_nothing():
    application, _module = a_trained_case(factory.offered)

    factory.learn(application.person, factory.a_module("hear", "HEAR"))

    assert gate_of(application).state == "not_started"


def test_a_completion_of_somebody_else_meets_nothing():
    application, module = a_trained_case(factory.offered)

    factory.learn(cast.priya(), module)

    assert gate_of(application).state == "not_started"


def test_a_withdrawn_completion_opens_the_gate_again():
    application, module = a_trained_case(factory.offered)
    completion = factory.learn(application.person, module)

    withdraw_completion(completion, by=cast.owen(), reason="Recorded for somebody else")

    assert gate_of(application).state == "not_started"


def test_a_corrected_completion_keeps_the_gate_met():
    application, module = a_trained_case(factory.offered)
    completion = factory.learn(application.person, module)

    correct_completion(completion, changes={"minutes": 90}, by=cast.owen(), reason="Took longer")

    assert gate_of(application).state == "satisfied"


def test_a_withdrawn_completion_takes_no_clearance_away_by_itself():
    application, _module = a_trained_case(factory.cleared)
    completion = application.person.completions.get()

    withdraw_completion(completion, by=cast.owen(), reason="Recorded for somebody else")

    assert Clearance.objects.get(application=application).state == "active"
    assert gate_of(application).state == "renewal_in_progress"


def test_a_gate_that_is_being_renewed_is_met_by_the_next_completion():
    application, module = a_trained_case(factory.cleared)
    withdraw_completion(application.person.completions.get(), by=cast.owen(), reason="Recorded in error")

    factory.learn(application.person, module)

    assert gate_of(application).state == "satisfied"


def test_another_completion_keeps_the_gate_met():
    application, module = a_trained_case(factory.offered)
    first = factory.learn(application.person, module)
    record_completion(enrol(application.person, module, by=cast.owen(), cycle=1))

    withdraw_completion(first, by=cast.owen(), reason="Recorded in error")

    assert gate_of(application).state == "satisfied"


def test_stepping_back_leaves_a_gate_that_is_open_or_being_renewed():
    application, _module = a_trained_case(factory.cleared)
    withdraw_completion(application.person.completions.get(), by=cast.owen(), reason="Recorded in error")
    renewed, untouched = gate_of(application), gate_of(factory.offered(cast.priya(), application.profile))

    changes.reopen(renewed, by=None)
    changes.reopen(untouched, by=None)

    assert (renewed.state, untouched.state) == ("renewal_in_progress", "not_started")


def test_withdrawing_what_met_nothing_changes_nothing():
    application, module = a_trained_case(factory.offered)
    completion = factory.learn(application.person, module)
    withdraw_completion(completion, by=cast.owen(), reason="Recorded in error")
    before = gate_of(application).sequence

    withdraw_completion(completion, by=cast.owen(), reason="Recorded in error")

    assert gate_of(application).sequence == before


def test_training_lost_before_clearance_leaves_the_decision_standing():
    application, module = a_trained_case(factory.at_decision)
    completion = factory.learn(application.person, module)
    determination = factory.propose_clearance(application)

    withdraw_completion(completion, by=cast.owen(), reason="Recorded in error")

    determination.refresh_from_db()
    assert determination.state == "proposed"
