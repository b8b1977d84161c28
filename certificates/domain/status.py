"""The only place where a certificate's status changes. Each move is one conditional UPDATE: of two, one wins.

pending -> valid; pending or valid -> superseded or revoked; what is over stays over.
"""

from django.db.models import F
from django.utils import timezone

from certificates.models import Certificate

Status = Certificate.Status


def mark_valid(certificate: Certificate) -> bool:
    """The PDF is kept. False where somebody else was first or the certificate is over."""
    return _move(certificate, (Status.PENDING,), status=Status.VALID, rendered_at=timezone.now())


def mark_superseded(certificate: Certificate) -> bool:
    """A new one takes its place. False where it is over already."""
    return _move(certificate, Certificate.LIVE, status=Status.SUPERSEDED, ended_at=timezone.now())


def mark_revoked(certificate: Certificate, reason: Certificate.Reason) -> bool:
    """It is taken back. False where it is over already."""
    return _move(certificate, Certificate.LIVE, status=Status.REVOKED, ended_at=timezone.now(), revoked_reason=reason)


def count_failure(certificate: Certificate) -> None:
    """No PDF could be made this time. It stays pending and is tried again; staff see how often."""
    Certificate.objects.filter(pk=certificate.pk).update(failed_attempts=F("failed_attempts") + 1)


def _move(certificate: Certificate, leaves: tuple[str, ...], **enters: object) -> bool:
    moved = Certificate.objects.filter(pk=certificate.pk, status__in=leaves).update(**enters)
    certificate.refresh_from_db(fields=["status", "rendered_at", "ended_at", "revoked_reason"])
    return bool(moved)
