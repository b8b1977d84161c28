"""Check the audit chain from its beginning against the entries and against the heads exported before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from lms.platform.trust.domain.checkpoints import BATCH, GENESIS, digest
from lms.platform.trust.domain.heads import Head, head_files, read_head
from lms.platform.trust.domain.openings_kept import faults_of_openings
from lms.platform.trust.installation import missing_triggers
from lms.platform.trust.models import AuditCheckpoint, AuditEntry


@dataclass(frozen=True)
class Finding:
    """What a check found: how many links hold, and each fault in a sentence, the first bad row first."""

    chained: int
    waiting: int
    heads: int
    faults: tuple[str, ...]

    @property
    def fault(self) -> str:
        """The first of them; empty where there is none."""
        return self.faults[0] if self.faults else ""


def verify_audit() -> Finding:
    """Walk the chain to its end and name the bad rows. Reads only."""
    heads: list[Head] = []
    bad_heads = list(_bad_heads(heads))
    faults: list[str] = []
    chained, last = _walk({head.number: head for head in heads}, faults)
    faults += bad_heads
    faults += _cut_off(heads, last)
    faults += faults_of_openings()
    faults += [f"The trigger {name} does not guard its table. Run manage.py migrate." for name in _unguarded()]
    waiting = AuditEntry.objects.filter(auditcheckpoint=None).count()
    return Finding(chained=chained, waiting=waiting, heads=len(heads), faults=tuple(faults))


def _walk(heads: dict[int, Head], faults: list[str]) -> tuple[int, int]:
    """How many links hold, and the number of the last; what is wrong with others goes into `faults`.

    After a bad link the walk goes on from what it says, so that one forged row does not hide what comes after it.
    """
    link, number, held = GENESIS, 0, 0
    while links := _next_links(number):
        for checkpoint, entry in links:
            wrong = list(_wrong(checkpoint, entry, number + 1, link, heads))
            faults += wrong
            held += not wrong
            number, link = checkpoint.number, checkpoint.digest
    return held, number


def _wrong(
    checkpoint: AuditCheckpoint, entry: AuditEntry | None, expected: int, link: str, heads: dict[int, Head]
) -> Iterator[str]:
    """What is wrong with one link, the first of it: what follows from a missing link is not a fault of the next."""
    number = checkpoint.number
    if number != expected:
        yield (
            f"Checkpoint {expected} is missing."
            if number == expected + 1
            else (f"Checkpoints {expected} to {number - 1} are missing.")
        )
    elif entry is None:
        yield f"Audit entry {checkpoint.entry_id} (checkpoint {number}) is missing."
    elif checkpoint.digest != digest(link, entry):
        yield f"Audit entry {entry.pk} (checkpoint {number}) is not as it was written."
    elif number in heads and heads[number].digest != checkpoint.digest:
        day = heads[number].exported_at[:10]
        yield f"Checkpoint {number} is not the one exported on {day}: the chain was written anew."


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
