"""The public page of a role: its story in blocks, its facts from the profile."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from lms.platform.pages.blocks import StoryBlock
from lms.platform.pages.models import BasePage
from recruitment.models.role import RoleProfile


class RolePage(BasePage):
    """Lives at `/roles/<slug>/`. Never promises a job; the profile says what is checked and when people may apply."""

    template = "recruitment/roles/role_page.html"
    parent_page_types: ClassVar[list[str]] = ["recruitment.RoleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    profile = models.ForeignKey(RoleProfile, models.PROTECT, related_name="pages", verbose_name=_("role profile"))
    time_needed = models.CharField(_("how much time"), max_length=120, blank=True)
    place = models.CharField(_("where"), max_length=120, blank=True)
    expenses = models.CharField(_("expenses"), max_length=160, blank=True)
    start_takes = models.CharField(_("how long until you start"), max_length=120, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("the story"), blank=True)

    content_panels: ClassVar[list] = [
        *BasePage.content_panels,
        FieldPanel("profile"),
        FieldPanel("time_needed"),
        FieldPanel("place"),
        FieldPanel("expenses"),
        FieldPanel("start_takes"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("role page")
        verbose_name_plural = _("role pages")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """The page, its profile, where it is and how long its training takes, so that the template asks no more."""
        minutes = sum(self.profile.required_modules.values_list("guided_minutes", flat=True))
        return super().get_context(request, *args, **kwargs) | {
            "profile": self.profile,
            "areas": [area.name for area in self.profile.areas.all()],
            "training_hours": -(-minutes // 60),  # rounded up: nobody should find that it takes longer
        }
