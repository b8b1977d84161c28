"""A new contact to sign in with, for somebody who lost theirs, or whose number somebody else has now."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import Relationship, RoleHolding
from lms.platform.accounts.roles import ROLE_GRANTS, Grant
from lms.platform.trust.fields import SealedTextField
from lms.platform.trust.models import SealedModel

OPEN = Q(stopped_at=None, done_at=None)


class ContactChangeQuerySet(models.QuerySet["ContactChange"]):
    """Changes as somebody may see them, or as the clock sees them."""

    def of(self, person: Any) -> "ContactChangeQuerySet":
        """Those of one person."""
        return self.filter(person=person)

    def open(self) -> "ContactChangeQuerySet":
        """Neither stopped nor done: at most one for each person."""
        return self.filter(OPEN)

    def own(self) -> "ContactChangeQuerySet":
        """Open ones that the person may see and stop.

        Where somebody else has their contact, only once that is shut: before, it may be the stranger who is signed in.
        """
        return self.open().exclude(reason="recycled", agreed_at=None)

    def for_second(self) -> "ContactChangeQuerySet":
        """Those that a second person has not agreed to yet."""
        return self.open().filter(agreed_at=None)

    def due(self, now: datetime) -> "ContactChangeQuerySet":
        """Agreed to, and its day of waiting is over."""
        return self.open().filter(due_at__lte=now)

    def visible_to(self, user: Any) -> "ContactChangeQuerySet":
        """What `user` finds on the list: everybody's with ACCOUNTS_MANAGE, those of staff with ROLES_APPROVE.

        Never their own, nor that of somebody close to them. Coordinators see a change on the person's page instead.
        """
        if has_grant(user, Grant.ACCOUNTS_MANAGE):
            seen = self.all()
        elif has_grant(user, Grant.ROLES_APPROVE):
            seen = self.filter(person__in=_staff())
        else:
            return self.none()
        close = Relationship.objects.filter(Q(person_id=user.pk) | Q(other_id=user.pk))
        return (
            seen.exclude(person_id=user.pk)
            .exclude(person__in=close.values("other"))
            .exclude(person__in=close.values("person"))
        )


class ContactChange(SealedModel):
    """Its dates say where it stands: asked, agreed (and due a day later), then done or stopped."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("Their email address")
        PHONE = "phone", _("Their phone number")

    class Reason(models.TextChoices):
        LOST = "lost", _("It is lost or stolen, or they cannot get into it")
        NEW = "new", _("They have a new one")
        RECYCLED = "recycled", _("Somebody else has it now, or may read it")

    class Known(models.TextChoices):
        """How one of the two staff made sure that it is them."""

        IN_PERSON = "in_person", _("I saw them, and know them")
        CALL = "call", _("I rang another number that we hold, and know their voice")
        VOUCHED = "vouched", _("I rang a worker who knows them, and who spoke for them")

    class Why(models.TextChoices):
        """Why it was stopped."""

        THEMSELVES = "themselves", _("They stopped it themselves")
        OWN_CHANGE = "own_change", _("They changed how they sign in themselves")
        STAFF = "staff", _("One of us stopped it")
        NOBODY = "nobody", _("Nobody agreed to it within a week")
        TAKEN = "taken", _("Somebody else signs in with the new one already")
        ROLES = "roles", _("Their account was closed, or a role has changed")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="contact_changes")
    reason = models.CharField(max_length=8, choices=Reason.choices)
    replaces = models.CharField(max_length=5, choices=Kind.choices, blank=True)
    contact = SealedTextField(opened="visible", null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    asked_known = models.CharField(max_length=9, choices=Known.choices)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_known = models.CharField(max_length=9, choices=Known.choices, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_why = models.CharField(max_length=10, choices=Why.choices, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ContactChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=OPEN, name="signin_one_open_change_a_person"),
            models.CheckConstraint(
                condition=~Q(asked_by=F("person")) & ~Q(agreed_by=F("person")) & ~Q(agreed_by=F("asked_by")),
                name="signin_change_by_two_others",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, due_at=None, agreed_known="", done_at=None)
                | (Q(agreed_at__isnull=False, due_at__isnull=False, due_at__gt=F("agreed_at")) & ~Q(agreed_known="")),
                name="signin_change_agreed_before_it_counts",
            ),
            models.CheckConstraint(condition=Q(stopped_at=None) | Q(done_at=None), name="signin_change_ends_once"),
            models.CheckConstraint(
                condition=Q(replaces="", reason="new", contact__isnull=False)
                | (~Q(replaces="") & (Q(contact__isnull=False) | ~Q(reason="new"))),
                name="signin_change_changes_something",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=OPEN, name="signin_changes_due")]

    def __str__(self) -> str:
        return self.get_reason_display()

    @property
    def is_open(self) -> bool:
        """Neither stopped nor done."""
        return self.stopped_at is None and self.done_at is None

    @property
    def kind(self) -> str:
        """Of the new contact: `email` or `phone`; "" where there is none."""
        if not self.contact:
            return ""
        return self.Kind.EMAIL if "@" in self.contact else self.Kind.PHONE

    @property
    def shuts_at_once(self) -> bool:
        """Whether the old contact lets nobody in from the moment in which the second person agrees."""
        return self.reason == self.Reason.RECYCLED

    @property
    def takes_keys(self) -> bool:
        """Whether password, passkeys and second step go with the old contact: whoever has it may have made them."""
        return bool(self.replaces) and self.reason != self.Reason.NEW


def _staff() -> models.QuerySet[Any, Any]:
    """Ids of the people who work here: they hold a role that opens something."""
    opening = [role for role, grants in ROLE_GRANTS.items() if grants]
    return RoleHolding.objects.current().filter(role__in=opening).values("user")
