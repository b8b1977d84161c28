"""Fields whose text is sealed in the database, and the blind index by which one can be found.

`opened="visible"`: the attribute is the plain value, opened when it is first read; what cannot be opened is shown as
such (`damaged`), and stays in the database as it is until somebody writes something else.
`opened="reveal"`: the attribute is an opaque `Sealed`; only `lms.platform.trust.domain.reveal.reveal()` opens it.
As a foreign key `role` has its `role_id`, a sealed field `notes` has its `notes_sealed`, which Django loads and saves.
The model inherits `lms.platform.trust.models.SealedModel`, whose uuid ties a value to its row.
"""

from typing import Any, Literal

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.expressions import Case, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute

from lms.platform.trust.blind_index import BlindIndexField, has_index, sealed_as
from lms.platform.trust.crypto import SealBroken
from lms.platform.trust.damaged import is_unreadable, stand_in, words
from lms.platform.trust.sealed import (
    Sealed,
    bound,
    close,
    is_broken,
    is_opened,
    open_sealed,
    row_of,
    stored_text,
    value_of,
)

__all__ = ["BlindIndexField", "SealedJSONField", "SealedMixin", "SealedTextField"]

Opened = Literal["visible", "reveal"]
PLACEHOLDER = "sealed"
ONLY_NULL = "{} is sealed: it can be asked only whether it is null."
ONE_ROW = "{} is sealed for one row. Change it on the instance and save that."


class Untouched(Sealed):
    """Stored text that is written back as it was read."""

    __slots__ = ()


class OnlyNone(Exact):
    """`filter(notes=None)` is another way to write `isnull`; any other value cannot be asked for."""

    def __init__(self, lhs: Any, rhs: Any) -> None:
        if rhs is not None:
            raise FieldError(ONLY_NULL.format(lhs.output_field))
        super().__init__(lhs, rhs)


class StoredAttribute(DeferredAttribute):
    """`notes_sealed`: what the row holds, sealed and knowing its row. Django loads and saves a field by this."""

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if instance is None:
            return self
        held = super().__get__(instance)
        row = self.field.row(instance)
        if held is not None and row_of(held) != row:
            held = instance.__dict__[self.field.attname] = bound(held, row)
        return held

    def __set__(self, instance: Any, value: Any) -> None:
        """The first value of an instance may be the database's own, which is not bound yet."""
        if not isinstance(value, Sealed):
            value = None if value is None else Sealed(plain=value)
        elif self.field.attname in instance.__dict__ and row_of(value) != self.field.row(instance):
            raise SealBroken(f"A sealed value of another row cannot be put in {self.field}. Write the text itself.")
        instance.__dict__[self.field.attname] = value


class SealedAttribute:
    """`notes`: the same for people, who get the plain value where the field is visible."""

    def __init__(self, field: Any) -> None:
        self.field = field

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if instance is None:
            return self
        held = getattr(instance, self.field.attname)
        if self.field.opened == "reveal":
            return bound(held, self.field.row(instance)) if held is None else held
        if held is None or is_opened(held):
            return value_of(held)
        try:
            held = instance.__dict__[self.field.attname] = Sealed(plain=value_of(held), row=row_of(held))
        except SealBroken:
            return stand_in(self.field, row_of(held))
        return value_of(held)

    def __set__(self, instance: Any, value: Any) -> None:
        """Loose stored text is taken into a new row alone, where it opens there: a fixture holds such.

        A form that was shown the words for what cannot be opened sends them back: then nothing was changed.
        """
        if isinstance(value, str | dict) and self._is_put_back(instance, value):
            return
        if isinstance(value, Sealed) and row_of(value) == "" and instance._state.adding:
            value = bound(value, self.field.row(instance))
            value_of(value)
        setattr(instance, self.field.attname, value)

    def _is_put_back(self, instance: Any, value: str | dict[str, Any]) -> bool:
        if not is_unreadable(value) and value != words():
            return False
        return is_broken(getattr(instance, self.field.attname))


class SealedMixin:
    """What text and JSON have in common."""

    descriptor_class = StoredAttribute
    stands_for_parts = False

    def __init__(self, *args: Any, opened: Opened, **kwargs: Any) -> None:
        self.opened = opened
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "opened": self.opened}

    def get_internal_type(self) -> str:
        return "TextField"

    def get_attname_column(self) -> tuple[str, str]:
        """The attribute that Django saves is not the one that people read; the column is called as the field is."""
        return f"{self.name}_sealed", self.db_column or self.name

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, SealedAttribute(self))

    def place(self) -> str:
        """`app.model.field`, as it was called when the first value was sealed."""
        return f"{sealed_as(self.model)}.{self.name}"

    def row(self, instance: Any) -> str:
        """What ties a value to its place: app, model, field and the row's uuid."""
        return f"{self.place()}.{instance.uuid}"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not any(field.name == "uuid" for field in self.model._meta.get_fields()):
            found.append(checks.Error("A model with sealed fields inherits SealedModel.", obj=self, id="trust.E001"))
        return found

    # --- out of the database and back ---------------------------------------------------------
    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Any:
        """A fixture holds stored text; what a form sends is never read by this."""
        if isinstance(value, str) and value.startswith("v1|") and value.count("|") == 3:
            return Sealed(value)
        return value

    def get_prep_value(self, value: Any) -> Any:
        return value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> str | None:
        """Only `isnull` may ask, and it needs to know no more than whether there is a value."""
        if isinstance(value, Sealed):
            return stored_text(value, row_of(value))
        return None if value is None else PLACEHOLDER

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """What a row holds and cannot be opened is left as it is, so that a backup of the key can still open it."""
        held = super().pre_save(model_instance, add)
        if add or not is_broken(held) or not self._is_of_its_row(model_instance, held):
            return held
        stand_in(self, row_of(held))
        return Untouched(stored_text(held, ""), row=row_of(held))

    def _is_of_its_row(self, instance: Any, held: Sealed) -> bool:
        """Whether the row still holds exactly this: then it did not come from elsewhere."""
        there = self.model._base_manager.filter(pk=instance.pk).values_list(self.attname, flat=True).first()
        return there is not None and stored_text(there, "") == stored_text(held, "")

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, Sealed):
            return self._text_to_store(value)
        inner = value.get_source_expressions()[0] if isinstance(value, Cast) else value
        if not isinstance(inner, Case | Value):
            raise FieldError(ONE_ROW.format(self))
        if has_index(self):
            raise FieldError(f"{self} has a blind index, which must change with it. Save the instances one by one.")
        return value

    def _text_to_store(self, value: Sealed) -> str | None:
        """What is stored already must open in its row, or it came from elsewhere."""
        row = row_of(value)
        if not row:
            raise FieldError(ONE_ROW.format(self))
        if isinstance(value, Untouched):
            return stored_text(value, row)
        if not is_opened(value):
            open_sealed(value, row)
        text = stored_text(value, row)
        if self.opened == "reveal":
            close(value, text)
        return text

    # --- asking -------------------------------------------------------------------------------
    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "exact":
            return OnlyNone
        if lookup_name != "isnull":
            raise FieldError(ONLY_NULL.format(self))
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(f"{self} is sealed: nothing can be done with its text in the database.")

    # --- forms, checks, fixtures --------------------------------------------------------------
    def clean(self, value: Any, model_instance: Any) -> Any:
        """Checks the value itself where it is at hand; a revealed one was checked when it was written."""
        if isinstance(value, Sealed) and not is_opened(value) and (self.opened == "reveal" or is_broken(value)):
            return value
        plain = value_of(value) if isinstance(value, Sealed) else value
        if not (self.blank and plain in self.empty_values):
            self.validate(plain, model_instance)
            self.run_validators(plain)
        return value

    def value_to_string(self, obj: Any) -> str | None:
        """Stored text, for fixtures."""
        held = getattr(obj, self.attname)
        return None if held is None else stored_text(held, row_of(held))

    def formfield(self, **kwargs: Any) -> Any:
        return None if self.opened == "reveal" else super().formfield(**kwargs)


class SealedTextField(SealedMixin, models.TextField):
    """Text, sealed."""

    def value_from_object(self, obj: Any) -> Any:
        """What a form shows. Always text: numbers and booleans a serialiser would write as it finds them."""
        held = getattr(obj, self.attname)
        if held is None:
            return None
        if is_broken(held):
            return stand_in(self, row_of(held))
        return str(held if self.opened == "reveal" else value_of(held))


class SealedJSONField(SealedMixin, models.Field):
    """Anything JSON can hold, sealed."""

    stands_for_parts = True
    empty_strings_allowed = False

    def formfield(self, **kwargs: Any) -> None:
        """JSON is made by domain functions, not typed into a form."""
        return None
