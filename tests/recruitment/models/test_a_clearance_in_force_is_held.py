"""What a clearance in force rests on is held by the database."""

import pytest
from django.utils import timezone

from recruitment.models import Application, Clearance, Gate, GateKind
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import refused, two_decide
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]
scene = laid_out_once(lambda: factory.cleared().pk)


@pytest.fixture
def application(scene: int) -> Application:
    return Application.objects.get(pk=scene)


@pytest.mark.parametrize("state", ["not_started", "not_satisfied", "in_progress", "waived", "not_required"])
def test_under_a_clearance_in_force_a_gate_cannot_get_worse(application, state):
    gates = application.gates.filter(kind=GateKind.REFERENCES)

    assert refused(lambda: gates.update(state=state))


def test_under_a_clearance_in_force_a_gate_can_be_renewed(application):
    gates = application.gates.filter(kind=GateKind.DBS)

    assert not refused(lambda: gates.update(state="renewal_in_progress"))
    assert not refused(lambda: gates.update(state="satisfied", expires_on=timezone.localdate()))


@pytest.mark.parametrize("change", [{"kind": "police_vetting"}, {"snapshot": "f" * 64}])
def test_under_a_clearance_in_force_a_gate_stays_what_it_is(application, change):
    gates = application.gates.filter(kind=GateKind.REFERENCES)

    assert refused(lambda: gates.update(**change))


def test_under_a_clearance_in_force_no_gate_is_deleted(application):
    gates = application.gates.filter(kind=GateKind.DBS)

    assert refused(lambda: gates._raw_delete(gates.db))


def test_under_a_clearance_in_force_no_gate_is_added(application):
    assert refused(lambda: Gate.objects.create(application=application, kind=GateKind.POLICE_VETTING))


def test_no_gate_is_carried_over_from_or_to_somebody_who_is_cleared(application):
    cleared, other = application, factory.at_checks(cast.priya())

    assert refused(lambda: cleared.gates.filter(kind="dbs").update(application=other))
    other.gates.filter(kind="dbs").update(kind="police_vetting")
    assert refused(lambda: other.gates.filter(kind="police_vetting").update(application=cleared))


def test_once_the_clearance_is_restricted_its_gates_may_change(application):
    Clearance.objects.filter(application=application).update(state="restricted")

    assert not refused(lambda: application.gates.filter(kind="dbs").update(state="not_satisfied"))


def test_a_restricted_clearance_comes_back_only_with_every_gate_met(application):
    clearances = Clearance.objects.filter(application=application)
    clearances.update(state="restricted")
    two_decide(application, "reopening")
    application.gates.filter(kind="dbs").update(state="not_satisfied")

    assert refused(lambda: clearances.update(state="active"))
    application.gates.filter(kind="dbs").update(state="satisfied")
    assert not refused(lambda: clearances.update(state="active"))


def test_a_clearance_in_force_is_not_deleted_or_carried_over(application):
    clearances = Clearance.objects.filter(application=application)
    other = factory.at_checks(cast.priya())

    assert refused(lambda: clearances.update(application=other))
    assert refused(lambda: clearances._raw_delete(clearances.db))


@pytest.mark.parametrize("change", [{"snapshot_hash": "f" * 64}, {"profile": None}, {"stage": "decision"}])
def test_what_a_clearance_in_force_rests_on_does_not_change(application, change):
    assert refused(lambda: Application.objects.filter(pk=application.pk).update(**change))
