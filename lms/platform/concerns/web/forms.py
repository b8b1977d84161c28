"""What we ask of somebody who is worried: as little as we can."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from lms.platform.characters import tidy
from lms.platform.concerns.domain.raising import LONGEST

DANGER = [("yes", _("Yes")), ("unsure", _("I am not sure")), ("no", _("No, not right now"))]


class Heard(forms.CharField):
    """Text from which what cannot be kept is left out: no slip of a keyboard stops somebody."""

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value))


class Origin(forms.Form):
    """Where somebody came from. Whatever is wrong with it, it stops nobody from telling us."""

    about = Heard(required=False, widget=forms.HiddenInput)
    where = Heard(required=False, widget=forms.HiddenInput)

    def clean_about(self) -> UUID | None:
        return uuid_in(self.cleaned_data["about"])

    def clean_where(self) -> str:
        return slugify(self.cleaned_data["where"])[:60]


class DangerForm(Origin):
    """The first question. Nothing of it is kept."""

    now = forms.ChoiceField(
        label=_("Is anyone in danger right now?"),
        choices=DANGER,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one. If you do not know, choose “I am not sure”."),
            "invalid_choice": _("Choose one. If you do not know, choose “I am not sure”."),
        },
    )


class ConcernForm(Origin):
    """The words, and who may know whose they are."""

    words = Heard(
        label=_("What are you worried about?"),
        help_text=_("Who, what, where and when, as far as you know. You do not need proof. A few words are enough."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={
            "required": _("Write what worries you. A few words are enough."),
            "max_length": _("This is longer than we can keep. Leave out what matters least, or ring us."),
        },
    )
    reach = Heard(
        label=_("How may we reach you about this?"),
        help_text=_("A name, a phone number, a safe time: whatever you like. You can leave it empty."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name_me = forms.BooleanField(
        label=_("You may know who I am"),
        help_text=_("Leave this out and we keep no note of who wrote it."),
        required=False,
    )
    deputy_only = forms.BooleanField(
        label=_("It is about the person who reads these"),
        help_text=_("Then only the second person reads it. The first one is not told."),
        required=False,
    )
    now = Heard(required=False, widget=forms.HiddenInput)
    key = Heard(required=False, initial=uuid4, widget=forms.HiddenInput)

    field_order = ("words", "reach", "name_me", "deputy_only")

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not signed_in:
            del self.fields["name_me"]

    def clean_key(self) -> UUID:
        """The number of this form, so that sending it twice is one concern."""
        return uuid_in(self.cleaned_data["key"]) or uuid4()

    def clean_now(self) -> bool:
        """Whether anyone may be in danger: yes, unless somebody said no."""
        return self.cleaned_data["now"] != "no"


def uuid_in(text: str) -> UUID | None:
    """The uuid that `text` is, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
