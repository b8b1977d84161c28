"""A row for each thing that a role asks for, and what happened to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.models.application import Application
from recruitment.models.kinds import NEVER_WAIVED, RESOLVED, STANDING, GateKind, GateState, gate_kinds
from recruitment.models.scope import CaseQuerySet, OwnCaseQuerySet


class GateQuerySet(OwnCaseQuerySet):
    """Filters that mirror what the screens show."""

    def unresolved(self) -> "GateQuerySet":
        """Still between the person and clearance."""
        return self.exclude(state__in=RESOLVED)

    def expiring_between(self, first: date, last: date) -> "GateQuerySet":
        """Standing gates whose evidence ends in these days, both included."""
        return self.filter(state__in=STANDING, expires_on__range=(first, last))


class Gate(models.Model):
    """`state` and `sequence` are written by `domain.gates` alone. Not started is never the same as not met.

    `snapshot` is the application's snapshot when the gate was met: an older one means that something
    material has changed since, and the gate must be looked at again.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="gates")
    kind = models.CharField(max_length=24, choices=gate_kinds)
    module = models.ForeignKey("courses.Module", models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20, choices=GateState.choices, default=GateState.NOT_STARTED, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    snapshot = models.CharField(max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    satisfied_on = models.DateField(null=True, blank=True, editable=False)
    expires_on = models.DateField(null=True, blank=True)

    objects = GateQuerySet.as_manager()

    class Meta:
        ordering = ["application_id", "position", "pk"]
        verbose_name = _("gate")
        verbose_name_plural = _("gates")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=GateState.values), name="recruitment_known_gate_state"),
            models.CheckConstraint(
                condition=Q(kind=GateKind.TRAINING, module__isnull=False)
                | (~Q(kind=GateKind.TRAINING) & Q(module__isnull=True)),
                name="recruitment_training_names_its_module",
            ),
            models.CheckConstraint(
                condition=~Q(state=GateState.WAIVED, kind__in=NEVER_WAIVED), name="recruitment_never_waived"
            ),
            models.UniqueConstraint(
                fields=["application", "kind"], condition=Q(module=None), name="recruitment_one_gate_a_kind"
            ),
            models.UniqueConstraint(
                fields=["application", "module"], condition=~Q(module=None), name="recruitment_one_gate_a_module"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "kind"], name="recruitment_gate_state"),
            models.Index(fields=["expires_on"], name="recruitment_gate_expiry"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What the gate is called; training by its module's title."""
        if self.module_id is None:
            return self.get_kind_display()
        return self.module.title

    @property
    def is_resolved(self) -> bool:
        """Nothing is left to do, apart from renewals."""
        return self.state in RESOLVED


class GateChange(models.Model):
    """One change of one gate. The pair (gate, sequence) is unique: two people cannot both make it."""

    gate = models.ForeignKey(Gate, models.CASCADE, related_name="changes")
    sequence = models.PositiveIntegerField()
    left = models.CharField(max_length=20, choices=GateState.choices)
    entered = models.CharField(max_length=20, choices=GateState.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class GateChangeQuerySet(CaseQuerySet):
        to_application = "gate__application__"

    objects = GateChangeQuerySet.as_manager()

    class Meta:
        ordering = ["gate_id", "sequence"]
        verbose_name = _("change of a gate")
        verbose_name_plural = _("changes of gates")
        constraints = [
            models.UniqueConstraint(fields=["gate", "sequence"], name="recruitment_one_change_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.left} -> {self.entered}"
