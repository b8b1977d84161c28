"""The self-disclosure: what a person tells us about their past, after the offer, to very few people."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.roles import Grant
from lms.platform.trust.fields import SealedJSONField, SealedTextField
from lms.platform.trust.models import SealedModel
from recruitment.models.application import Application
from recruitment.models.reading import is_before_deciders, may_reveal_case, was_relied_on, weighed_at
from recruitment.models.scope import CaseQuerySet, may_act


class SelfDisclosureQuerySet(CaseQuerySet):
    """Coordinators see the gate, not this row."""

    staff_grants = (Grant.DISCLOSURE_READ,)
    own_rows = True


class SelfDisclosure(SealedModel):
    """`state` is written by `domain.disclosures` alone.

    `answer` is `{"anything": bool, "words": str}` and always sealed: whether there is anything at all is as
    private as what it is. `set_aside` are people who read something that the law protects and stopped; they
    take no further part in this case.
    """

    class State(models.TextChoices):
        SENT = "sent", _("With the applicant")
        ANSWERED = "answered", _("Answered")
        TALK = "talk", _("Would rather talk")
        COMPLETE = "complete", _("Read and complete")

    application = models.OneToOneField(Application, models.CASCADE, related_name="self_disclosure")
    level = models.CharField(_("DBS level of the role"), max_length=24)
    state = models.CharField(max_length=8, choices=State.choices, default=State.SENT, editable=False)
    sent_at = models.DateTimeField(editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    completed_at = models.DateTimeField(null=True, blank=True, editable=False)
    completed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = SealedJSONField(_("what they told us"), opened="reveal", null=True, blank=True)
    set_aside = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)

    objects = SelfDisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("self-disclosure")
        verbose_name_plural = _("self-disclosures")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["sent", "answered", "talk", "complete"]),
                name="recruitment_known_disclosure_state",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def is_locked(self) -> bool:
        """Once sent back it does not change under the reader."""
        return self.state in (self.State.ANSWERED, self.State.COMPLETE)

    def may_reveal(self, user: Any, field: str) -> bool:
        """Read by whose turn it is, and by a reviewer where it was weighed; never by somebody close or set aside."""
        if field != "answer" or self.set_aside.filter(pk=user.pk).exists():
            return False
        readers_turn = may_reveal_case(user, self.application, Grant.DISCLOSURE_READ) and self._is_turn_of(user)
        return readers_turn or was_relied_on(user, self.application, weighed_at(self.application, self.completed_at))

    def _is_turn_of(self, user: Any) -> bool:
        """At the checks it is the disclosure officer's. Those who decide read it then only where it was passed on."""
        checks = may_act(user, self.application, Grant.ASSESS)
        return checks or is_before_deciders(self.application) or self.set_aside.exists()


class FurtherStatementQuerySet(CaseQuerySet):
    """As the self-disclosure that it adds to."""

    to_application = "disclosure__application__"
    staff_grants = (Grant.DISCLOSURE_READ,)


class FurtherStatement(SealedModel):
    """What somebody added after their answer had been read: kept beside it, sealed as it is, never in its place.

    `sent`, a blind digest, tells it from another: the same words sent twice are one.
    """

    disclosure = models.ForeignKey(SelfDisclosure, models.CASCADE, related_name="further_statements")
    said_at = models.DateTimeField(editable=False)
    words = SealedTextField(_("what they added"), opened="reveal")
    sent = models.CharField(max_length=64, editable=False)

    objects = FurtherStatementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("further statement")
        verbose_name_plural = _("further statements")
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "sent"], name="recruitment_each_statement_said_once"),
        ]

    def __str__(self) -> str:
        return str(_("Further statement"))

    def may_reveal(self, user: Any, field: str) -> bool:
        """By whoever may read the answer itself."""
        return field == "words" and self.disclosure.may_reveal(user, "answer")
