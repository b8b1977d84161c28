"""What a lesson is made of. Frozen, each block is plain data: `kind`, `v`, `id` and its own values."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.blocks.dialogue import DialogueBlock, QuestionBlock, ScenarioBlock, ThinkBlock
from courses.blocks.media import DownloadBlock, PictureBlock
from courses.blocks.words import CalloutBlock, ContentNoteBlock, HeadingBlock, SubheadingBlock, TermBlock, TextBlock


class LessonBody(blocks.StreamBlock):
    """Every kind of block that a lesson may hold."""

    heading = HeadingBlock(label=_("Heading"))
    subheading = SubheadingBlock(label=_("Smaller heading"))
    text = TextBlock(label=_("Text"))
    callout = CalloutBlock(label=_("Call-out"))
    dialogue = DialogueBlock(label=_("Conversation"))
    scenario = ScenarioBlock(label=_("Scenario"))
    think = ThinkBlock(label=_("Think about it"))
    term = TermBlock(label=_("Glossary term"))
    question = QuestionBlock(label=_("Question"))
    content_note = ContentNoteBlock(label=_("Content note"))
    picture = PictureBlock(label=_("Picture"))
    download = DownloadBlock(label=_("Download"))


def freeze_body(body: Any) -> list[dict[str, Any]]:
    """A lesson's stream as plain data that can be kept for good and rendered without its blocks."""
    return [
        {"id": child.id, "kind": child.block_type, "v": child.block.version} | child.block.freeze(child.value)
        for child in body
    ]
