"""A lesson as its authors edit it: at most ten minutes, one idea a screen."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from courses.blocks import LessonBody, freeze_body
from courses.models.lesson_form import LessonForm
from courses.models.preview import PreviewedPage

# Words that stand in a lesson's place in an address under /learn/<module>/.
TAKEN_SLUGS = frozenset({"print", "quiz", "summary", "help", "start"})


class Lesson(PreviewedPage):
    """Its slug is its lasting name; its place among its siblings is its place in the module."""

    lead = models.CharField(_("in one or two sentences"), max_length=250)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=8, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    required = models.BooleanField(_("needed to complete the module"), default=True)
    outcomes = ParentalManyToManyField("courses.Outcome", blank=True, verbose_name=_("teaches"))
    body = StreamField(LessonBody(), verbose_name=_("what the lesson says"))

    preview_template = "courses/lesson.html"
    base_form_class = LessonForm
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("minutes"), FieldPanel("required")]),
        FieldPanel("outcomes", widget=CheckboxSelectMultiple),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list] = [FieldPanel("slug")]
    parent_page_types: ClassVar[list[str]] = ["courses.Module"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("lesson")

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("This name is taken by a screen of the module. Choose another one.")})

    def frozen(self) -> dict[str, Any]:
        """Everything about the lesson that a version keeps."""
        return {
            "slug": self.slug,
            "title": self.title,
            "lead": self.lead,
            "minutes": self.minutes,
            "required": self.required,
            "outcomes": [outcome.slug for outcome in self.outcomes.all()],
            "blocks": freeze_body(self.body),
        }
