"""What every form of casework is: it shows, asks, and calls one domain function."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.pages.web.fields import AsksKindly
from recruitment.models import Application, GateKind

Words = str | Promise


class AsksPlainly(AsksKindly):
    """For a form of staff. Put it first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            ask_plainly(field)


class CaseForm(AsksPlainly, forms.Form):
    """One thing that staff can do on a person's page. Subclasses carry the words and call the domain in `carry_out`.

    `grants`: who is offered it (the domain asks again). `gate`: the gate page on which it stands.
    """

    title: ClassVar[Words]
    intro: ClassVar[Words] = ""
    button: ClassVar[Words] = _("Save")
    done: ClassVar[Words] = _("Saved.")
    grants: ClassVar[tuple[Grant, ...]] = (Grant.CASE_WORK,)
    gate: ClassVar[GateKind | None] = None

    def __init__(self, *args: Any, application: Application, user: User, **kwargs: Any) -> None:
        self.application = application
        self.user = user
        super().__init__(*args, **kwargs)

    def choose_from(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Offer `choices` in the field `name`; the only one there is, is picked."""
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = choices
        field.error_messages["invalid_choice"] = _("This has changed meanwhile. Look again, and pick one.")
        if len(choices) == 1:
            field.initial = choices[0][0]

    def carry_out(self) -> Any:
        """Call the domain with what was given; its refusals are shown by the view."""
        raise NotImplementedError

    @classmethod
    def is_offered(cls, application: Application, user: User) -> bool:
        """Whether the button is shown; a form may look further than the grant."""
        return True


def notes_field(label: Words, *, required: bool = False, hint: Words = "", rows: int = 4) -> forms.CharField:
    """A box for words that are sealed when stored."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=8000, widget=forms.Textarea({"rows": rows})
    )


def radio(label: Words, choices: Any, *, hint: Words = "", required: bool = True) -> forms.ChoiceField:
    """One of a few."""
    field = forms.ChoiceField(label=label, choices=choices, help_text=hint, required=required, widget=forms.RadioSelect)
    ask_plainly(field)
    return field


def ask_plainly(field: forms.Field) -> None:
    """What is missing, as one colleague says it to another: the words for applicants send people to us."""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
        field.error_messages["required"] = _("One of these is needed.")
