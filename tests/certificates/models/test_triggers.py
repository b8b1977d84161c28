"""The database's own hold on certificates is there, and comes back when a migration rebuilds the table."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from certificates.models import Certificate
from lms.platform.accounts.models import User
from lms.platform.trust.installation import missing_triggers, remove_triggers
from tests.factories.certificates import a_certificate

HELD = "certificates_certificate_no_update"
both = pytest.mark.both


def change_by_hand(column: str, value: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE certificates_certificate SET {column} = %s", [value])


@both
@pytest.mark.django_db
def test_no_guard_is_missing() -> None:
    assert HELD not in missing_triggers(connection)


@both
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "value"), [("code", "ABCD"), ("snapshot", '{"name": "Somebody Else"}'), ("snapshot_hash", "0")]
)
def test_a_change_by_hand_in_the_database_is_refused_too(priya: User, column: str, value: str) -> None:
    a_certificate(priya)
    with pytest.raises(DatabaseError, match="replaced, never changed"):
        change_by_hand(column, value)


@both
@pytest.mark.django_db
def test_the_guard_is_put_back_by_the_next_migration(priya: User) -> None:
    a_certificate(priya)
    remove_triggers(connection)
    assert HELD in missing_triggers(connection)
    call_command("migrate", verbosity=0)
    assert HELD not in missing_triggers(connection)


@both
@pytest.mark.django_db
def test_erasure_may_remove_a_certificate_whole(priya: User) -> None:
    a_certificate(priya).delete()
    assert Certificate.objects.count() == 0
