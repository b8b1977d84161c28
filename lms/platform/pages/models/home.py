"""The first page, with its two doors."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from lms.platform.pages.blocks import NoticeBlock, StepsBlock
from lms.platform.pages.models.base import BasePage


class HomePage(BasePage):
    """ "I want to volunteer" and "I need help" stand side by side; how it goes stands below."""

    template = "pages/home.html"
    section = "home"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    greeting = models.CharField(_("greeting"), max_length=30, default="Come in.")
    volunteer_words = models.CharField(_("under the first door"), max_length=100)
    help_words = models.CharField(_("under the second door"), max_length=100)
    below = StreamField(
        [("steps", StepsBlock()), ("notice", NoticeBlock())],
        blank=True,
        verbose_name=_("below the doors"),
    )

    content_panels: ClassVar[list] = [
        FieldPanel("greeting"),
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("volunteer_words"), FieldPanel("help_words")], heading=_("The two doors")),
        FieldPanel("below"),
    ]

    class Meta:
        verbose_name = _("first page")
