"""A person: with an e-mail address, a phone, both or neither."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.platform.trust.fields import BlindIndexField, SealedTextField
from lms.platform.trust.models import SealedModel


class UserManager(BaseUserManager["User"]):
    """People are made by `domain.people.create_person`; this only lets Django and allauth find them."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class User(SealedModel, AbstractBaseUser, PermissionsMixin):
    """Nobody is a superuser: Wagtail asks for the column, a constraint keeps it false.

    What somebody may do comes from role holdings alone (`domain.grants`), so that no switch opens everything.
    """

    email = models.EmailField(_("email address"), null=True, blank=True, unique=True)
    phone = SealedTextField(_("phone"), opened="visible", null=True, blank=True)
    phone_index = BlindIndexField("phone", unique=True)
    phone_verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    preferred_name = models.CharField(_("name you like to be called"), max_length=80, blank=True)
    pronouns = SealedTextField(_("pronouns"), opened="visible", null=True, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=models.Q(is_superuser=False), name="accounts_nobody_is_a_superuser"),
            models.CheckConstraint(condition=~models.Q(email=""), name="accounts_no_email_is_null_not_blank"),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """The name to use when speaking to this person; "friend" where we know none yet."""
        return self.known_name or str(_("friend"))

    @property
    def known_name(self) -> str:
        """The name to use where a sentence does without one; empty where we know none."""
        return self.preferred_name or self.full_name

    def get_full_name(self) -> str:
        """Asked for by Wagtail's screens."""
        return self.full_name or self.called

    def get_short_name(self) -> str:
        """Asked for by Wagtail's screens."""
        return self.called

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Also forget the role holdings that `domain.grants` remembers for the length of a request."""
        self.__dict__.pop("_remembered", None)
        super().refresh_from_db(*args, **kwargs)

    def remembered(self, name: str, read: Callable[["User"], Any]) -> Any:
        """What `read` found, once for this object: a request has one of its own and asks many times.

        Also for the lazy `request.user`, whose attributes are this object's. Whoever changes it calls `forget`.
        """
        found = self.__dict__.setdefault("_remembered", {})
        if name not in found:
            found[name] = read(self)
        return found[name]

    def forget(self, name: str) -> None:
        """Have `name` read again."""
        self.__dict__.get("_remembered", {}).pop(name, None)
