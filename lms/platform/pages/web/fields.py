"""Form fields that ask kindly: a date in three parts, choices with a hint, and words for what is missing."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Words = str | Promise

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class Hinted:
    """The label of a choice, with a line of help below it: `("text", Hinted(_("A text"), hint=_("…")))`."""

    def __init__(self, label: Words, *, hint: Words) -> None:
        self.label = label
        self.hint = hint

    def __str__(self) -> str:
        return str(self.label)


class AsksKindly:
    """For a form or a model form: missing answers are asked for, not scolded about. Put it first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            ask_kindly(field)


class KindForm(AsksKindly, forms.Form):
    """The form to begin from. Use `novalidate` on its `<form>`, so that our words are seen and not the browser's."""


def ask_kindly(field: forms.Field) -> None:
    """Give `field` our words for "required", unless it already has words of its own."""
    if field.error_messages.get("required") != forms.Field.default_error_messages["required"]:
        return
    if isinstance(field, forms.MultipleChoiceField):
        field.error_messages["required"] = _("Pick one or more.")
    elif isinstance(field, forms.ChoiceField):
        field.error_messages["required"] = _("Pick one. If none fits, talk to a person.")
    elif isinstance(field, forms.BooleanField):
        field.error_messages["required"] = _("Tick this to go on.")
    else:
        field.error_messages["required"] = _("We need something here to go on.")


class DateParts(forms.MultiWidget):
    """Day, month and year as three short boxes: easier than a calendar for a day long ago."""

    use_fieldset = True

    def __init__(self, *, birth: bool = False) -> None:
        parts = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
        super().__init__(
            {
                name: forms.TextInput({"label": label, "autocomplete": f"bday-{name}" if birth else ""})
                for name, label in parts.items()
            }
        )

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DatePartsField(forms.MultiValueField):
    """A date, from three parts; a month may be a number or a word. `cleaned_data` holds a `date` or None.

    `earliest` and `latest` are dates, both allowed. `birth=True` lets a phone fill in the day of birth.
    """

    widget: DateParts

    def __init__(
        self, *, birth: bool = False, earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        kwargs["widget"] = DateParts(birth=birth)
        kwargs.setdefault("error_messages", {}).setdefault("required", _("Put in the day, the month and the year."))
        parts = tuple(forms.CharField(required=False) for _part in range(3))
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        if not any(data_list):
            return None
        day, month, year = (part.strip() for part in data_list)
        return self.within(as_date(day, month, year))

    def within(self, day: date) -> date:
        """`day`, if the field allows it; ValidationError that names the nearest day allowed."""
        if self.earliest and day < self.earliest:
            raise ValidationError(
                gettext("This is too early. The first day we can take is {day}.").format(day=said(self.earliest))
            )
        if self.latest and day > self.latest:
            raise ValidationError(
                gettext("This is too late. The last day we can take is {day}.").format(day=said(self.latest))
            )
        return day


def said(day: date) -> str:
    """3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def as_date(day: str, month: str, year: str) -> date:
    """The date that three parts name; ValidationError that says which part is missing, or what is odd."""
    missing = [name for name, part in ((_("a day"), day), (_("a month"), month), (_("a year"), year)) if not part]
    if missing:
        wanted = gettext(" and ").join(str(name) for name in missing)
        raise ValidationError(gettext("This still needs {parts}, like 27 3 1988.").format(parts=wanted))
    if month[:3].lower() in MONTHS:
        month = str(MONTHS.index(month[:3].lower()) + 1)
    if year.isdigit() and len(year) != 4:
        raise ValidationError(gettext("Write the year with four figures, like 1988."))
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValidationError(gettext("There is no such day. Write it like 27 3 1988.")) from error
