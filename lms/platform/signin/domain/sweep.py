"""What signing in leaves behind goes away by itself."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from lms.platform.signin.models import ContactChange, PersonSession, SignInCode, TextDay

CODES_KEPT = timedelta(days=1)
COUNTS_KEPT = timedelta(days=365)
CHANGES_KEPT = timedelta(days=365)


def forget_what_is_over() -> int:
    """Delete codes of yesterday, sessions that ended, and counts and contact changes of a year ago. For `tick`.

    Returns how many rows.
    """
    now = timezone.now()
    codes, _rows = SignInCode.objects.filter(asked_at__lt=now - CODES_KEPT).delete()
    sessions, _rows = PersonSession.objects.filter(expire_date__lte=now).delete()
    counts, _rows = TextDay.objects.filter(day__lt=timezone.localdate() - COUNTS_KEPT).delete()
    long_over = Q(stopped_at__lt=now - CHANGES_KEPT) | Q(done_at__lt=now - CHANGES_KEPT)
    changes, _rows = ContactChange.objects.filter(long_over).delete()
    return codes + sessions + counts + changes
