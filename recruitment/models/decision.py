"""Determinations: proposed by one person, decided by another, told in plain words, open to review."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.gate import Gate
from recruitment.models.reading import may_reveal_case, was_relied_on
from recruitment.models.scope import CaseQuerySet

DECIDERS = (Grant.DECIDE, Grant.REVIEW)


class DeterminationQuerySet(CaseQuerySet):
    """Those who decide and review. The person reads `plain_words` through `domain.decisions.told`."""

    staff_grants = DECIDERS

    def open(self) -> "DeterminationQuerySet":
        """Proposed and waiting for a second person."""
        return self.filter(state=Determination.State.PROPOSED)

    def in_force(self, kind: str) -> "DeterminationQuerySet":
        """Approved by two people, and not used up, overtaken or sent back by a review."""
        return self.filter(kind=kind, state=Determination.State.APPROVED)


class Determination(SealedModel):
    """`state` is written by `domain.decisions` alone. The database holds that two different people stand behind it.

    `plain_words`, `could_change` and `conditions` are what the person is told; `reasons` are what the decision relies
    on; `sent_back_because` is from one of the two to the other.
    """

    class Kind(models.TextChoices):
        CLEARANCE = "clearance", _("Clearance")
        NOT_APPOINTED = "not_appointed", _("Not appointed")
        WAIVER = "waiver", _("Waive one gate")
        REOPENING = "reopening", _("Reopen")
        RESTRICTION = "restriction", _("Restrict")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waiting for a second person")
        APPROVED = "approved", _("Decided")
        SENT_BACK = "sent_back", _("Sent back by the second person")
        SPENT = "spent", _("Carried out, then overtaken")

    application = models.ForeignKey(Application, models.CASCADE, related_name="determinations")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices)
    gate = models.ForeignKey(Gate, models.PROTECT, null=True, blank=True, related_name="waivers")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PROPOSED, editable=False)
    reason = models.SlugField(_("reason"), max_length=40)
    reasons = SealedTextField(_("what this rests on"), opened="reveal", null=True, blank=True)
    plain_words = SealedTextField(_("words for the applicant"), opened="visible", null=True, blank=True)
    could_change = SealedTextField(_("what could change this"), opened="visible", null=True, blank=True)
    conditions = SealedTextField(_("conditions"), opened="visible", null=True, blank=True)
    sent_back_because = SealedTextField(_("why it was handed back"), opened="visible", null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    review_until = models.DateField(_("a review may be asked for until"), null=True, blank=True)
    harm_suspected = models.BooleanField(_("harm is suspected"), default=False)

    objects = DeterminationQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("determination")
        verbose_name_plural = _("determinations")
        constraints = [
            models.CheckConstraint(condition=~Q(decided_by=F("proposed_by")), name="recruitment_two_persons"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None)
                | Q(state__in=["approved", "sent_back", "spent"], decided_by__isnull=False),
                name="recruitment_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(kind="waiver", gate__isnull=False) | (~Q(kind="waiver") & Q(gate=None)),
                name="recruitment_waiver_names_its_gate",
            ),
            models.UniqueConstraint(
                fields=["application", "kind"],
                condition=Q(state="proposed", gate=None),
                name="recruitment_one_open_proposal",
            ),
            models.UniqueConstraint(fields=["gate"], condition=Q(state="proposed"), name="recruitment_one_open_waiver"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def may_reveal(self, user: Any, field: str) -> bool:
        """Reasons are read by those who decide, and by whoever looks afresh at this decision or a later one."""
        return field == "reasons" and (
            may_reveal_case(user, self.application, Grant.DECIDE)
            or was_relied_on(user, self.application, self.proposed_at)
        )


class ReviewQuerySet(CaseQuerySet):
    """Those who decide, and the reviewer to whom it is given; the person reads their own."""

    to_application = "determination__application__"
    staff_grants = DECIDERS
    own_rows = True


class Review(SealedModel):
    """The person asks that somebody fresh looks again. Open from the day it is asked until it has an outcome.

    `reviewer` is whoever took it or was given it (`domain.reviewers`); the case is shown to them until it is finished.
    """

    class How(models.TextChoices):
        FORM = "form", _("On this site")
        PHONE = "phone", _("By phone")
        TEXT = "text", _("By text")
        LETTER = "letter", _("By letter")

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("The decision stays")
        VARIED = "varied", _("The decision changes")
        RETURNED = "returned", _("It is looked at again from the start")

    determination = models.ForeignKey(Determination, models.CASCADE, related_name="reviews")
    how = models.CharField(_("how they asked"), max_length=6, choices=How.choices)
    words = SealedTextField(_("what they said"), opened="visible", null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answer_by = models.DateField(_("an answer was promised by"), null=True, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices, blank=True, editable=False)
    plain_words = SealedTextField(_("words for the applicant"), opened="visible", null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(fields=["determination"], condition=Q(outcome=""), name="recruitment_one_review"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or str(_("Open"))
