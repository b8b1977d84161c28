"""A person's open sessions: seen by them, ended by them."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.signin.models import KnownDevice, PersonSession
from lms.platform.trust.domain.audit import record

DEVICES = (
    ("iphone", "iPhone"),
    ("ipad", "iPad"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("macintosh", "Mac"),
    ("cros", "Chromebook"),
    ("linux", "Linux"),
)


def sessions_of(person: User) -> QuerySet[PersonSession]:
    """Where the person is signed in now, last used first."""
    return PersonSession.objects.filter(person=person, expire_date__gt=timezone.now()).order_by("-seen_at")


@transaction.atomic
def end_sessions(person: User, *, by: User | None, keep: str = "") -> int:
    """Sign the person out everywhere, save in the session whose key is `keep`; how many were ended.

    No device is known as theirs any more: the next sign-in on each is like a first one.
    """
    ended, _rows = PersonSession.objects.filter(person=person).exclude(session_key=keep or None).delete()
    KnownDevice.objects.filter(person=person).delete()
    record("signin.sessions_ended", by=by, target=person, ids={"ended": ended})
    return ended


@transaction.atomic
def note_sign_in(person: User) -> None:
    """Write down that the person was let in."""
    record("signin.signed_in", by=person, target=person)


def device_name(user_agent: str) -> str:
    """The kind of device in a word that its owner knows it by; never more, so that nobody is told apart by it."""
    lowered = user_agent.lower()
    return next((name for sign, name in DEVICES if sign in lowered), _("Another device"))
