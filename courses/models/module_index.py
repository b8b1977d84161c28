"""Where modules stand in the page tree: beside the public site, never in it."""

from typing import ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class UnservedPage(Page):
    """A page that is edited and previewed here and read elsewhere: it has no address, search or sitemap of its own."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Not found: trainees read versions under /learn/."""
        raise Http404

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict]:
        """None."""
        return []

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet:
        """None: the text of lessons is for those who are enrolled."""
        return super().get_indexed_objects().none()


class ModuleIndexPage(UnservedPage):
    """Holds all modules. There is one, at the root of the page tree, outside every site."""

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["courses.Module"]
    preview_modes: ClassVar[list] = []

    class Meta:
        db_table = "courses_shelf"  # its name before it was called what it is
        verbose_name = _("training")
