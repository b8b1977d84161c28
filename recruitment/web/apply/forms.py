"""Django forms for the pages of the form table. They give shape; what is missing is said by domain/form.py."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from lms.platform.pages.web.fields import DatePartsField, Hinted
from recruitment.domain.form.pages import Field, Task, birthday_problem, problems
from recruitment.web.apply.copy import PAGES, FieldWords

SPARE_ROWS = 1
LINE, TEXT, ROWS = 200, 5000, 40
TOO_LONG = _("This is more than we can keep: %(limit_value)d letters and spaces are the most.")
TOO_MANY = _("These are more lines than we can keep: %(limit_value)d are the most.")
SHORTER = {"preferred_name": 80}
"""Lines that are kept on the account too, where they have less room."""
YES_NO = {"yes": True, "no": False}


class RowsWidget(forms.Widget):
    """Lines of boxes, for example places with from and until. There is always a spare line to fill in."""

    template_name = "recruitment/apply/rows.html"
    use_fieldset = True

    def __init__(self, keys: tuple[str, ...], labels: Mapping[str, Any], least: int) -> None:
        super().__init__()
        self.keys, self.labels, self.least = keys, labels, least

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        given = cast(MultiValueDict, data)
        columns = [given.getlist(f"{name}-{key}") for key in self.keys]
        lines = [
            dict(zip(self.keys, (value.strip() for value in line), strict=True)) for line in zip(*columns, strict=False)
        ]
        return [line for line in lines if any(line.values())]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        lines = list(value or [])
        count = max(self.least, len(lines) + SPARE_ROWS)
        lines += [{} for _line in range(count - len(lines))]
        boxes = [
            [
                {"key": key, "label": self.labels[key], "value": line.get(key, ""), "id": f"id_{name}_{n}_{key}"}
                for key in self.keys
            ]
            for n, line in enumerate(lines)
        ]
        return super().get_context(name, value, attrs) | {"lines": boxes}


class RowsField(forms.Field):
    """A list of dicts of texts; empty lines are left out."""

    def validate(self, value: list[dict[str, str]]) -> None:
        super().validate(value)
        if len(value) > ROWS:
            raise ValidationError(TOO_MANY, code="max_length", params={"limit_value": ROWS})
        for text in (text for line in value for text in line.values()):
            ProhibitNullCharactersValidator()(text)
            if len(text) > LINE:
                raise ValidationError(TOO_LONG, code="max_length", params={"limit_value": LINE})


class PageForm(forms.Form):
    """One page of the form. `answer()` is what the domain stores; `mend()` adds the domain's sentences as errors."""

    def __init__(self, task: Task, *args: Any, **kwargs: Any) -> None:
        self.task = task
        super().__init__(*args, **kwargs)
        for field in task.fields:
            self.fields[field.name] = _shape(field, PAGES[task.slug].fields[field.name])

    def answer(self) -> dict[str, Any]:
        """What was given, in the form that the domain keeps; a part that has no sense yet is left out."""
        kinds = {field.name: field.kind for field in self.task.fields}
        return {name: _stored(kinds[name], value) for name, value in self.cleaned_data.items() if name in kinds}

    def too_long(self) -> list[str]:
        """Sentences about words that are more than we can keep: these may not be left behind unseen."""
        return [str(errors[0]) for name, errors in self.errors.items() if self.has_error(name, "max_length")]

    def mend(self, channel: str = "") -> None:
        """Say at each field what is still missing, in the domain's words."""
        for name, sentence in problems(self.task, self.answer(), channel).items():
            if name not in self.errors:
                self.add_error(name, sentence)


def typed(task: Task, data: Mapping[str, Any] | None) -> dict[str, Any]:
    """Stored answers as the form's initial values."""
    kinds = {field.name: field.kind for field in task.fields}
    return {name: _shown(kinds[name], value) for name, value in (data or {}).items() if name in kinds}


def _shape(field: Field, words: FieldWords) -> forms.Field:
    common: dict[str, Any] = {"label": words.label, "help_text": words.hint, "required": False}
    attrs = {key: value for key in ("autocomplete", "inputmode") if (value := getattr(words, key))}
    choices = [(key, _label(label)) for key, label in words.choices.items()]
    shapes: dict[str, Callable[[], forms.Field]] = {
        "choice": lambda: forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect),
        "yes_no": lambda: forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect),
        "choices": lambda: forms.MultipleChoiceField(**common, choices=choices, widget=forms.CheckboxSelectMultiple),
        "yes": lambda: forms.BooleanField(**common),
        "date": lambda: DatePartsField(**common, birth=True, validators=[_is_birthday]),
        "rows": lambda: RowsField(**common, widget=RowsWidget(field.keys, words.choices, field.least)),
        "text": lambda: _words(common, TEXT, forms.Textarea({"rows": 5, **attrs})),
        "phone": lambda: _words(common, LINE, forms.TextInput(attrs)),
        "email": lambda: _words(common, LINE, forms.TextInput(attrs)),
        "line": lambda: _words(common, SHORTER.get(field.name, LINE), forms.TextInput(attrs)),
    }
    return shapes[field.kind]()


def _words(common: dict[str, Any], most: int, widget: forms.Widget) -> forms.CharField:
    return forms.CharField(**common, max_length=most, widget=widget, error_messages={"max_length": TOO_LONG})


def _is_birthday(day: date) -> None:
    said = birthday_problem(day)
    if said:
        raise ValidationError(said)


def _label(label: Any) -> Any:
    return Hinted(label[0], hint=label[1]) if isinstance(label, tuple) else label


def _stored(kind: str, value: Any) -> Any:
    if kind == "yes_no":
        return YES_NO.get(value)
    return value.isoformat() if isinstance(value, date) else value


def _shown(kind: str, value: Any) -> Any:
    if kind == "yes_no" and isinstance(value, bool):
        return "yes" if value else "no"
    return date.fromisoformat(value) if kind == "date" and value else value
