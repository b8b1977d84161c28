"""Writing past the rules, straight at the database."""

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lms.platform.accounts.models import User
from recruitment.models import Application, Determination, Stage
from tests import cast


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


def two_decide(application: Application, kind: str, *, by: str = "tariq", and_by: str = "joan") -> Determination:
    """Rows as two people would leave them: proposed, then approved."""
    made = Determination.objects.create(application=application, kind=kind, proposed_by=getattr(cast, by)())
    approve(made, getattr(cast, and_by)())
    return made


def approve(determination: Determination, by: User) -> int:
    found = Determination.objects.filter(pk=determination.pk)
    return found.update(state="approved", decided_by=by, decided_at=timezone.now())


def run(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def with_role_unguarded() -> None:
    """What a role asks can be lowered by anybody from here on: the next guard is met alone. Undone with the test."""
    where = "" if connection.vendor == "sqlite" else " ON recruitment_roleprofile"
    run(f"DROP TRIGGER IF EXISTS recruitment_role_lowered{where}")
