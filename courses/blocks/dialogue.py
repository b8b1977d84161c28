"""Blocks in which people speak, choose or think."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from courses.blocks.base import LETTERS, DrawingBlock, LessonBlock, SlugBlock, WordsBlock, frozen_words
from courses.blocks.scenario_rules import problems_of_steps


class TurnBlock(blocks.StructBlock):
    """One person says one thing."""

    who = blocks.CharBlock(max_length=30, label=_("Who"))
    words = blocks.TextBlock(label=_("Says"), rows=2)
    ours = blocks.BooleanBlock(required=False, label=_("This is the mentor"))


def frozen_turns(turns: Any) -> list[dict[str, Any]]:
    """A conversation as plain data."""
    return [dict(turn) for turn in turns]


class DialogueBlock(LessonBlock):
    """A conversation to read."""

    title = blocks.CharBlock(max_length=100, required=False)
    drawing = DrawingBlock()
    words = WordsBlock(required=False, label=_("Introduction"))
    turns = blocks.ListBlock(TurnBlock(), min_num=1, label=_("Conversation"))
    after = WordsBlock(required=False, label=_("After it"))

    class Meta:
        icon = "group"

    def freeze(self, value: Any) -> dict[str, Any]:
        """Title, drawing, turns, and the words around them."""
        return super().freeze(value) | {"turns": frozen_turns(value["turns"])}


class ChoiceBlock(blocks.StructBlock):
    """One thing to say or do, what comes of it, and where it leads."""

    words = blocks.CharBlock(max_length=250)
    helps = blocks.BooleanBlock(required=False, label=_("This helps"))
    title = blocks.CharBlock(max_length=120, label=_("Feedback: the short line"))
    why = blocks.TextBlock(required=False, rows=2, label=_("Feedback: why"))
    leads_to = blocks.CharBlock(
        max_length=60, required=False, label=_("Leads to step"), help_text=_("Empty: they may choose again.")
    )


class StepBlock(blocks.StructBlock):
    """A step of a scenario; one without choices ends it."""

    slug = SlugBlock()
    words = WordsBlock(required=False)
    turns = blocks.ListBlock(TurnBlock(), min_num=0, default=[], label=_("Conversation"))
    after = WordsBlock(required=False, label=_("After it"))
    question = blocks.CharBlock(max_length=250, required=False)
    choices = blocks.ListBlock(ChoiceBlock(), min_num=0, default=[])

    def freeze(self, value: Any) -> dict[str, Any]:
        """The step as plain data."""
        return {
            "slug": value["slug"],
            "words": frozen_words(value["words"]),
            "turns": frozen_turns(value["turns"]),
            "after": frozen_words(value["after"]),
            "question": value["question"],
            "choices": [
                {"id": letter} | dict(choice) for letter, choice in zip(LETTERS, value["choices"], strict=False)
            ],
        }


class ScenarioBlock(LessonBlock):
    """A story that goes on from what the person chooses."""

    slug = SlugBlock()
    title = blocks.CharBlock(max_length=100)
    drawing = DrawingBlock()
    steps = blocks.ListBlock(StepBlock(), min_num=1)

    class Meta:
        icon = "site"

    def clean(self, value: Any) -> Any:
        """Refuses a story that leads nowhere, as the catalogue's text files do."""
        cleaned = super().clean(value)
        if sentences := problems_of_steps(cleaned["steps"]):
            raise StructBlockValidationError(non_block_errors=sentences)
        return cleaned

    def freeze(self, value: Any) -> dict[str, Any]:
        """Title, drawing and every step."""
        step = self.child_blocks["steps"].child_block
        return super().freeze(value) | {"steps": [step.freeze(item) for item in value["steps"]]}


class ThinkBlock(LessonBlock):
    """One question to think about, with an optional note that only the person sees."""

    slug = SlugBlock()
    title = blocks.CharBlock(max_length=150, label=_("The one question"))
    words = WordsBlock(required=False)
    note = blocks.BooleanBlock(required=False, default=True, label=_("Offer a box for their own notes"))

    class Meta:
        icon = "comment"


class QuestionBlock(LessonBlock):
    """A question from the bank, answered there and then and never scored."""

    question = SnippetChooserBlock("courses.Question")

    class Meta:
        icon = "help"

    def freeze(self, value: Any) -> dict[str, Any]:
        """The question with its options; nothing where it has been taken out of the bank."""
        question = value["question"]
        return {"question": question.frozen() if question else None}
