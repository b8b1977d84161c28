"""Write the audit trail. It holds ids and names of fields, never what they say."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import models

from lms.platform.trust.models import AuditEntry

ACTION = re.compile(r"[a-z0-9_]+\.[a-z0-9_]+")
SLUG = re.compile(r"[A-Za-z0-9_.:/-]{1,100}")


def record(
    action: str,
    *,
    by: Any,
    target: models.Model | None = None,
    fields: Sequence[str] = (),
    ids: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Add one row in the current transaction, so that the action and its trace stand or fall together.

    `action` is `app.what_happened`; `by` a user, a uuid, or None for the program itself; `ids` holds only ids, slugs
    and numbers. Raises ValueError where a word of free text is among them.
    """
    if not ACTION.fullmatch(action):
        raise ValueError(f"An action is called app.what_happened, not {action!r}.")
    return AuditEntry.objects.create(
        action=action,
        actor=by if by is None or isinstance(by, UUID) else by.uuid,
        target="" if target is None else target._meta.label,
        target_pk="" if target is None else str(target.pk),
        target_uuid=getattr(target, "uuid", None),
        fields=sorted(fields),
        ids={name: _plain(name, value) for name, value in (ids or {}).items()},
    )


def newest_entry() -> int:
    """The number of the newest entry, 0 where there is none: another number, and something has been done since."""
    return AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _plain(name: str, value: Any) -> str | int | None:
    if value is None or isinstance(value, int):
        return value
    if not SLUG.fullmatch(str(value)):
        raise ValueError(f"The audit trail takes ids and slugs; {name!r} looks like something else.")
    return str(value)
