"""What every lesson block can do: freeze itself into plain data that stays readable for good."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

EDITOR_MARK = re.compile(r' data-block-key="[^"]*"')
LETTERS = "abcdefgh"
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
PLAIN_TEXT = ["bold", "link", "ul", "ol"]

DRAWINGS = [
    (name, name) for name in ("boots", "clock", "ear", "hands", "key", "lamp", "letter", "mug", "stairs", "table")
]


def frozen_html(source: str) -> str:
    """Rich text as HTML whose links no longer need the database, without the editor's own marks."""
    return EDITOR_MARK.sub("", expand_db_html(source))


def frozen_words(words: RichText | None) -> str:
    """The same for a block's value, which may be missing."""
    return frozen_html(words.source) if words else ""


class WordsBlock(blocks.RichTextBlock):
    """Paragraphs and lists: bold and links, nothing else."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": PLAIN_TEXT, **kwargs})


class SlugBlock(blocks.CharBlock):
    """The lasting name of something that people answer: their answers hang on it."""

    def __init__(self, **kwargs: Any) -> None:
        texts = {
            "label": _("Lasting name"),
            "help_text": _("Small letters, digits and hyphens. Never change it: answers belong to it."),
        }
        fits = RegexValidator(SLUG, _("Use small letters, digits and hyphens only, like “first-talk”."))
        super().__init__(**{"max_length": 60, "validators": [fits], **texts, **kwargs})


class DrawingBlock(blocks.ChoiceBlock):
    """One of the product's own drawings; it only decorates."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": DRAWINGS, "required": False, "label": _("Drawing"), **kwargs})


class LessonBlock(blocks.StructBlock):
    """A block of a lesson. `version` goes up when the frozen shape changes; old templates stay."""

    version = 1

    def freeze(self, value: Any) -> dict[str, Any]:
        """Plain data for the frozen lesson; subclasses turn what is not yet plain."""
        return {name: _plain(part) for name, part in value.items()}


def _plain(part: Any) -> Any:
    return frozen_words(part) if isinstance(part, RichText) else part


def lasting_name(block: dict[str, Any]) -> str:
    """The lasting name under which a frozen block is answered; empty for one that is only read."""
    return (block.get("question") or {}).get("slug", "") if block["kind"] == "question" else block.get("slug", "")


def plain_value(value: Any) -> Any:
    """What the CMS's editor holds, as plain data: its lists without the ids that the editor gives their items."""
    if isinstance(value, Mapping):
        return {name: plain_value(part) for name, part in value.items()}
    if isinstance(value, blocks.list_block.ListValue):
        return [plain_value(item) for item in value]
    return value
