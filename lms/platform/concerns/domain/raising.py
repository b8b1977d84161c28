"""Somebody is worried. What they say is sealed, and the people who look after safeguarding know within seconds."""

import json
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from lms.platform.accounts.domain.grants import holders
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.concerns.models import Concern
from lms.platform.letters.domain.outbox import queue_alert
from lms.platform.trust.crypto import blind
from lms.platform.trust.domain.audit import record

LONGEST = 10_000
MANY_AN_HOUR = 20


@transaction.atomic
def raise_concern(
    *,
    by: User | None,
    words: str,
    danger_now: bool,
    where: str = "",
    about: User | None = None,
    reach: str = "",
    deputy_only: bool = False,
    key: UUID | None = None,
) -> Concern:
    """Keep what somebody is worried about and tell its readers at once.

    `by` is None for a visitor and for anybody who does not want to be named: then no row names them, the audit trail
    included. `about` is the person it is about, if there is one; `where` the screen it was raised from (a slug);
    `reach` how to get back to whoever raised it. `deputy_only` sends it past the lead. `key` is the form's own number:
    the same form sent twice is one concern; with anything changed in it, it is another, kept beside the first. Raises
    ValueError where there are no words.
    """
    if not words.strip():
        raise ValueError("A concern needs words.")
    said = [words.strip(), reach.strip(), danger_now, deputy_only, str(about and about.uuid)]
    concern, made = Concern.objects.get_or_create(
        form=_number(key or uuid4(), by),
        sent=blind(json.dumps(said), "concerns.concern.sent"),
        defaults={
            "raised_by": by,
            "about": about,
            "where": where,
            "danger_now": danger_now,
            "deputy_only": deputy_only,
            "words": words.strip()[:LONGEST],
            "reach": reach.strip() or None,
        },
    )
    if made:
        record("concerns.raised", by=by, target=concern, ids={"where": where or None})
        _alert(concern)
    return concern


def somebody(uuid: UUID | None) -> User | None:
    """The person with this uuid, if there is one: whoever asks is not told whether there was."""
    return User.objects.filter(uuid=uuid).first() if uuid else None


def readers_of(concern: Concern) -> list[User]:
    """The lead and deputy, without those it is about, who are close to them, or whom it was sent past."""
    return [
        reader
        for reader in holders(Grant.CONCERN_READ)
        if Concern.objects.visible_to(reader).filter(pk=concern.pk).exists()
    ]


def _number(key: UUID, by: User | None) -> UUID:
    """Sent once with a name and once without, it is two forms: the second would tell who wrote the first."""
    return uuid5(key, str(by.uuid) if by else "")


def _alert(concern: Concern) -> None:
    """Urgent letters pass quiet hours. Where nobody may read it, administrators are asked to find somebody."""
    context = {"now": "now" if concern.danger_now else ""}
    readers = readers_of(concern)
    for reader in readers:
        queue_alert(reader, "concerns/raised", context, once=_once(concern, reader), about=concern)
    for administrator in [] if readers else holders(Grant.ACCOUNTS_MANAGE):
        queue_alert(administrator, "concerns/nobody_to_read", {}, once=_once(concern, administrator), about=concern)


def _once(concern: Concern, reader: User) -> str:
    """One alert for each concern; in a flood (somebody sends rubbish) one for each ten minutes, and nothing is lost."""
    if Concern.objects.filter(raised_at__gte=timezone.now() - timedelta(hours=1)).count() <= MANY_AN_HOUR:
        return f"concern:{concern.uuid}:{reader.pk}"
    return f"concerns:{_ten_minutes(concern.raised_at)}:{concern.danger_now:d}:{reader.pk}"


def _ten_minutes(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H}{moment.minute // 10}"
