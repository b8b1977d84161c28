"""The reveal log hangs on the audit trail: the entry of each opening holds the digest of its row."""

import hashlib
import json
from collections.abc import Iterator
from uuid import UUID

from lms.platform.trust.domain.checkpoints import BATCH
from lms.platform.trust.models import AuditEntry, RevealLog

REVEALED = "trust.revealed"


def reveal_digest(log: RevealLog) -> str:
    """SHA-256 of what the row says for ever: not of when the lead was told, which is written later."""
    said = [
        *(str(log.uuid), f"{log.at.timestamp():.6f}", str(log.actor)),
        *(log.target, log.target_pk, str(log.target_uuid), log.field, log.reason),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def faults_of_openings() -> Iterator[str]:
    """Rows of the reveal log that are not as the audit trail has them, are gone, or that it never heard of."""
    known: set[str] = set()
    entries = AuditEntry.objects.filter(action=REVEALED).order_by("pk").iterator(chunk_size=BATCH)
    for batch in _batches(entries):
        logs = {str(log.uuid): log for log in RevealLog.objects.filter(uuid__in=[_uuid(one) for one in batch])}
        for entry in batch:
            name = str(_uuid(entry))
            known.add(name)
            if name not in logs:
                yield f"The opening of audit entry {entry.pk} is missing in the reveal log."
            elif entry.ids.get("digest", reveal_digest(logs[name])) != reveal_digest(logs[name]):
                yield f"Row {logs[name].pk} of the reveal log is not as it was written (audit entry {entry.pk})."
    for pk, uuid in RevealLog.objects.order_by("pk").values_list("pk", "uuid").iterator(chunk_size=BATCH):
        if str(uuid) not in known:
            yield f"Row {pk} of the reveal log has no audit entry."


def _uuid(entry: AuditEntry) -> UUID:
    return UUID(str(entry.ids.get("reveal", UUID(int=0))))


def _batches(entries: Iterator[AuditEntry]) -> Iterator[list[AuditEntry]]:
    batch: list[AuditEntry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
