"""That somebody proposes to ask less of people in a role, and what a decision maker said to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.models.role import RoleProfile


class ProfileProposalQuerySet(models.QuerySet["ProfileProposal"]):
    """Proposals by where they stand. They are about roles, and name no applicant."""

    def open(self) -> "ProfileProposalQuerySet":
        """Those that wait for a decision maker."""
        return self.filter(state="proposed")


class ProfileProposal(models.Model):
    """`before` and `after` are the safety profile (`domain.roles.safety`); both are frozen by a trigger.

    Without an agreed one the database lets nobody lower a profile. `applied_at` is when it did: it counts once.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a decision maker")
        AGREED = "agreed", _("Agreed")
        HANDED_BACK = "handed_back", _("Handed back")

    profile = models.ForeignKey(RoleProfile, models.PROTECT, related_name="proposals")
    before = models.JSONField(editable=False)
    after = models.JSONField(editable=False)
    reason = models.TextField(_("why"), max_length=2000)
    state = models.CharField(max_length=11, choices=State.choices, default=State.PROPOSED, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_reason = models.TextField(_("why it was handed back"), max_length=2000, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ProfileProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("proposal to ask less in a role")
        verbose_name_plural = _("proposals to ask less in a role")
        constraints = [
            models.UniqueConstraint(
                fields=["profile"], condition=Q(state="proposed"), name="recruitment_one_open_proposal_a_role"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None, applied_at=None)
                | Q(state="handed_back", decided_by__isnull=False, decided_at__isnull=False, applied_at=None)
                | (
                    Q(state="agreed", decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by=F("proposed_by"))
                ),
                name="recruitment_proposal_agreed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_state_display())

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision maker."""
        return self.state == self.State.PROPOSED
