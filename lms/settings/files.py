"""Where files that no web server may show are kept: a folder, or a storage that the environment names."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from lms.settings import environment as env


def private_storage(folder: Path) -> dict[str, Any]:
    """Django's settings for the storage `private`; ImproperlyConfigured where its options cannot be read."""
    backend = env.text("PRIVATE_STORAGE")
    if not backend:
        return {"BACKEND": "lms.platform.storage.WholeFileStorage", "OPTIONS": {"location": folder}}
    try:
        options = json.loads(env.text("PRIVATE_STORAGE_OPTIONS", "{}"))
    except json.JSONDecodeError as error:
        raise ImproperlyConfigured("PRIVATE_STORAGE_OPTIONS must be a JSON object. See .env.example.") from error
    return {"BACKEND": backend, "OPTIONS": options}
