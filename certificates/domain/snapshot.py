"""What a certificate says, frozen: one dictionary that the page, the PDF and the plain text are made from.

Its canonical form (keys sorted, no spaces, UTF-8) is what `snapshot_hash` is the SHA-256 of.
"""

import hashlib
import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from courses.domain.validity import expires_on
from courses.models import Completion

KEPT_AS_IT_WAS = ("minutes", "mode", "how_assessed", "framework", "level", "awarding_body", "accreditation_reference")


def frozen(completion: Completion, *, name: str, given_on: date) -> dict[str, Any]:
    """The facts of `completion` as a certificate states them, for somebody called `name`.

    A sensitive module appears by its neutral title and without its outcomes, which would give it away.
    """
    was = completion.snapshot
    sensitive = was["sensitive"]
    until = expires_on(completion)
    return {
        "form": 1,
        "name": name,
        "title": was["public_title"] if sensitive else was["title"],
        "outcomes": [] if sensitive else list(was["outcomes"]),
        **{key: was.get(key) or "" for key in KEPT_AS_IT_WAS},
        "issuer": settings.SCHEME_NAME,
        "signatory": settings.CERTIFICATE_SIGNATORY,
        "signatory_role": settings.CERTIFICATE_SIGNATORY_ROLE,
        "completed_on": timezone.localdate(completion.completed_at).isoformat(),
        "given_on": given_on.isoformat(),
        "expires_on": until.isoformat() if until else "",
    }


def end_of(day: str) -> datetime | None:
    """The first moment after `day` (an ISO date, local time; empty means none): no change of clocks ends it early."""
    if not day:
        return None
    return timezone.make_aware(datetime.combine(date.fromisoformat(day) + timedelta(days=1), time.min))


def canonical(snapshot: dict[str, Any]) -> bytes:
    """The one way of writing `snapshot` down that its hash is taken of."""
    return json.dumps(snapshot, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(snapshot: dict[str, Any]) -> str:
    """SHA-256 of the canonical form, in 64 hexadecimal figures."""
    return hashlib.sha256(canonical(snapshot)).hexdigest()
