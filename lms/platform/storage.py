"""Files through Django's STORAGES, whole or not at all.

`private` holds what no web server may show. It is this class over the data folder, unless PRIVATE_STORAGE names another
(an S3-compatible service puts a file in place in one step by itself).
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """A crash leaves no half file, the last of two writers wins, and folder and file are for their owner alone."""

    def is_name_available(self, name: str, max_length: int | None = None) -> bool:
        """Always: what has the name is replaced."""
        return True

    def _save(self, name: str, content: File[Any]) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(path)
        finally:
            Path(part).unlink(missing_ok=True)
        return name
