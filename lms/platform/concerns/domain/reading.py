"""Who has opened a concern, for the people who may: an own list of readings belongs to every sealed record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.reveal import reveal
from lms.platform.trust.models import RevealLog


@dataclass(frozen=True)
class Reading:
    """One opening: who, when, why."""

    at: datetime
    who: str
    reason: str


@dataclass(frozen=True)
class Version:
    """One of the times that a form was sent: when, whether it was sent before, and what it says."""

    at: datetime
    again: bool
    opened: dict[str, str]


def open_concern(concern: Concern, reason: str, *, by: Any) -> dict[str, str]:
    """Everything a concern says, once the reason is written down: `words`, `reach`, `outcome`.

    Raises RevealRefused, whose text can be shown. Each part that was written is one line in the reveal log.
    """
    parts = ["words", *(name for name in ("reach", "outcome") if getattr(concern, name))]
    return {name: reveal(concern, name, reason, by=by) for name in parts}


def open_versions(concern: Concern, reason: str, *, by: Any) -> list[Version]:
    """This concern and, where its form was sent more than once, the others that came in it, first to last."""
    versions = concern.versions(by) or [concern]  # one that is not theirs is refused, which is written down
    return [
        Version(at=version.raised_at, again=place > 0, opened=open_concern(version, reason, by=by))
        for place, version in enumerate(versions)
    ]


def readings_of(concern: Concern) -> list[Reading]:
    """Who opened its words, oldest first."""
    opened = RevealLog.objects.filter(target=concern._meta.label, target_uuid=concern.uuid, field="words")
    logs = list(opened.order_by("pk"))
    names = {user.uuid: user.called for user in User.objects.filter(uuid__in={log.actor for log in logs})}
    return [Reading(log.at, names.get(log.actor, _("somebody who has left")), log.reason) for log in logs]
