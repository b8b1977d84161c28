"""Blocks that public pages are made of. Each has one template in templates/blocks/."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PLAIN_TEXT = ["bold", "link", "ul", "ol"]

NOTICE_KINDS = [
    ("us", _("Teal: what we do")),
    ("you", _("Amber: what you can do now")),
    ("care", _("Clay: take care")),
    ("done", _("Moss: done")),
]


class HeadingBlock(blocks.CharBlock):
    """A second-level heading; the page's title is its only first-level one."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"max_length": 120, **kwargs})

    class Meta:
        icon = "title"
        template = "blocks/heading.html"


class WordsBlock(blocks.RichTextBlock):
    """Paragraphs and lists: bold and links, nothing else."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": PLAIN_TEXT, **kwargs})

    class Meta:
        icon = "pilcrow"
        template = "blocks/words.html"


class NoticeBlock(blocks.StructBlock):
    """A coloured panel; the colour has a meaning, so there is rarely more than one on a page."""

    kind = blocks.ChoiceBlock(choices=NOTICE_KINDS, default="us", label=_("Meaning"))
    heading = blocks.CharBlock(max_length=80)
    words = blocks.RichTextBlock(features=PLAIN_TEXT)

    class Meta:
        icon = "info-circle"
        template = "blocks/notice.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60)
    words = blocks.CharBlock(max_length=200)


class StepsBlock(blocks.StructBlock):
    """A numbered path downwards; its last stop is a door."""

    heading = blocks.CharBlock(max_length=80)
    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=8)

    class Meta:
        icon = "list-ol"
        template = "blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=120)
    answer = blocks.RichTextBlock(features=PLAIN_TEXT)


class QuestionsBlock(blocks.StructBlock):
    """Questions that people really ask; each opens with one press and without script."""

    heading = blocks.CharBlock(max_length=80)
    questions = blocks.ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        template = "blocks/questions.html"


class PictureBlock(blocks.StructBlock):
    """A picture with the words that stand for it; empty words mean that it only decorates."""

    picture = ImageChooserBlock()
    alternative = blocks.CharBlock(max_length=200, required=False, label=_("What it shows, in words"))

    class Meta:
        icon = "image"
        template = "blocks/picture.html"


class StoryBlock(blocks.StreamBlock):
    """What an information page or a role page may hold."""

    heading = HeadingBlock()
    words = WordsBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    questions = QuestionsBlock()
    picture = PictureBlock()
