"""What an administrator types: whom to find, who is new, which role."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.domain.contacts import tidy_contact
from lms.platform.accounts.models import Area
from lms.platform.accounts.roles import Role, counts_everywhere, is_sensitive
from lms.platform.accounts.staff.copy import OPENS, Explained

EVERYWHERE = "everywhere"
CONTACT_INPUT = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"}


class FindForm(forms.Form):
    """The whole address or number: nobody is found by a part of one."""

    contact = forms.CharField(
        label=gettext_lazy("Email address or phone number"),
        help_text=gettext_lazy("The whole of it. Each search is written down."),
        max_length=254,
        widget=forms.TextInput(attrs=CONTACT_INPUT),
        error_messages={"required": gettext_lazy("Type an email address, like name@example.org, or a phone number.")},
    )

    def clean_contact(self) -> str:
        """Tidied; the sentence of its error says what is needed."""
        email, phone = tidy_contact(self.cleaned_data["contact"])
        return email or phone or ""


class NewPersonForm(FindForm):
    """Somebody who has no account yet."""

    full_name = forms.CharField(
        label=gettext_lazy("Full name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the name that colleagues know them by.")},
    )
    field_order = ["full_name", "contact"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].help_text = _("They sign in with a code that we send there.")


class GiveForm(forms.Form):
    """Which role, where, and until when."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Pick the role that they are to have.")},
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Where"),
        help_text=gettext_lazy("Give no more than they need: one area, where that is enough."),
        error_messages={"required": gettext_lazy("Pick an area, or everywhere.")},
    )
    ends = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("The first day without the role. Empty: no end is set."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("There is no such day. Write it like 2027-04-01.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in Area.objects.all()}
        places = [(slug, area.name) for slug, area in self.areas.items()]
        self._choose_from("role", [(role.value, _explained(role)) for role in sorted(Role, key=is_sensitive)])
        self._choose_from("area", [("", _("Pick one")), *places, (EVERYWHERE, _("Everywhere"))])

    def clean_ends(self) -> date | None:
        """A day that is still to come, or none."""
        day = self.cleaned_data["ends"]
        if day and day <= timezone.localdate():
            raise ValidationError(_("That day has gone by. Choose one that is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """No area is promised for what counts everywhere."""
        chosen = super().clean() or {}
        if chosen.get("area") in self.areas and chosen.get("role") and counts_everywhere(Role(chosen["role"])):
            self.add_error("area", _("What this role opens knows no areas. Pick everywhere, or another role."))
        return chosen

    def given(self) -> dict[str, Any]:
        """What was chosen, as the rule takes it."""
        chosen = self.cleaned_data
        return {"role": chosen["role"], "area": self.areas.get(chosen["area"]), "ends": chosen["ends"]}

    def _choose_from(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = choices
        field.error_messages["invalid_choice"] = _("Look again, and pick one of these.")


def _explained(role: Role) -> Explained:
    words = str(OPENS[role])
    return Explained(role.label, f"{words} {_('A second person has to agree.')}" if is_sensitive(role) else words)
