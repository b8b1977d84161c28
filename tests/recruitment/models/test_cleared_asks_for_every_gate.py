"""The database asks for every gate and two people before an application may be called cleared."""

import pytest

from recruitment.models import Application, Determination, GateKind, GateState
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import clear_directly, refused
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def decided() -> int:
    """Two people approved, and every gate is met, but nobody has made the move yet."""
    determination = factory.propose_clearance(factory.at_decision())
    Determination.objects.filter(pk=determination.pk).update(state="approved", decided_by=cast.joan())
    return determination.application_id


scene = laid_out_once(decided)


@pytest.fixture
def application(scene: int) -> Application:
    return Application.objects.get(pk=scene)


def test_an_update_to_cleared_is_accepted_when_everything_is_there(application):
    assert not refused(lambda: clear_directly(application))


@pytest.mark.parametrize("state", sorted(set(GateState) - {"satisfied", "waived", "not_required"}))
def test_an_update_to_cleared_is_refused_with_a_gate_in_any_other_state(application, state):
    application.gates.filter(kind=GateKind.REFERENCES).update(state=state)

    assert refused(lambda: clear_directly(application))


def test_a_waived_gate_of_another_kind_is_good_enough(application):
    application.gates.filter(kind=GateKind.REFERENCES).update(state="waived")

    assert not refused(lambda: clear_directly(application))


def test_a_required_gate_that_is_called_not_required_is_refused(application):
    application.gates.filter(kind=GateKind.DBS).update(state="not_required")

    assert refused(lambda: clear_directly(application))


def test_a_required_gate_that_was_deleted_is_missed(application):
    application.gates.filter(kind=GateKind.IDENTITY).delete()

    assert refused(lambda: clear_directly(application))


def test_a_required_module_without_its_gate_is_missed(application):
    application.profile.required_modules.add(factory.a_module())

    assert refused(lambda: clear_directly(application))


def test_a_gate_that_was_met_before_something_changed_is_refused(application):
    application.gates.filter(kind=GateKind.DBS).update(snapshot="f" * 64)

    assert refused(lambda: clear_directly(application))


def test_an_application_without_a_role_or_a_snapshot_is_refused(application):
    Application.objects.filter(pk=application.pk).update(snapshot_hash="")
    application.gates.update(snapshot="")

    assert refused(lambda: clear_directly(application))


def test_gates_are_held_from_the_move_on_even_before_the_clearance_has_its_row(application):
    clear_directly(application)

    assert refused(lambda: application.gates.filter(kind="dbs").update(state="not_started"))
