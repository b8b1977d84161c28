"""A column in which a sealed value can be found without being readable: HMAC-SHA256 under a key of its own."""

from collections.abc import Callable, Collection
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from lms.platform.trust.crypto import SealBroken, blind
from lms.platform.trust.sealed import value_of

DIGEST_LENGTH = 64


class Digest(str):
    """A blind index as stored, so that it is not made again from itself."""

    __slots__ = ()


class DigestAttribute(DeferredAttribute):
    """Always made from what the sealed field holds, so that the two cannot part."""

    def __get__(self, instance: Any, cls: type | None = None) -> Any:
        if instance is None:
            return self
        sealed = instance._meta.get_field(self.field.of)
        try:
            return self.field.get_prep_value(value_of(getattr(instance, sealed.attname)))
        except SealBroken:  # as it was stored: it still finds its row
            return super().__get__(instance, cls)

    def __set__(self, instance: Any, value: Any) -> None:
        """Only so that Django knows which fields were loaded."""
        instance.__dict__[self.field.attname] = value


class BlindIndexField(models.CharField):
    """Finds the row whose sealed field `of` holds a value: `filter(phone_index="07700 900123")` is exact, and blind.

    `normalise`, a module-level function, brings different ways to write the same thing to one; an empty result is NULL.
    """

    descriptor_class = DigestAttribute

    def __init__(self, of: str, *, normalise: Callable[[str], str] = str.strip, **kwargs: Any) -> None:
        self.of, self.normalise = of, normalise
        kwargs.update(max_length=DIGEST_LENGTH, null=True, blank=True, editable=False)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "null", "blank", "editable"):
            kwargs.pop(fixed, None)
        return name, path, [self.of, *args], kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Digest | None:
        return None if value is None else Digest(value)

    def to_python(self, value: Any) -> Any:
        return Digest(value) if isinstance(value, str) and len(value) == DIGEST_LENGTH else value

    def get_prep_value(self, value: Any) -> Digest | None:
        if value is None or isinstance(value, Digest):
            return value
        plain = self.normalise(str(value))
        return Digest(blind(plain, f"{sealed_as(self.model)}.{self.name}")) if plain else None

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name not in {"exact", "in", "isnull"}:
            raise FieldError(f"{self} is a blind index: it knows only whether two values are the same.")
        return super().get_lookup(lookup_name)


def sealed_as(model: type[models.Model]) -> str:
    """`app.model` that a model's values are bound to: its label, or the one in `SEALED_AS` where it was renamed since.

    What is sealed is tied to this name, so that it must not change with the class.
    """
    return str(getattr(model, "SEALED_AS", model._meta.label_lower))


def has_index(field: Any) -> bool:
    """Whether a blind index stands beside `field`."""
    return field.name in {index.of for index in _indexes(field.model)}


def indexes_of(model: type[models.Model] | models.Model, names: Collection[str]) -> set[str]:
    """The blind indexes of those among `names` that have one."""
    return {index.name for index in _indexes(model) if {index.of, model._meta.get_field(index.of).attname} & set(names)}


def _indexes(model: type[models.Model] | models.Model) -> list[BlindIndexField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, BlindIndexField)]
