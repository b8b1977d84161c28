"""The database itself refuses, whatever the program says."""

import pytest
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from lms.trust.triggers import missing_triggers
from recruitment.domain.codes import new_reference
from recruitment.models import Application, Clearance, Determination, Gate, GateKind, GateState, RoleProfile, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def refused(write) -> bool:
    """Whether the database turned `write` away."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def clear_directly(application: Application) -> int:
    return Application.objects.filter(pk=application.pk).update(stage=Stage.CLEARED)


def decided(application: Application) -> Application:
    """Two people approved, and every gate is met, but nobody has made the move yet."""
    determination = factory.propose_clearance(application)
    Determination.objects.filter(pk=determination.pk).update(state="approved", decided_by=cast.joan())
    return application


def test_every_trigger_is_there():
    assert missing_triggers(connection) == []


def test_an_update_to_cleared_is_refused_while_gates_are_open():
    application = factory.at_checks()

    assert refused(lambda: clear_directly(application))


def test_an_update_to_cleared_is_refused_without_two_persons():
    application = factory.at_decision()

    assert refused(lambda: clear_directly(application))


def test_an_update_to_cleared_is_refused_on_a_proposal_alone():
    application = factory.at_decision()
    factory.propose_clearance(application)

    assert refused(lambda: clear_directly(application))


def test_an_update_to_cleared_is_accepted_when_everything_is_there():
    application = decided(factory.at_decision())

    assert not refused(lambda: clear_directly(application))


@pytest.mark.parametrize("state", sorted(set(GateState) - {"satisfied", "waived", "not_required"}))
def test_an_update_to_cleared_is_refused_with_a_gate_in_any_other_state(state):
    application = decided(factory.at_decision())
    application.gates.filter(kind=GateKind.REFERENCES).update(state=state)

    assert refused(lambda: clear_directly(application))


@pytest.mark.parametrize("kind", ["dbs", "identity", "self_disclosure"])
def test_these_kinds_can_never_be_waived_in_the_database(kind):
    application = factory.at_decision()

    assert refused(lambda: application.gates.filter(kind=kind).update(state="waived"))


def test_a_waived_gate_of_another_kind_is_good_enough():
    application = decided(factory.at_decision())
    application.gates.filter(kind=GateKind.REFERENCES).update(state="waived")

    assert not refused(lambda: clear_directly(application))


def test_a_required_gate_that_is_called_not_required_is_refused():
    application = decided(factory.at_decision())
    application.gates.filter(kind=GateKind.DBS).update(state="not_required")

    assert refused(lambda: clear_directly(application))


def test_a_required_gate_that_was_deleted_is_missed():
    application = decided(factory.at_decision())
    application.gates.filter(kind=GateKind.IDENTITY).delete()

    assert refused(lambda: clear_directly(application))


def test_a_required_module_without_its_gate_is_missed():
    application = decided(factory.at_decision())
    application.profile.required_modules.add(factory.a_module())

    assert refused(lambda: clear_directly(application))


def test_a_gate_that_was_met_before_something_changed_is_refused():
    application = decided(factory.at_decision())
    application.gates.filter(kind=GateKind.DBS).update(snapshot="f" * 64)

    assert refused(lambda: clear_directly(application))


def test_an_application_without_a_role_or_a_snapshot_is_refused():
    application = decided(factory.at_decision())
    Application.objects.filter(pk=application.pk).update(snapshot_hash="")
    application.gates.update(snapshot="")

    assert refused(lambda: clear_directly(application))


def test_nobody_is_born_cleared():
    def write() -> None:
        Application.objects.create(
            reference=new_reference(), person=cast.sam(), profile=factory.a_role(), stage=Stage.CLEARED
        )

    assert refused(write)


def test_nobody_is_born_cleared_in_bulk_either():
    row = Application(reference=new_reference(), person=cast.sam(), profile=factory.a_role(), stage=Stage.CLEARED)

    assert refused(lambda: Application.objects.bulk_create([row]))


def test_raw_sql_is_refused_too():
    application = factory.at_checks()

    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE recruitment_application SET stage = 'cleared' WHERE id = %s", [application.pk])

    assert refused(write)


@pytest.mark.parametrize("state", ["not_started", "not_satisfied", "in_progress", "waived", "not_required"])
def test_under_a_clearance_in_force_a_gate_cannot_get_worse(state):
    gates = factory.cleared().gates.filter(kind=GateKind.REFERENCES)

    assert refused(lambda: gates.update(state=state))


def test_under_a_clearance_in_force_a_gate_can_be_renewed():
    gates = factory.cleared().gates.filter(kind=GateKind.DBS)

    assert not refused(lambda: gates.update(state="renewal_in_progress"))
    assert not refused(lambda: gates.update(state="satisfied", expires_on=timezone.localdate()))


@pytest.mark.parametrize("change", [{"kind": "police_vetting"}, {"snapshot": "f" * 64}])
def test_under_a_clearance_in_force_a_gate_stays_what_it_is(change):
    gates = factory.cleared().gates.filter(kind=GateKind.REFERENCES)

    assert refused(lambda: gates.update(**change))


def test_under_a_clearance_in_force_no_gate_is_deleted():
    gates = factory.cleared().gates.filter(kind=GateKind.DBS)

    assert refused(lambda: gates._raw_delete(gates.db))


def test_under_a_clearance_in_force_no_gate_is_added():
    application = factory.cleared()

    assert refused(lambda: Gate.objects.create(application=application, kind=GateKind.POLICE_VETTING))


def test_no_gate_is_carried_over_from_or_to_somebody_who_is_cleared():
    cleared, other = factory.cleared(), factory.at_checks(cast.priya())

    assert refused(lambda: cleared.gates.filter(kind="dbs").update(application=other))
    other.gates.filter(kind="dbs").update(kind="police_vetting")
    assert refused(lambda: other.gates.filter(kind="police_vetting").update(application=cleared))


def test_once_the_clearance_is_restricted_its_gates_may_change():
    application = factory.cleared()
    Clearance.objects.filter(application=application).update(state="restricted")

    assert not refused(lambda: application.gates.filter(kind="dbs").update(state="not_satisfied"))


def test_a_restricted_clearance_comes_back_only_with_every_gate_met():
    application = factory.cleared()
    clearances = Clearance.objects.filter(application=application)
    clearances.update(state="restricted")
    application.gates.filter(kind="dbs").update(state="not_satisfied")

    assert refused(lambda: clearances.update(state="active"))
    application.gates.filter(kind="dbs").update(state="satisfied")
    assert not refused(lambda: clearances.update(state="active"))


def test_a_clearance_cannot_be_made_for_somebody_who_is_not_cleared():
    application = factory.at_decision()
    determination = factory.propose_clearance(application)

    def write() -> None:
        Clearance.objects.create(
            application=application,
            person=application.person,
            profile=application.profile,
            determination=determination,
        )

    assert refused(write)


def test_a_clearance_in_force_is_not_deleted_or_carried_over():
    clearances = Clearance.objects.filter(application=factory.cleared())
    other = factory.at_checks(cast.priya())

    assert refused(lambda: clearances.update(application=other))
    assert refused(lambda: clearances._raw_delete(clearances.db))


@pytest.mark.parametrize("change", [{"snapshot_hash": "f" * 64}, {"profile": None}, {"stage": "decision"}])
def test_what_a_clearance_in_force_rests_on_does_not_change(change):
    application = factory.cleared()

    assert refused(lambda: Application.objects.filter(pk=application.pk).update(**change))


def test_one_person_cannot_stand_behind_a_determination_twice():
    determination = factory.propose_clearance(factory.at_decision())

    assert refused(
        lambda: Determination.objects.filter(pk=determination.pk).update(
            state="approved", decided_by=determination.proposed_by
        )
    )


def test_a_level_above_basic_is_not_published_without_its_reason():
    profile = factory.a_role()

    assert refused(lambda: RoleProfile.objects.filter(pk=profile.pk).update(dbs_level="enhanced"))


def rebuild(model: type[models.Model]) -> None:
    """What a migration does that adds a column and takes it away: SQLite copies the table and drops its triggers."""
    field = models.CharField(max_length=3, default="x")
    field.set_attributes_from_name("rebuilt")
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    with connection.schema_editor() as editor:
        editor.add_field(model, field)
        editor.remove_field(model, field)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Application, Gate, Clearance, Determination, RoleProfile])
def test_still_refused_after_a_migration_rebuilds_the_table(model):
    application = factory.cleared()

    rebuild(model)

    assert missing_triggers(connection) == []
    assert refused(lambda: application.gates.filter(kind="dbs").update(state="not_started"))
    assert refused(lambda: clear_directly(factory.at_checks(cast.priya())))


def test_gates_are_held_from_the_move_on_even_before_the_clearance_has_its_row():
    application = decided(factory.at_decision())
    clear_directly(application)

    assert refused(lambda: application.gates.filter(kind="dbs").update(state="not_started"))
