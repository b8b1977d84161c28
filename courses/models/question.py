"""The question bank."""

from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from courses.blocks.base import PLAIN_TEXT, frozen_html
from courses.kinds import QUESTION_KINDS, question_kind_choices
from courses.models.question_form import QuestionForm


class Question(ClusterableModel):
    """One question. Changes reach people with the module's next version.

    What a kind of question needs beside the fields that all share is its own part: in `content`, or, for kinds with
    options, in `scoring` and `options`. Only the kind itself reads and writes it.
    """

    class Use(models.TextChoices):
        SUMMATIVE = "summative", _("the quiz at the end")
        FORMATIVE = "formative", _("practice in lessons")
        BOTH = "both", _("both")

    class Scoring(models.TextChoices):
        ALL = "all", _("all or nothing")
        PART = "part", _("a share for each right one")

    module = models.ForeignKey("courses.Module", on_delete=models.CASCADE, related_name="questions")
    slug = models.SlugField(_("lasting name"), max_length=130)
    kind = models.CharField(_("kind"), max_length=40, choices=question_kind_choices)
    use = models.CharField(_("where it is asked"), max_length=10, choices=Use, default=Use.BOTH)
    scoring = models.CharField(_("scoring"), max_length=4, choices=Scoring, default=Scoring.ALL)
    stem = RichTextField(_("question"), features=PLAIN_TEXT)
    hint = models.CharField(_("hint, from the third go on"), max_length=250, blank=True)
    outcomes = ParentalManyToManyField("courses.Outcome", blank=True, verbose_name=_("asks about"))
    content = models.JSONField(_("what only its kind needs"), default=dict, blank=True)
    place = models.PositiveSmallIntegerField(_("place in the bank"), default=0)

    base_form_class = QuestionForm
    panels: ClassVar[list] = [
        FieldRowPanel([FieldPanel("module"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("use"), FieldPanel("scoring")]),
        FieldPanel("stem"),
        InlinePanel("options", max_num=8, heading=_("Options"), label=_("Option")),
        FieldPanel("content"),
        FieldPanel("hint"),
        FieldPanel("outcomes", widget=CheckboxSelectMultiple),
    ]

    class Meta:
        verbose_name = _("question")
        ordering = ["module", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                "module",
                "slug",
                name="courses_question_slug",
                violation_error_message=_("This module has a question of that name already."),
            ),
            models.CheckConstraint(condition=~models.Q(kind=""), name="courses_question_has_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.module.key}: {self.slug}"

    def frozen(self) -> dict[str, Any]:
        """Everything about the question that a version keeps: what all share, and the kind's own part."""
        shared = {
            "slug": self.slug,
            "kind": self.kind,
            "use": self.use,
            "stem": frozen_html(self.stem),
            "hint": self.hint,
            "outcomes": [outcome.slug for outcome in self.outcomes.all()],
        }
        return shared | QUESTION_KINDS.get(self.kind).freeze(self)


class Option(Orderable):
    """One answer that can be picked, and what we say to whoever picks it."""

    question = ParentalKey("courses.Question", on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("option"), max_length=250)
    right = models.BooleanField(_("right"), default=False)
    title = models.CharField(_("feedback: the short line"), max_length=120, help_text=_("Kind. Never “wrong”."))
    why = models.TextField(_("feedback: why"), blank=True)

    panels: ClassVar[list] = [FieldPanel("text"), FieldPanel("right"), FieldPanel("title"), FieldPanel("why")]

    def frozen(self) -> dict[str, Any]:
        """Plain data for a version."""
        return {
            "text": self.text,
            "right": self.right,
            "title": self.title,
            "why": self.why,
        }
