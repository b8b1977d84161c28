"""Every opening of a sealed field, for those who look after safeguarding: was each reason a good one?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.concerns.models import Concern
from lms.platform.trust.models import RevealLog


@dataclass(frozen=True)
class Opening:
    """One opening: who opened what, when and why. Whose record it was is not in it: most readers may not know."""

    at: datetime
    who: str
    kind: str
    part: str
    reason: str


def openings_for(reader: Any) -> QuerySet[RevealLog]:
    """What `reader` may look over; nothing without the grant to read concerns.

    A concern that this reader may not know of stays unknown: its openings are left out.
    """
    if not has_grant(reader, Grant.CONCERN_READ):
        return RevealLog.objects.none()
    concerns = Q(target=Concern._meta.label)
    known = Concern.objects.visible_to(reader).values("uuid")
    return RevealLog.objects.filter(~concerns | Q(target_uuid__in=known))


def described(logs: Iterable[RevealLog]) -> list[Opening]:
    """Rows in words, in the same order; one query for all names."""
    logs = list(logs)
    people = User.objects.filter(uuid__in={log.actor for log in logs})
    names = {person.uuid: person.full_name or person.called for person in people}
    return [_described(log, names.get(log.actor, _("Somebody who has left"))) for log in logs]


def _described(log: RevealLog, who: str) -> Opening:
    kind, part = _names(log.target, log.field)
    return Opening(at=log.at, who=who, kind=_begun(kind), part=_begun(part), reason=log.reason)


def _names(label: str, field: str) -> tuple[str, str]:
    """What people call a record and one part of it; the names in the log where they are known no more."""
    try:
        model = apps.get_model(label)
        return str(model._meta.verbose_name), str(model._meta.get_field(field).verbose_name)
    except (LookupError, ValueError):
        return label, field
    except FieldDoesNotExist:
        return str(model._meta.verbose_name), field


def _begun(words: str) -> str:
    """With a capital letter, and "DBS" as it is."""
    return words[:1].upper() + words[1:]
