"""Blocks with a file."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.blocks.base import LessonBlock, WordsBlock, frozen_words


class PictureBlock(LessonBlock):
    """A picture with the words that stand for it; empty words mean that it only decorates."""

    picture = ImageChooserBlock()
    alternative = blocks.CharBlock(max_length=250, required=False, label=_("What it shows, in words"))
    caption = blocks.CharBlock(max_length=200, required=False)

    class Meta:
        icon = "image"

    def freeze(self, value: Any) -> dict[str, Any]:
        """Where the file is, its size in pixels, and the words."""
        words = {"alternative": value["alternative"], "caption": value["caption"]}
        if not value["picture"]:
            return {"file": None, **words}
        made = value["picture"].get_rendition("max-820x820|format-webp")
        return {"file": {"address": made.url, "width": made.width, "height": made.height}, **words}


class DownloadBlock(LessonBlock):
    """A file to keep."""

    document = DocumentChooserBlock()
    title = blocks.CharBlock(max_length=120)
    words = WordsBlock(required=False, label=_("What it is for"))

    class Meta:
        icon = "download"

    def freeze(self, value: Any) -> dict[str, Any]:
        """Where the file is, its kind and its size in bytes."""
        words = {"title": value["title"], "words": frozen_words(value["words"])}
        document = value["document"]
        if not document:
            return {"file": None, **words}
        kind = document.file_extension.lower()
        return {"file": {"address": document.url, "kind": kind, "bytes": document.get_file_size()}, **words}
