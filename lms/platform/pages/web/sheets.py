"""The style sheets that pages ask for, each joined from its parts: one file to fetch on a first visit instead of seven.

A finder of Django's static files (settings.STATICFILES_FINDERS): collectstatic and WhiteNoise treat what it finds like
any file, and in development a changed part is seen at the next request. The parts stay small and apart under css/.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

PARTS = settings.PROJECT / "lms" / "static" / "css"
EVERYWHERE = ("tokens", "base", "layout", "components/actions", "components/path", "components/forms")
# What a page needs beyond its sheet it names itself, in `extra_head`. Parts with `url()` stand directly under css/.
SHEETS = {
    "css/pathway.css": (*EVERYWHERE, "components/places"),
    "css/pathway-staff.css": (*EVERYWHERE, "components/lists", "staff"),
}


class JoinedSheets(BaseFinder):
    """Finds the sheets of `SHEETS` and no other file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(settings.DATA / "sheets")

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in SHEETS:
            return []
        found = str(self.joined(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path in SHEETS:
            self.joined(path)
            yield path, self.storage

    def joined(self, path: str) -> Path:
        """The file with the present parts in it, written anew only where one has changed."""
        words = "\n".join((PARTS / f"{part}.css").read_text(encoding="utf-8") for part in SHEETS[path])
        file = Path(self.storage.path(path))
        if not file.exists() or file.read_text(encoding="utf-8") != words:
            write_whole(file, words)
        return file


def write_whole(file: Path, words: str) -> None:
    """Put `words` in place in one step, so that no other process reads half of them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=file.parent, encoding="utf-8", delete=False) as part:
        part.write(words)
    Path(part.name).chmod(0o644)
    Path(part.name).replace(file)
