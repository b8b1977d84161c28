"""What the processes of the concurrency test do: `python -m tests.platform.trust.process write 100`."""

import os
import sys
from uuid import uuid4

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.platform.trust.small_settings"
django.setup()

from django.db import DatabaseError, connection, transaction  # noqa: E402

from lms.platform.trust.domain.audit import record  # noqa: E402
from lms.platform.trust.domain.checkpoints import add_checkpoints  # noqa: E402
from lms.platform.trust.domain.verifying import verify_audit  # noqa: E402
from lms.platform.trust.installation import install_triggers, remove_triggers  # noqa: E402
from lms.platform.trust.models import AuditCheckpoint, AuditEntry, RevealLog  # noqa: E402


def prepare() -> str:
    with connection.schema_editor() as editor:
        for model in (AuditEntry, AuditCheckpoint, RevealLog):
            editor.create_model(model)
    install_triggers(connection)
    return "ready"


def write(count: str) -> str:
    written = 0
    for number in range(int(count)):
        try:
            with transaction.atomic():
                record("trust.tried", by=uuid4(), ids={"n": number})
            written += 1
        except DatabaseError as error:
            print(error, file=sys.stderr)
    return str(written)


def seal(rounds: str) -> str:
    return str(sum(add_checkpoints() for _ in range(int(rounds))))


def verify() -> str:
    found = verify_audit()
    return f"{found.chained} {found.waiting} {found.fault}"


def tamper() -> str:
    victim = AuditEntry.objects.order_by("id")[300].pk
    remove_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trust_auditentry SET action = 'trust.nothing' WHERE id = %s", [victim])
    install_triggers(connection)
    return str(victim)


if __name__ == "__main__":
    print(
        {"prepare": prepare, "write": write, "seal": seal, "verify": verify, "tamper": tamper}[sys.argv[1]](
            *sys.argv[2:]
        )
    )
