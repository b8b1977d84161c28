"""What allauth asks us: who has a phone, how a session begins, and words for when something is not right."""

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.accounts.models import User
from lms.platform.signin.domain.sessions import device_name, note_sign_in
from lms.platform.signin.domain.store import BEGAN, DEVICE, SEEN
from lms.platform.signin.web.devices import remember
from lms.platform.signin.web.limits import allow_password
from lms.platform.signin.web.safe import is_of_this_site

PAIR = _("The password does not go with this email address or number. Check both, or ask for a code instead.")

# How a person shows again that it is them, strongest first.
WAYS = {
    "mfa_reauthenticate:webauthn": _("Use your passkey"),
    "mfa_reauthenticate": _("Use your app or a spare code"),
    "reauthenticate": _("Use your password"),
    "code": _("Get a code"),
}


def display_name(user: User) -> str:
    """How allauth names a person on its screens (settings.ACCOUNT_USER_DISPLAY)."""
    return user.called


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up through allauth: accounts begin in `lms.platform.signin.web.begin`, or with a member of staff.

    It sends no codes either (`lms.platform.signin.domain.codes` says why), so it need know nothing of phones.
    """

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ring us if that surprises you."),
        "email_password_mismatch": PAIR,
        "phone_password_mismatch": PAIR,
        "username_password_mismatch": PAIR,
        "invalid_login": PAIR,
        "enter_current_password": _("This is not your password of today. Type the one you sign in with."),
        "incorrect_password": _("This is not your password. Check the spelling, or choose another way below."),
        "incorrect_code": _("This is not the right code. Type the newest one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Not here."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only an address of this site."""
        return is_of_this_site(self.request, url)

    # --- sessions -----------------------------------------------------------------------------
    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where somebody goes who did not say where to: staff to their work, everybody else to their own page."""
        return reverse("wagtailadmin_home") if is_staff_member(request.user) else settings.LOGIN_REDIRECT_URL

    def get_login_stages(self) -> list[str]:
        """The code comes before allauth and confirms the contact, so only the second factor is left."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session (with a new key), remember since when and on what, and write it down."""
        super().login(request, user)
        request.session[BEGAN] = request.session[SEEN] = time.time()
        request.session[DEVICE] = device_name(self.get_http_user_agent(request))
        note_sign_in(user)

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponse:
        """Know this device again."""
        response: HttpResponse = super().post_login(request, user, **hooks)
        remember(request, response, user)
        return response

    # --- passwords ------------------------------------------------------------------------------
    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """A right password is no try. In place of allauth's limits, which lock the account that is named."""
        counted = allow_password(request, credentials.get("email") or credentials.get("phone") or "")
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            counted.give_back()
        return user

    # --- showing again that it is you -----------------------------------------------------------
    def reauthenticate(self, user: User, password: str) -> bool:
        """By the password itself: a person may have neither e-mail nor phone."""
        return user.check_password(password)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's, strongest first; password and code only where there is no second factor to walk around."""
        methods = sorted(super().get_reauthentication_methods(user), key=lambda method: list(WAYS).index(method["id"]))
        second = [method for method in methods if method["id"].startswith("mfa")]
        methods = second or methods
        if user.is_authenticated and (user.email or user.phone) and not second:
            methods.append({"id": "code", "url": reverse("signin:reauthenticate_by_code")})
        return [{**method, "description": WAYS[method["id"]]} for method in methods]
