"""Chain the audit trail: each entry's digest includes the one before, so that no row can change unnoticed.

Entries are not chained when they are written: that would make every writer wait for every other (in a trial 414 of 600
concurrent writers were refused). One sealer, under a lock, chains what is waiting, every minute.
"""

import hashlib
import json

from django.db import connection, transaction
from django.db.models import Max
from django.tasks import task

from lms.platform.trust.models import AuditCheckpoint, AuditEntry

GENESIS = "0" * 64
BATCH = 1000
LOOK_BACK = 10_000
LOCK = 7_101_826


def add_checkpoints(*, everything: bool = False) -> int:
    """Seal what is waiting and say how many entries that was. Safe to run twice at once, and to kill.

    A slow transaction can commit an entry with a lower number than one sealed before: the last 10,000 numbers are
    looked at again each time, and all of them with `everything` (once a day, with the export of the head).
    """
    done = 0
    while sealed := _add_batch(everything=everything):
        done += sealed
    return done


@task()
def add_checkpoints_task() -> int:
    """The same as a task."""
    return add_checkpoints()


def digest(previous: str, entry: AuditEntry) -> str:
    """The link for `entry` after the link `previous`: SHA-256, hexadecimal."""
    return hashlib.sha256(f"{previous}\n{canonical(entry)}".encode()).hexdigest()


def canonical(entry: AuditEntry) -> str:
    """The one way to write an entry down."""
    said = {
        "id": entry.pk,
        "at": f"{entry.at.timestamp():.6f}",
        "actor": str(entry.actor),
        "action": entry.action,
        "target": [entry.target, entry.target_pk, str(entry.target_uuid)],
        "fields": entry.fields,
        "ids": entry.ids,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


@transaction.atomic
def _add_batch(*, everything: bool) -> int:
    _take_the_lock()
    last = AuditCheckpoint.objects.order_by("-number").first()
    waiting = AuditEntry.objects.filter(auditseal=None).order_by("id")
    if not everything:
        highest = AuditCheckpoint.objects.aggregate(highest=Max("entry_id"))["highest"] or 0
        waiting = waiting.filter(id__gt=highest - LOOK_BACK)
    number, link = (last.number, last.digest) if last else (0, GENESIS)
    seals = []
    for entry in waiting[:BATCH]:
        number, link = number + 1, digest(link, entry)
        seals.append(AuditCheckpoint(number=number, entry_id=entry.pk, digest=link))
    AuditCheckpoint.objects.bulk_create(seals)
    return len(seals)


def _take_the_lock() -> None:
    """PostgreSQL: a lock for this transaction. SQLite begins transactions as the only writer (settings, IMMEDIATE)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
