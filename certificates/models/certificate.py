"""A certificate: one frozen statement about one completion, shown as a page, a PDF and plain text."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import areas_for
from lms.platform.accounts.domain.relationships import people_close_to
from lms.platform.accounts.roles import Grant
from recruitment.models import Application

EXPIRING = timedelta(days=90)


class Certificates(models.QuerySet["Certificate"]):
    """Who sees which: holders see their own, staff those of people in their areas."""

    def visible_to(self, user: Any) -> "Certificates":
        """Every certificate, replaced ones too, that `user` may see; none for somebody who has not signed in.

        Their own, and nobody's who is close to them.
        """
        if not user.is_authenticated:
            return self.none()
        own, close = Q(person=user), Q(person__in=people_close_to(user))
        areas = areas_for(user, Grant.CERTIFICATE_VIEW)
        if areas is None:
            return self.filter(own | ~close)
        there = Q(person__in=Application.objects.filter(area__in=areas).values("person"))
        return self.filter(own | (there & ~close))

    def of(self, person: Any) -> "Certificates":
        """The person's own, and nobody else's; none for somebody who has not signed in."""
        return self.filter(person=person) if person.is_authenticated else self.none()

    def held(self) -> "Certificates":
        """All but those that another has replaced."""
        return self.exclude(status=Certificate.Status.SUPERSEDED)

    def without_pdf(self) -> "Certificates":
        """Those that we tried to make and could not: somebody has to look."""
        return self.filter(status=Certificate.Status.PENDING, failed_attempts__gt=0)

    def live(self) -> "Certificates":
        """Neither replaced nor taken back; they may have run out."""
        return self.filter(status__in=Certificate.LIVE)


class Certificate(models.Model):
    """Written by domain/issuing.py, its status moved by domain/status.py alone; triggers hold both.

    A pending row is the outbox of the PDF: the certificate itself counts from the moment it is written.
    `expires_at` is the first moment at which it no longer counts, in UTC; null means that it does not run out.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("PDF being made")
        VALID = "valid", _("ready")
        SUPERSEDED = "superseded", _("replaced")
        REVOKED = "revoked", _("taken back")

    class Reason(models.TextChoices):
        COMPLETION_WITHDRAWN = "completion_withdrawn", _("the completion was withdrawn")
        ISSUED_IN_ERROR = "issued_in_error", _("given by mistake")

    LIVE = (Status.PENDING, Status.VALID)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    completion = models.ForeignKey("courses.Completion", on_delete=models.PROTECT, related_name="certificates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates")
    issue_no = models.PositiveSmallIntegerField(_("issue"), default=1)
    code = models.CharField(_("code"), max_length=28, unique=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PENDING, editable=False, db_index=True
    )
    snapshot = models.JSONField(_("what it says"), editable=False)
    snapshot_hash = models.CharField(_("hash of what it says"), max_length=64, editable=False)
    show_name = models.BooleanField(_("name shown to whoever checks the code"), default=False)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("runs out"), null=True, blank=True, editable=False)
    rendered_at = models.DateTimeField(_("PDF made"), null=True, blank=True, editable=False)
    failed_attempts = models.PositiveIntegerField(_("times that no PDF could be made"), default=0, editable=False)
    ended_at = models.DateTimeField(_("replaced or taken back"), null=True, blank=True, editable=False)
    revoked_reason = models.CharField(_("why taken back"), max_length=24, choices=Reason, blank=True, editable=False)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by", editable=False
    )

    objects = Certificates.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint("completion", "issue_no", name="certificates_issue_once"),
            models.UniqueConstraint(
                fields=["completion"],
                condition=Q(status__in=["pending", "valid"]),
                name="certificates_one_live_per_completion",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "valid", "superseded", "revoked"]), name="certificates_status"
            ),
            models.CheckConstraint(
                condition=(Q(status="revoked") & ~Q(revoked_reason="")) | (~Q(status="revoked") & Q(revoked_reason="")),
                name="certificates_reason_when_revoked",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["pending", "valid"], ended_at=None)
                | Q(status__in=["superseded", "revoked"], ended_at__isnull=False),
                name="certificates_ended_when_over",
            ),
        ]

    def __str__(self) -> str:
        return f"certificate {self.uuid}"

    @property
    def is_live(self) -> bool:
        """Neither replaced nor taken back."""
        return self.status in self.LIVE

    def is_expired(self, at: datetime | None = None) -> bool:
        """Whether its time has run out by `at` (now, unless said)."""
        return self.expires_at is not None and (at or timezone.now()) >= self.expires_at

    def is_expiring(self, at: datetime | None = None) -> bool:
        """Whether it runs out within 90 days of `at` (now, unless said), but has not yet."""
        at = at or timezone.now()
        return self.expires_at is not None and at < self.expires_at <= at + EXPIRING

    def is_current(self, at: datetime | None = None) -> bool:
        """Whether somebody may rely on it at `at`: live and not run out."""
        return self.is_live and not self.is_expired(at)
