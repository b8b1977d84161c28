"""The audit trail: what was done, by whom, to what. Rows are added and never changed or removed (triggers)."""

from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """One action. The actor is a plain uuid, not a foreign key: the row outlives the person's account."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.UUIDField(null=True, editable=False)
    action = models.CharField(max_length=100, editable=False)
    target = models.CharField(max_length=100, editable=False)
    target_pk = models.CharField(max_length=64, editable=False)
    target_uuid = models.UUIDField(null=True, editable=False)
    fields = models.JSONField(default=list, editable=False)
    ids = models.JSONField(default=dict, editable=False)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["target", "target_pk"], name="trust_audit_target"),
            models.Index(fields=["actor", "at"], name="trust_audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.target} {self.target_pk}"


class AuditCheckpoint(models.Model):
    """One link of the chain: the digest of an entry and of the link before. Added by one task, under a lock."""

    number = models.BigIntegerField(primary_key=True, editable=False)
    entry = models.OneToOneField(AuditEntry, on_delete=models.DO_NOTHING, db_constraint=False, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    sealed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.digest[:12]}"
