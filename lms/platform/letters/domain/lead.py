"""Tell those who look after safeguarding, or the system, what happened below: trust and accounts only leave rows."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.grants import holders
from lms.platform.accounts.domain.role_delays import begin_delay, people_to_tell
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant, Role, is_sensitive
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.models import Letter
from lms.platform.trust.domain.damage import note_damage
from lms.platform.trust.models import DamagedValue, RevealLog

AT_ONCE = 500
LOOKS_BACK = timedelta(days=7)


@transaction.atomic
def tell_lead_of_reveals() -> int:
    """Tell the lead and deputy how many sealed records were opened since the last time; returns how many that were.

    One letter each, with a number and nothing else. Nobody is told of their own: where nobody else could be told, the
    rows wait for somebody. Safe to run twice at once, or to kill.
    """
    readers = list(holders(Grant.CONCERN_READ))
    told: dict[User, int] = defaultdict(int)
    done = []
    for pk, actor in _untold(readers):
        done.append(pk)
        for reader in readers:
            told[reader] += reader.uuid != actor
    for reader, number in told.items():
        if number:
            queue_letter(reader, "concerns/records_opened", {"number": str(number)})
    RevealLog.objects.filter(pk__in=done).update(notified_at=timezone.now())
    return len(done)


def _untold(readers: list[User]) -> list[tuple[int, UUID]]:
    """Openings that somebody other than who opened can be told of. Two runs never get the same ones.

    (SQLite takes no row locks and needs none: it has one writer at a time.)
    """
    if not readers:
        return []
    rows = RevealLog.objects.filter(notified_at=None).order_by("pk")
    if len(readers) == 1:
        rows = rows.exclude(actor=readers[0].uuid)
    return list(rows.select_for_update(skip_locked=True).values_list("pk", "actor")[:AT_ONCE])


@transaction.atomic
def tell_lead_of_roles() -> int:
    """Tell the lead and deputy of each sensitive role given in the last week, once; returns how many letters that made.

    The letter names nobody: the list of roles does. Whoever was given the role is not told of it here.
    """
    sensitive = [role for role in Role if is_sensitive(role)]
    given = RoleHolding.objects.filter(role__in=sensitive, given_at__gte=timezone.now() - LOOKS_BACK)
    given = given.exclude(approved_by=None)  # the first administrators: two people could not agree to them yet
    readers = list(holders(Grant.CONCERN_READ))
    wanted = {
        f"role:{holding.pk}:{reader.pk}": reader
        for holding in given
        for reader in readers
        if reader.pk != holding.user_id
    }
    told = set(Letter.objects.filter(once__in=wanted).values_list("once", flat=True))
    new = {once: reader for once, reader in wanted.items() if once not in told}
    letters = [queue_letter(reader, "concerns/role_given", {}, once=once) for once, reader in new.items()]
    return sum(letter is not None for letter in letters)


@transaction.atomic
def tell_administrators_of_damage() -> int:
    """Tell whoever manages settings how many sealed values could not be opened since the last time, and nothing else.

    Returns how many there were. Without an administrator they wait for one.
    """
    note_damage()
    administrators = list(holders(Grant.SETTINGS_MANAGE))
    rows = DamagedValue.objects.filter(told_at=None).order_by("pk").select_for_update(skip_locked=True)
    found = list(rows.values_list("pk", flat=True)[:AT_ONCE]) if administrators else []
    for person in administrators if found else []:
        queue_letter(person, "trust/damaged", {"number": str(len(found))}, once=f"damaged:{found[-1]}:{person.pk}")
    DamagedValue.objects.filter(pk__in=found).update(told_at=timezone.now())
    return len(found)


@transaction.atomic
def tell_of_delayed_roles() -> int:
    """Tell those who can stop it, and all who hold the same role, of each role that one person alone asked for.

    Its day begins in the same transaction: where no letter is written, nothing takes effect. Returns how many roles.
    """
    begun = [one for one in RoleRequest.objects.to_tell().select_related("area") if begin_delay(one)]
    for request in begun:
        when = date_format(timezone.localtime(request.due_at), r"H:i \o\n l j F")
        for person in people_to_tell(request):
            once = f"role_request:{request.pk}:{person.pk}"
            queue_letter(person, "concerns/role_on_its_way", {"when": when}, once=once)
    return len(begun)
