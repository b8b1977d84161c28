"""Pictures and downloads of a module: into the CMS once each, and out again."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


@dataclass(frozen=True)
class MediaLibrary:
    """The files of the module in `folder`; what the CMS already holds, byte for byte, is used again."""

    folder: Path
    by: Any

    def picture(self, file: str, words: str) -> int:
        """The id of the CMS's image of `file`."""
        return self._kept(get_image_model(), file, words)

    def document(self, file: str, title: str) -> int:
        """The id of the CMS's document of `file`."""
        return self._kept(get_document_model(), file, title)

    def _kept(self, model: Any, file: str, title: str) -> int:
        content = (self.folder / file).read_bytes()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()  # as Wagtail writes it in file_hash
        found = model.objects.filter(file_hash=digest).first()
        if found:
            return found.pk
        name = Path(file).name
        made = model(title=(title or name)[:255], uploaded_by_user=self.by)
        made.file = ContentFile(content, name=name)
        made.file_size = len(content)
        made.file_hash = digest
        made.save()
        return made.pk


def write_media(item: Any, folder: Path) -> str:
    """Copy the file of an image or document into `folder`/media; the path that a lesson names it by."""
    path = Path("media") / Path(item.file.name).name
    (folder / "media").mkdir(parents=True, exist_ok=True)
    with item.file.open("rb") as source:
        (folder / path).write_bytes(source.read())
    return path.as_posix()
