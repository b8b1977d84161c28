"""What a stranger learns who has a code: that a certificate is real, whether it is current, and no reason.

There is no search by person. A code that never was and one whose certificate was erased are the same to the outside.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from certificates.domain.codes import CodeUnreadable, read_code
from certificates.domain.snapshot import hash_of
from certificates.domain.wording import Words, words_of
from certificates.models import Certificate

logger = logging.getLogger(__name__)

# Generous: a whole hostel or job centre may share one address. A code of 128 bits is not found by trying.
CHECKS_A_MINUTE = 120
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`name` is empty unless the certificate is current and its holder has chosen to show it."""

    current: bool
    words: Words
    name: str


def look_up(typed: str) -> Verdict | None:
    """What may be said about the certificate with the code `typed`; None where there is nothing to say.

    A code that cannot be read is answered like one that nobody was given.
    """
    try:
        code = read_code(typed)
    except CodeUnreadable:
        return None
    certificate = Certificate.objects.filter(code=code).first()
    if certificate is None or not _is_whole(certificate):
        return None
    current = certificate.is_current()
    words = words_of(certificate.snapshot)
    return Verdict(current=current, words=words, name=words.name if current and certificate.show_name else "")


def wait_to_check(network: str) -> timedelta | None:
    """Nothing where `network` (kept only as a keyed hash, for a minute) may check one more code now; else the wait."""
    now = timezone.now().timestamp()
    minute, gone = divmod(now, MINUTE.total_seconds())
    key = salted_hmac("certificates.verification", f"{network} {int(minute)}", algorithm="sha256").hexdigest()
    cache.add(key, 0, timeout=2 * MINUTE.total_seconds())
    try:
        allowed = cache.incr(key) <= CHECKS_A_MINUTE
    except ValueError:  # the cache let go of it between the two calls
        allowed = True
    return None if allowed else MINUTE - timedelta(seconds=gone)


def _is_whole(certificate: Certificate) -> bool:
    whole = hash_of(certificate.snapshot) == certificate.snapshot_hash
    if not whole:
        logger.error("Certificate %s no longer says what it said when it was given.", certificate.pk)
    return whole
