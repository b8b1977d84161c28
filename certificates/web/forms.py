"""The two things that are asked about certificates."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from certificates.domain.codes import LENGTH, CodeUnreadable, grouped, read_code
from lms.platform.pages.web.fields import KindForm


class CodeForm(KindForm):
    """The code on a certificate, however it is typed."""

    code = forms.CharField(
        label=_("The code on the certificate"),
        help_text=_("28 letters and numbers, in groups of four. Capitals, spaces and dashes do not matter."),
        max_length=200,
        error_messages={
            "required": _("Type the code from the foot of the certificate, like M4QK 7RTD and so on."),
            "max_length": _("This is longer than a code. A code has 28 letters and numbers."),
        },
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code as it stands in addresses; otherwise what is needed, in plain words."""
        try:
            return grouped(read_code(self.cleaned_data["code"]), "-")
        except CodeUnreadable as error:
            raise forms.ValidationError(_problem(error)) from error


class NameForm(KindForm):
    """Which of the holder's names stands on the certificate."""

    name = forms.ChoiceField(label=_("The name on it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["name"])
        field.choices = [(name, name) for name in names]
        field.error_messages["invalid_choice"] = _("Choose one of the names that you have given us.")


def _problem(error: CodeUnreadable) -> str:
    if error.problem == "length":
        count = (
            ngettext("This has %d letter or number.", "This has %d letters and numbers.", error.length) % error.length
        )
        return f"{count} " + str(_("A code has %d.")) % LENGTH
    if error.problem == "marks":
        return str(_("A code has only letters and numbers. Check it once more."))
    return str(_("One letter or number is not right. Check each group of four."))
