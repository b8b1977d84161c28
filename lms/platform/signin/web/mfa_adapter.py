"""What allauth's second factors ask us."""

from typing import Any, ClassVar

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.models import User
from lms.platform.trust.crypto import seal, unseal

ROW = "mfa.authenticator.data"


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets sealed like everything else that opens a door; plain words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This is not the right code. Wait for the next one in your app and type that."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed with the scheme's key; a stolen database makes no codes."""
        return seal(text, ROW)

    def decrypt(self, encrypted_text: str) -> str:
        """Opened with the scheme's key."""
        plain: str = unseal(encrypted_text, ROW)
        return plain

    def get_totp_issuer(self) -> str:
        """The name that the authenticator app shows."""
        return settings.SCHEME_NAME

    def build_totp_svg(self, url: str) -> str:
        """The square to scan, on white with its quiet edge: cameras need both, also on a dark page."""
        picture: str = segno.make(url, micro=False).svg_inline(scale=4, border=4, light="#fff", dark="#000")
        return picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a new passkey is called until its owner names it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("My passkey") if count == 0 else _("Passkey %(number)d") % {"number": count + 1}
