"""Checks a password. What somebody may then do, `lms.platform.accounts.domain.grant_backend` says."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from lms.platform.accounts.domain.people import find_by_email, find_by_phone
from lms.platform.accounts.models import User


class SignInBackend(AuthenticationBackend):
    """allauth's, with one place for each contact (the person's own) and without permissions of groups or superusers."""

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        return self._check_password(find_by_email(email), password)

    def _authenticate_by_phone(self, phone: str, password: str) -> User | None:
        return self._check_password(find_by_phone(phone), password)

    def _get_permissions(self, user_obj: Any, obj: Any, from_name: str) -> set[str]:
        """None, whatever Django would find: Wagtail reads its groups itself (`lms.platform.accounts.domain.editors`)."""
        return set()
