"""Forms of sign-in: ours, and allauth's with plain labels and inputs that phones understand."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.account.forms import ReauthenticateForm as AllauthPasswordAgainForm
from allauth.account.forms import SetPasswordForm as AllauthSetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthSecondFactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.contacts import tidy_contact
from lms.platform.signin.domain.codes import sign_in_contact
from lms.platform.signin.web.allauth_flows import current_request
from lms.platform.signin.web.limits import allow_proof
from lms.platform.trust.crypto import SealBroken

CODE_INPUT = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "autocapitalize": "none",
    "spellcheck": "false",
    "class": "code",
}
APP_CODE = _("Code from your app")
LONG_ENOUGH = _("At least 10 letters or numbers. Three words that you remember are good.")


class ContactForm(forms.Form):
    """One box for an e-mail address or a mobile number; the cleaned value is tidied."""

    contact = forms.CharField(
        label=_("Email address or mobile number"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"}
        ),
        error_messages={"required": _("Type an email address, like name@example.org, or a mobile number.")},
    )

    def clean_contact(self) -> str:
        """Tidied; the sentence of its error says what is needed."""
        return sign_in_contact(self.cleaned_data["contact"])


class CodeForm(forms.Form):
    """The code that we sent. It may be pasted with spaces."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        widget=forms.TextInput(attrs=CODE_INPUT),
        error_messages={"required": _("Type the six numbers that we sent you.")},
    )


def _label(form: forms.Form, **labels: Any) -> None:
    """Plain labels, and no placeholder: it vanishes when it is needed."""
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class PasswordForm(LoginForm):
    """For those who chose to have a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, login=_("Email address or mobile number"), password=_("Password"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""

    def clean_login(self) -> str:
        """Tidied as everywhere."""
        try:
            email, phone = tidy_contact(self.cleaned_data["login"])
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        return email or phone or ""


class ChangePasswordForm(AllauthChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, oldpassword=_("Your password today"), password1=_("New password"), password2=_("Type it again"))
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].help_text = LONG_ENOUGH


class SetPasswordForm(AllauthSetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password1=_("New password"), password2=_("Type it again"))
        self.fields["password1"].help_text = LONG_ENOUGH


class PasswordAgainForm(AllauthPasswordAgainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password=_("Password"))
        self.fields["password"].help_text = ""

    def clean_password(self) -> str:
        """Wrong ones are counted as on the way in."""
        counted = allow_proof(current_request(), self.user, "password")
        password: str = super().clean_password()
        counted.give_back()
        return password


class CountedCode:
    """A code from the app or a spare one: wrong ones are counted by network, and by network and person."""

    user: Any

    def clean_code(self) -> str:
        """In place of allauth's limit, which locks the second step of the person for everybody."""
        counted = allow_proof(current_request(), self.user, "second_step")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except SealBroken as error:
            advice = _("Your app could not be checked just now. Use a passkey, or ring us.")
            raise ValidationError(advice) from error
        counted.give_back()
        return code


class SecondFactorForm(CountedCode, AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code from your app, or a spare code"))
        self.fields["code"].widget.attrs.update(CODE_INPUT)


class SecondFactorAgainForm(CountedCode, AllauthSecondFactorAgainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code from your app, or a spare code"))
        self.fields["code"].widget.attrs.update(CODE_INPUT)


class ActivateAppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=APP_CODE)
        self.fields["code"].widget.attrs.update(CODE_INPUT)


class AddPasskeyForm(AddWebAuthnForm):
    """Every passkey may sign in alone: it asks for a finger, a face or a PIN itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, name=_("A name for it"))
        self.fields["name"].help_text = _("So that you know it again, for example “My phone”.")
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, name=_("A name for it"))
