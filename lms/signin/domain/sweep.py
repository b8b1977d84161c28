"""What signing in leaves behind goes away by itself."""

from datetime import timedelta

from django.utils import timezone

from lms.signin.models import PersonSession, SignInCode, TextDay

CODES_KEPT = timedelta(days=1)
COUNTS_KEPT = timedelta(days=365)


def forget_what_is_over() -> int:
    """Delete codes of yesterday, sessions that ended and counts of a year ago; how many. For `tick`."""
    now = timezone.now()
    codes, _rows = SignInCode.objects.filter(asked_at__lt=now - CODES_KEPT).delete()
    sessions, _rows = PersonSession.objects.filter(expire_date__lte=now).delete()
    counts, _rows = TextDay.objects.filter(day__lt=timezone.localdate() - COUNTS_KEPT).delete()
    return codes + sessions + counts
