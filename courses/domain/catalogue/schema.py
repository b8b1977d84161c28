"""What may stand in front matter: a name, what it must be, and what it is when left out."""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

from courses.blocks.base import SLUG

REQUIRED = object()

# Turns a YAML value into ours; raises ValueError with a sentence.
Turn = Callable[[Any], Any]
Schema = dict[str, tuple[Turn, Any]]


def words(longest: int) -> Turn:
    """A text of at most `longest` characters."""

    def turn(value: Any) -> str:
        if not isinstance(value, str):
            raise ValueError("must be words; put it in quotes")
        if len(value) > longest:
            raise ValueError(f"has {len(value)} characters; {longest} is the most")
        return value.strip()

    return turn


def needed(inner: Turn) -> Turn:
    """The same, but not empty."""

    def turn(value: Any) -> Any:
        found = inner(value)
        if not found:
            raise ValueError("must not be empty")
        return found

    return turn


def slug(value: Any) -> str:
    """Small letters, digits and hyphens, 60 at most."""
    if not isinstance(value, str) or not SLUG.match(value) or len(value) > 60:
        raise ValueError("must be small letters, digits and hyphens")
    return value


def boolean(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def number(least: int, most: int, *, or_null: bool = False) -> Turn:
    """A whole number between `least` and `most`, both included."""

    def turn(value: Any) -> int | None:
        if value is None and or_null:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"must be a whole number from {least} to {most}" + (" or null" if or_null else ""))
        return value

    return turn


def one_of(names: Iterable[str]) -> Turn:
    """One of a few words."""
    allowed = list(names)

    def turn(value: Any) -> str:
        if value not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return value

    return turn


def list_of(inner: Turn) -> Turn:
    """A list, each of whose items is as `inner` says."""

    def turn(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise ValueError("must be a list")
        return [inner(item) for item in value]

    return turn


def mapping_of(schema: Schema) -> Turn:
    """A mapping with the names of `schema`."""

    def turn(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("must be lines of “name: value”")
        found, sentences = apply(schema, value)
        if sentences:
            raise ValueError("; ".join(sentences))
        return found

    return turn


def published(value: Any) -> str:
    """A year, a month or a day, as words."""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    if not re.match(r"^\d{4}(-\d{2}(-\d{2})?)?$", text):
        raise ValueError("must be a year, a month or a day, like 2026-11-22")
    return text


def day(value: Any) -> datetime.date:
    """A day, like 2026-11-22."""
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise ValueError("must be a day, like 2026-11-22")
    return value


def apply(schema: Schema, found: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """`found` as `schema` wants it, with what was left out filled in, and a sentence for each thing to mend."""
    values: dict[str, Any] = {}
    sentences = [f"“{name}” is not known here" for name in found if name not in schema]
    for name, (turn, default) in schema.items():
        if name not in found:
            values[name] = None if default is REQUIRED else default
            sentences += [f"“{name}” is missing"] if default is REQUIRED else []
            continue
        try:
            values[name] = turn(found[name])
        except ValueError as error:
            values[name] = None if default is REQUIRED else default
            sentences.append(f"“{name}” {error}")
    return values, sentences
