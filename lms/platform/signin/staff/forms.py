"""What staff say of somebody who needs another contact. The forms of casework carry the same questions."""

from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.domain.contacts import masked
from lms.platform.accounts.models import User
from lms.platform.signin.domain.codes import sign_in_contact
from lms.platform.signin.domain.contact_changes import (
    agree_to_contact_change,
    open_change,
    request_contact_change,
    sign_out_everywhere,
    stop_contact_change,
    the_open_one,
)
from lms.platform.signin.models import ContactChange

Kind, Known, Reason = ContactChange.Kind, ContactChange.Known, ContactChange.Reason

PICK = {"required": _("Pick one."), "invalid_choice": _("This has changed meanwhile. Look again, and pick one.")}
TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
BOTH_HINT = _("Read both to them. If the other one is not theirs either, ask for that one next.")
KNOWN_HINT = _("If you are not sure, ask them to come in. Never ring the new number to find out.")


def pick_one(label: Any, choices: Any = (), *, hint: Any = "") -> forms.ChoiceField:
    """One of a few, with our words for what is missing."""
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, widget=forms.RadioSelect, error_messages=dict(PICK)
    )


class AskFields(forms.Form):
    """The first of two staff. Call `about(person)` once the form is there."""

    replaces = pick_one(_("Which one can they no longer use?"))
    reason = pick_one(
        _("What happened to it?"),
        Reason.choices,
        hint=_(
            "The old one works for one more day, and hears of this. May somebody else read it? Then pick the last: "
            "it lets nobody in any more once two of you agree."
        ),
    )
    contact = forms.CharField(
        label=_("Their new email address or mobile number"),
        help_text=_("As they say it, and read back to them. Leave it empty if they have none yet."),
        max_length=254,
        required=False,
        widget=forms.TextInput(attrs=TYPED),
    )
    known = pick_one(_("How do you know that it is them?"), Known.choices, hint=KNOWN_HINT)

    def about(self, person: User) -> None:
        """Ask only about what `person` has; somebody who has nothing yet gets their first one."""
        held = {Kind.EMAIL: person.email, Kind.PHONE: person.phone}
        choices = [(kind.value, f"{kind.label}, {masked(contact)}") for kind, contact in held.items() if contact]
        if choices:
            field = cast(forms.ChoiceField, self.fields["replaces"])
            field.choices = choices
            field.initial = choices[0][0] if len(choices) == 1 else None
            field.help_text = BOTH_HINT if len(choices) > 1 else ""
            return
        del self.fields["replaces"], self.fields["reason"]
        self.fields["contact"].required = True
        self.fields["contact"].help_text = _("As they say it, and read back to them.")
        self.fields["contact"].error_messages["required"] = _("Write down the new one.")

    def clean_contact(self) -> str:
        """Tidied; the sentence of its error says what is needed."""
        typed = self.cleaned_data["contact"]
        return sign_in_contact(typed) if typed else ""

    def clean(self) -> dict[str, Any]:
        """Whoever has a new one says which."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("reason") == Reason.NEW and not given.get("contact") and "contact" not in self.errors:
            self.add_error("contact", ValidationError(_("Write down the new one.")))
        return {"replaces": "", "reason": Reason.NEW.value, **given}


class AgreeFields(forms.Form):
    """The second. They hear the new contact from the person themself: it is not shown to them in full."""

    contact = forms.CharField(
        label=_("The new email address or mobile number"),
        help_text=_("Ask them for it yourself, so that both of you heard the same."),
        max_length=254,
        widget=forms.TextInput(attrs=TYPED),
        error_messages={"required": _("Ask them for it, and write it down.")},
    )
    known = pick_one(_("How do you know that it is them?"), Known.choices, hint=KNOWN_HINT)

    def about(self, change: ContactChange | None) -> None:
        """Where no new contact comes there is none to hear."""
        if change is None or not change.contact:
            del self.fields["contact"]

    def clean_contact(self) -> str:
        """Tidied, as the first one was."""
        return sign_in_contact(self.cleaned_data["contact"])

    def clean(self) -> dict[str, Any]:
        """With no contact where none was asked for."""
        return {"contact": "", **(super().clean() or {})}


class Press(forms.Form):
    """One thing on the administrators' screen: it asks, and calls one rule."""

    done: ClassVar[Any]

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def carry_out(self, *, by: User) -> None:
        """Raises ContactChangeRefused."""
        raise NotImplementedError


class AskForm(Press, AskFields):
    done = _("Written down. Now a second person has to agree.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about(self.person)

    def carry_out(self, *, by: User) -> None:
        request_contact_change(self.person, by=by, **self.cleaned_data)


class AgreeForm(Press, AgreeFields):
    done = _("Agreed. They hear of it where we still reach them.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about(open_change(self.person))

    def carry_out(self, *, by: User) -> None:
        agree_to_contact_change(the_open_one(self.person), by=by, **self.cleaned_data)


class StopForm(Press):
    done = _("Stopped. Nothing new counts.")

    def carry_out(self, *, by: User) -> None:
        stop_contact_change(the_open_one(self.person), by=by)


class EndSessionsForm(Press):
    done = _("They are signed out everywhere.")

    def carry_out(self, *, by: User) -> None:
        sign_out_everywhere(self.person, by=by)
