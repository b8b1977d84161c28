"""What may stand in front matter: a name, what it must be (a type, as pydantic reads it), what it is when left out."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Strict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WrapValidator,
)
from pydantic import ValidatorFunctionWrapHandler as Handler
from pydantic_core import ErrorDetails, PydanticCustomError

from courses.blocks.base import SLUG

REQUIRED = object()

Kind = Any  # a type for pydantic; `words(20)`, `list_of(slug)`
Schema = dict[str, tuple[Kind, Any]]

# What authors read, by pydantic's name for the fault. A kind of value that needs a sentence of its own has `_saying`.
SENTENCES = {
    "string_type": "must be words; put it in quotes",
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be lines of “name: value”",
    "date_type": "must be a day, like 2026-11-22",
}


def words(longest: int) -> Kind:
    """A text of at most `longest` characters; spaces around it go."""
    return Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=longest)]


def needed(inner: Kind) -> Kind:
    """The same, but not empty."""
    return Annotated[inner, Field(min_length=1)]


def list_of(inner: Kind) -> Kind:
    """A list, each of whose items is as `inner` says."""
    return Annotated[list[inner], Strict()]


def one_of(names: Iterable[str]) -> Kind:
    """One of a few words."""
    allowed = tuple(names)
    return _saying(Literal[allowed], f"must be one of {', '.join(allowed)}")


def number(least: int, most: int, *, or_null: bool = False) -> Kind:
    """A whole number between `least` and `most`, both included."""
    kind: Kind = Annotated[int, Strict(), Field(ge=least, le=most)]
    sentence = f"must be a whole number from {least} to {most}"
    return _saying(kind | None, f"{sentence} or null") if or_null else _saying(kind, sentence)


def mapping_of(schema: Schema) -> Kind:
    """A mapping with the names of `schema`."""

    def filled_in(given: dict[str, Any]) -> dict[str, Any]:
        found, sentences = apply(schema, given)
        if sentences:
            raise _refusal("; ".join(sentences))
        return found

    return Annotated[dict[str, Any], Strict(), AfterValidator(filled_in)]


def _saying(kind: Kind, sentence: str) -> Kind:
    """`kind`, whose every fault is said with one sentence."""

    def check(value: Any, handler: Handler) -> Any:
        try:
            return handler(value)
        except ValidationError as error:
            raise _refusal(sentence) from error

    return Annotated[kind, WrapValidator(check)]


def _refusal(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("said", "{sentence}", {"sentence": sentence})


def _as_written(value: Any) -> Any:
    """YAML reads 2026 as a number and 2026-11-22 as a day."""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def matching(pattern: str | re.Pattern[str], longest: int, sentence: str) -> Kind:
    """A text of at most `longest` characters that `pattern` matches; `sentence` says what it must be."""
    return _saying(Annotated[str, StringConstraints(strict=True, pattern=pattern, max_length=longest)], sentence)


def own(turn: Callable[[Any], Any]) -> Kind:
    """Whatever `turn` makes of it; it raises ValueError with a sentence."""

    def check_own(value: Any) -> Any:
        try:
            return turn(value)
        except ValueError as error:
            raise _refusal(str(error)) from error

    return Annotated[Any, AfterValidator(check_own)]


slug = matching(SLUG, 60, "must be small letters, digits and hyphens")
boolean = Annotated[bool, Strict()]
day = Annotated[datetime.date, Strict()]
published = _saying(
    Annotated[str, BeforeValidator(_as_written), StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")],
    "must be a year, a month or a day, like 2026-11-22",
)


def apply(schema: Schema, found: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """`found` as `schema` wants it, with what was left out filled in, and a sentence for each thing to mend."""
    values: dict[str, Any] = {}
    sentences = [f"“{name}” is not known here" for name in found if name not in schema]
    for name, (kind, default) in schema.items():
        values[name] = None if default is REQUIRED else default
        if name in found:
            try:
                values[name] = check(kind, found[name])
            except ValueError as error:
                sentences.append(f"“{name}” {error}")
        elif default is REQUIRED:
            sentences.append(f"“{name}” is missing")
    return values, sentences


def check(kind: Kind, value: Any) -> Any:
    """`value` as `kind` keeps it. Raises ValueError with a sentence."""
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        raise ValueError(_sentence(error.errors()[0])) from error


@lru_cache(maxsize=256)
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _sentence(fault: ErrorDetails) -> str:
    if fault["type"] == "string_too_long":
        return f"has {len(fault['input'])} characters; {fault['ctx']['max_length']} is the most"
    return SENTENCES.get(fault["type"], fault["msg"])
