"""Read settings from the environment; a missing one says what to do."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PROJECT = Path(__file__).resolve().parent.parent.parent


def need(name: str, advice: str) -> str:
    """The variable's value; raises ImproperlyConfigured with `advice` where it is missing or empty."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {advice} See .env.example.")
    return value


def text(name: str, default: str = "") -> str:
    """The variable's value, or `default`."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """A yes/no variable: 1, true, yes or on; anything else that is set means no."""
    value = os.environ.get(name, "").strip().lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number; raises ImproperlyConfigured where the value is none."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def items(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


def data_folder() -> Path:
    """Where database, media, keys and logs live (`PATHWAY_DATA`, default `var/`); made if absent."""
    folder = Path(text("PATHWAY_DATA", str(PROJECT / "var"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder
