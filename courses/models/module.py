"""A module as its authors edit it. Trainees never read this row: publishing freezes it into a ModuleVersion."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from courses.blocks.base import DRAWINGS, PLAIN_TEXT, frozen_html
from courses.models.module_form import MODULE_PANELS, ModuleForm
from courses.models.preview import PreviewedPage

SHEET = [*PLAIN_TEXT, "h2"]

KEPT_AS_IS = (
    *("key", "title", "public_title", "sensitive", "lead", "drawing", "guided_minutes", "modes"),
    *("framework", "level", "awarding_body", "accreditation_reference"),
    *("validity_months", "renewal_window_months", "grace_months"),
)


def usual_modes() -> list[str]:
    """The usual way of taking a module."""
    return ["remote"]


def usual_activities() -> list[dict[str, Any]]:
    """The usual way of completing a module: its lessons are read."""
    return [{"kind": "lessons"}]


class Module(PreviewedPage):
    """Something to learn, in lessons, with what a person can do afterwards."""

    key = models.SlugField(_("lasting name"), max_length=60, unique=True, help_text=_("Never change it."))
    public_title = models.CharField(
        _("neutral title"), max_length=120, help_text=_("On certificates, letters and wherever others may look.")
    )
    sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Only the neutral title is shown outside its lessons.")
    )
    lead = models.CharField(_("in one sentence"), max_length=250)
    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)
    drawing = models.CharField(_("drawing"), max_length=20, choices=DRAWINGS, blank=True)
    guided_minutes = models.PositiveSmallIntegerField(_("minutes in all"), validators=[MinValueValidator(1)])
    modes = models.JSONField(_("ways to take it"), default=usual_modes)
    framework = models.CharField(_("framework"), max_length=120, blank=True)
    level = models.CharField(_("level in that framework"), max_length=60, blank=True)
    awarding_body = models.CharField(_("awarding body"), max_length=120, blank=True)
    accreditation_reference = models.CharField(_("accreditation reference"), max_length=60, blank=True)
    validity_months = models.PositiveSmallIntegerField(_("months until it runs out"), null=True, blank=True)
    renewal_window_months = models.PositiveSmallIntegerField(_("months before, renewal opens"), default=3)
    grace_months = models.PositiveSmallIntegerField(_("months it still counts after"), default=1)
    activities = models.JSONField(_("what completes it"), default=usual_activities)
    prerequisites = ParentalManyToManyField("self", symmetrical=False, blank=True, verbose_name=_("first do"))
    open_to_all = models.BooleanField(_("people may start it by themselves"), default=False)
    summary = RichTextField(_("summary sheet"), features=SHEET, blank=True)
    help = RichTextField(_("where to get help"), features=SHEET, blank=True)
    loaded_digest = models.CharField(
        _("SHA-256 of the text files it was loaded from"), max_length=64, blank=True, editable=False
    )

    exclude_fields_in_copy: ClassVar[list[str]] = ["key", "loaded_digest"]
    preview_template = "courses/module.html"
    base_form_class = ModuleForm
    content_panels = MODULE_PANELS
    promote_panels: ClassVar[list] = []
    parent_page_types: ClassVar[list[str]] = ["courses.ModuleIndexPage"]
    subpage_types: ClassVar[list[str]] = ["courses.Lesson"]

    class Meta:
        verbose_name = _("module")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """A copy of a module takes its lasting name from its own address."""
        self.key = self.key or self.slug[:60]
        super().full_clean(*args, **kwargs)

    @property
    def shown_title(self) -> str:
        """What others may see over somebody's shoulder: the neutral title where the module is sensitive."""
        return self.public_title if self.sensitive else self.title

    def frozen(self) -> dict[str, Any]:
        """Everything about the module that a version keeps, except lessons and questions."""
        return {name: getattr(self, name) for name in KEPT_AS_IS} | {
            "introduction": frozen_html(self.introduction),
            "summary": frozen_html(self.summary),
            "help": frozen_html(self.help),
            "outcomes": [{"slug": outcome.slug, "text": outcome.text} for outcome in self.outcomes.all()],
            "prerequisites": [module.key for module in self.prerequisites.all()],
            "sources": [source.frozen() for source in self.sources.all()],
        }
