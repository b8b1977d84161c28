"""Django's session engine over `PersonSession` rows (settings.SESSION_ENGINE names this module)."""

from datetime import UTC, datetime
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.signin.models import PersonSession

BEGAN, SEEN, DEVICE = "signin_began", "signin_seen", "signin_device"


class SessionStore(DatabaseStore):
    """Copies from what the session holds to the row's columns whose it is, from when and on which device."""

    _person: User | None = None

    @classmethod
    def get_model_class(cls) -> type[PersonSession]:
        """The rows of this store."""
        return PersonSession

    def person(self) -> User | None:
        """Whose the session was when it was read, fetched together with it; None where it is nobody's or not read."""
        self.get(SESSION_KEY)  # reads the row, where it has not been
        return self._person

    def _get_session_from_db(self) -> PersonSession | None:
        """The row with its person, in one question; none where it is over, and then the key is given up."""
        rows = PersonSession.objects.select_related("person")
        try:
            row = rows.get(session_key=self.session_key, expire_date__gt=timezone.now())
        except PersonSession.DoesNotExist:
            self._session_key = None
            return None
        self._person = row.person
        return row

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
