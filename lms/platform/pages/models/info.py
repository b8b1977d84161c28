"""A page that tells somebody something."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from lms.platform.pages.blocks import StoryBlock
from lms.platform.pages.models.base import BasePage


class InfoPage(BasePage):
    """For example: who runs this, your privacy, what we ask and when."""

    template = "pages/info.html"
    subpage_types: ClassVar[list[str]] = ["pages.InfoPage"]

    body = StreamField(StoryBlock(), verbose_name=_("what the page says"))

    content_panels: ClassVar[list] = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("information page")
