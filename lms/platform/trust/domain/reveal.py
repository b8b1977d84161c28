"""Open a field that only opens with a reason, after the opening was written down.

The order is the point: the log row is committed first, then the text is opened. No log, no reveal; a crash between the
two leaves a log row too many, never one too few.
"""

from typing import Any

from django.db import models, transaction

from lms.platform.trust.damaged import stand_in
from lms.platform.trust.domain.audit import record
from lms.platform.trust.domain.openings_kept import reveal_digest
from lms.platform.trust.fields import SealedMixin
from lms.platform.trust.models import RevealLog
from lms.platform.trust.sealed import Sealed, is_broken, open_sealed

SHORTEST_REASON = 10
LONGEST_REASON = 300


class RevealRefused(Exception):
    """This person may not open this field, or has not said why. Its text can be shown on the screen."""


def reveal(obj: models.Model, field_name: str, reason: str, *, by: Any) -> Any:
    """The value of `obj.field_name`, once `RevealLog` says who opened it and why; of a damaged one, words.

    `reason`: 10 to 300 characters, kept for ever and not sealed: why it is opened, not what it says. Raises
    RevealRefused (an audit row says so, nothing is opened), ValueError where the field is not one that is revealed, and
    RuntimeError inside a transaction: the log row must be safe before the text is seen.
    """
    field = obj._meta.get_field(field_name)
    if not isinstance(field, SealedMixin) or field.opened != "reveal":
        raise ValueError(f"{field} is not opened by reveal().")
    refusal = _refusal(obj, field_name, reason.strip(), by)
    with transaction.atomic(durable=True):
        if refusal:
            record("trust.reveal_refused", by=by, target=obj, fields=[field_name])
        else:
            _write_down(obj, field_name, reason.strip(), by)
    if refusal:
        raise RevealRefused(refusal)
    held: Sealed = getattr(obj, field_name)
    if is_broken(held):
        return stand_in(field, field.row(obj))
    return open_sealed(held, field.row(obj))


def _refusal(obj: Any, field_name: str, reason: str, by: Any) -> str:
    if not obj.may_reveal(by, field_name):
        return "You are not one of the people who may open this."
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        return f"Say why you need to read this, in {SHORTEST_REASON} to {LONGEST_REASON} characters."
    return ""


def _write_down(obj: Any, field_name: str, reason: str, by: Any) -> None:
    log = RevealLog.objects.create(
        actor=by.uuid,
        target=obj._meta.label,
        target_pk=str(obj.pk),
        target_uuid=obj.uuid,
        field=field_name,
        reason=reason,
    )
    ids = {"reveal": log.uuid, "digest": reveal_digest(log)}
    record("trust.revealed", by=by, target=obj, fields=[field_name], ids=ids)
