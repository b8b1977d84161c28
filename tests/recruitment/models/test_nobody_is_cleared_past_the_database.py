"""The database itself refuses, whatever the program says."""

import pytest
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models

from lms.platform.trust.installation import missing_triggers
from recruitment.domain.base.reference_codes import new_reference
from recruitment.models import Application, Clearance, Determination, Gate, RoleProfile, Stage
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import clear_directly, refused

pytestmark = [pytest.mark.django_db, pytest.mark.both]


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


@pytest.mark.parametrize("kind", ["dbs", "identity", "self_disclosure"])
def test_these_kinds_can_never_be_waived_in_the_database(kind):
    application = factory.at_decision()

    assert refused(lambda: application.gates.filter(kind=kind).update(state="waived"))


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
