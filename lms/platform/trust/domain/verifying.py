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

    sealed: int
    waiting: int
    heads: int
    fault: str


def verify_audit() -> Finding:
    """Walk the chain and name the first bad row. Reads only."""
    heads: list[Head] = []
    faults = list(_bad_heads(heads))
    walked = _walk({head.number: head for head in heads})
    sealed, fault = walked
    if fault:
        faults.insert(0, fault)
    else:
        faults.extend(_cut_off(heads, sealed))
    faults.extend(f"The trigger {name} does not guard its table. Run manage.py migrate." for name in _unguarded())
    waiting = AuditEntry.objects.filter(auditseal=None).count()
    return Finding(sealed=sealed, waiting=waiting, heads=len(heads), fault=faults[0] if faults else "")


def _walk(heads: dict[int, Head]) -> tuple[int, str]:
    """How many links hold, and what is wrong with the next one."""
    link, number = GENESIS, 0
    while links := _next_links(number):
        for seal, entry in links:
            number += 1
            if seal.number != number:
                return number - 1, f"Seal {number} is missing."
            if entry is None:
                return number - 1, f"Audit entry {seal.entry_id} (seal {number}) is missing."
            link = digest(link, entry)
            if seal.digest != link:
                return number - 1, f"Audit entry {entry.pk} (seal {number}) is not as it was sealed."
            if number in heads and heads[number].digest != link:
                day = heads[number].exported_at[:10]
                return number - 1, f"Seal {number} is not the one exported on {day}: the chain was written anew."
    return number, ""


def _next_links(after: int) -> list[tuple[AuditCheckpoint, AuditEntry | None]]:
    seals = list(AuditCheckpoint.objects.filter(number__gt=after).order_by("number")[:BATCH])
    entries = AuditEntry.objects.in_bulk([seal.entry_id for seal in seals])
    return [(seal, entries.get(seal.entry_id)) for seal in seals]


def _bad_heads(heads: list[Head]) -> Iterator[str]:
    for path in head_files():
        try:
            heads.append(read_head(path))
        except ValueError as error:
            yield str(error)


def _cut_off(heads: list[Head], last: int) -> Iterator[str]:
    for head in heads:
        if head.number > last:
            yield f"Seals {last + 1} to {head.number} are missing: {head.exported_at[:10]} exported seal {head.number}."


def _unguarded() -> list[str]:
    return [name for name in missing_triggers(connection) if name.startswith("trust_")]
