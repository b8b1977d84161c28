"""Blocks that are read."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.base import LessonBlock, WordsBlock, frozen_words

TONES = [
    ("note", _("Note")),
    ("remember", _("Remember this")),
    ("care", _("Take care: somebody may be at risk")),
    ("ring", _("Ring somebody now")),
]


class HeadingBlock(blocks.CharBlock):
    """Begins a part of the lesson."""

    version = 1

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 120, **kwargs})

    class Meta:
        icon = "title"

    def freeze(self, value: str) -> dict[str, Any]:
        """The words alone."""
        return {"words": value}


class SubheadingBlock(HeadingBlock):
    """A smaller heading inside a part."""


class TextBlock(WordsBlock):
    """Paragraphs and lists."""

    version = 1

    class Meta:
        icon = "pilcrow"

    def freeze(self, value: Any) -> dict[str, Any]:
        """The words as HTML."""
        return {"words": frozen_words(value)}


class CalloutBlock(LessonBlock):
    """One thing not to miss."""

    tone = blocks.ChoiceBlock(choices=TONES, default="note", label=_("Kind"))
    title = blocks.CharBlock(max_length=100, required=False)
    words = WordsBlock()

    class Meta:
        icon = "info-circle"


class TermBlock(LessonBlock):
    """A word and what it means."""

    term = blocks.CharBlock(max_length=80)
    words = WordsBlock(label=_("What it means"))

    class Meta:
        icon = "openquote"


class ContentNoteBlock(LessonBlock):
    """What is coming, before it comes; the screen offers to skip it and to talk to someone."""

    words = WordsBlock(label=_("What the next part talks about"))

    class Meta:
        icon = "warning"
