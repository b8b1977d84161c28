"""What every public page has in common. A mixin and not a swappable page: see docs/adr."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class BasePage(Page):
    """A soft line above the title, the title, a lead below it, and which menu entry is current."""

    section = "volunteer"

    where = models.CharField(
        _("line above the title"), max_length=80, blank=True, help_text=_("Where am I? For example: Volunteer role")
    )
    lead = models.TextField(_("lead"), max_length=300, blank=True, help_text=_("One or two short sentences."))

    content_panels: ClassVar[list] = [FieldPanel("where"), *Page.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        return super().get_context(request, *args, **kwargs) | {"section": self.section}
