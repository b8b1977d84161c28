"""A storage of a test's own for what no web server shows."""

from pathlib import Path
from typing import Any

from django.conf import settings

from lms.settings.files import private_storage


def private_in(folder: Path) -> dict[str, Any]:
    """settings.STORAGES with `private` in `folder`, as a data folder has it."""
    return {**settings.STORAGES, "private": private_storage(folder / "private")}
