"""How many texts with a code a day may cost: a share for strangers, and some kept for devices that are known.

A number that nobody has confirmed may be anybody's idea of a joke. Of settings.TEXTS_A_DAY such numbers get one in
STRANGERS_ONE_TEXT_IN, so that however many are typed, there are texts for the people whom we know; and one in
KEPT_ONE_TEXT_IN goes only to devices on which their person has signed in before.
"""

from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from lms.platform.signin.models import TextDay


def texts_left(*, known_device: bool = True) -> int:
    """How many more texts with a code may go out today, to a device that is known or to any."""
    sent = TextDay.objects.filter(day=timezone.localdate()).values_list("sent", flat=True).first()
    return max(_most(known_device) - (sent or 0), 0)


def take_text(*, known_device: bool, stranger: bool) -> bool:
    """Count first, send then: of two requests at once only one takes the last text, and the row is made once."""
    today, most = timezone.localdate(), _most(known_device)
    if _take(today, most, stranger):
        return True
    if TextDay.objects.filter(day=today).exists():
        return False
    TextDay.objects.bulk_create([TextDay(day=today)], ignore_conflicts=True)
    return _take(today, most, stranger)


def _most(known_device: bool) -> int:
    kept = 0 if known_device else settings.TEXTS_A_DAY // settings.KEPT_ONE_TEXT_IN
    return int(settings.TEXTS_A_DAY - kept)


def _take(today: date, most: int, stranger: bool) -> bool:
    open_days = TextDay.objects.filter(day=today, sent__lt=most)
    if stranger:
        open_days = open_days.filter(strangers__lt=max(settings.TEXTS_A_DAY // settings.STRANGERS_ONE_TEXT_IN, 1))
    return bool(open_days.update(sent=F("sent") + 1, strangers=F("strangers") + int(stranger)))
