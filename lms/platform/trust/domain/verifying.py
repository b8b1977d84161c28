"""Check the audit chain from its beginning against the entries and against the heads exported before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from lms.platform.trust.domain.checkpoints import BATCH, GENESIS, digest
from lms.platform.trust.domain.heads import Head, head_files, read_head
from lms.platform.trust.models import AuditCheckpoint, AuditEntry
from lms.platform.trust.triggers import missing_triggers


@dataclass(frozen=True)
class Finding:
    """What a check found: how much was checked, and the first fault in a sentence (empty where there is none)."""

    chained: int
    waiting: int
    heads: int
    fault: str


def verify_audit() -> Finding:
    """Walk the chain and name the first bad row. Reads only."""
    heads: list[Head] = []
    faults = list(_bad_heads(heads))
    walked = _walk({head.number: head for head in heads})
    chained, fault = walked
    if fault:
        faults.insert(0, fault)
    else:
        faults.extend(_cut_off(heads, chained))
    faults.extend(f"The trigger {name} does not guard its table. Run manage.py migrate." for name in _unguarded())
    waiting = AuditEntry.objects.filter(auditcheckpoint=None).count()
    return Finding(chained=chained, waiting=waiting, heads=len(heads), fault=faults[0] if faults else "")


def _walk(heads: dict[int, Head]) -> tuple[int, str]:
    """How many links hold, and what is wrong with the next one."""
    link, number = GENESIS, 0
    while links := _next_links(number):
        for checkpoint, entry in links:
            number += 1
            if checkpoint.number != number:
                return number - 1, f"Checkpoint {number} is missing."
            if entry is None:
                return number - 1, f"Audit entry {checkpoint.entry_id} (checkpoint {number}) is missing."
            link = digest(link, entry)
            if checkpoint.digest != link:
                return number - 1, f"Audit entry {entry.pk} (checkpoint {number}) is not as it was written."
            if number in heads and heads[number].digest != link:
                day = heads[number].exported_at[:10]
                return number - 1, f"Checkpoint {number} is not the one exported on {day}: the chain was written anew."
    return number, ""


def _next_links(after: int) -> list[tuple[AuditCheckpoint, AuditEntry | None]]:
    checkpoints = list(AuditCheckpoint.objects.filter(number__gt=after).order_by("number")[:BATCH])
    entries = AuditEntry.objects.in_bulk([one.entry_id for one in checkpoints])
    return [(one, entries.get(one.entry_id)) for one in checkpoints]


def _bad_heads(heads: list[Head]) -> Iterator[str]:
    for path in head_files():
        try:
            heads.append(read_head(path))
        except ValueError as error:
            yield str(error)


def _cut_off(heads: list[Head], last: int) -> Iterator[str]:
    for head in heads:
        if head.number > last:
            yield f"{head.exported_at[:10]} exported checkpoint {head.number}; those after {last} are missing."


def _unguarded() -> list[str]:
    return [name for name in missing_triggers(connection) if name.startswith("trust_")]
