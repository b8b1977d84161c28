"""Django's session engine over `PersonSession` rows (settings.SESSION_ENGINE names this module)."""

from datetime import UTC, datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from lms.platform.signin.models import PersonSession

BEGAN, SEEN, DEVICE = "signin_began", "signin_seen", "signin_device"


class SessionStore(DatabaseStore):
    """Copies from what the session holds to the row's columns whose it is, from when and on which device."""

    @classmethod
    def get_model_class(cls) -> type[PersonSession]:
        """The rows of this store."""
        return PersonSession

    def create_model_instance(self, data: dict[str, Any]) -> PersonSession:
        """The row for `data`, which Django then saves."""
        row = cast(PersonSession, super().create_model_instance(data))
        row.person_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device = data.get(DEVICE, "")
        row.began_at = _moment(data.get(BEGAN))
        row.seen_at = _moment(data.get(SEEN))
        return row


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
