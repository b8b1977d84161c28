"""Pages that are edited and previewed here and read elsewhere. What a preview shows is said by the screens above."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest

from courses.models.module_index import UnservedPage


class PreviewedPage(UnservedPage):
    """A page whose preview is the trainee's own screen.

    The screens stand above the models: `courses/wagtail_hooks.py` gives each class the function that fills its preview.
    """

    preview_template: ClassVar[str]
    preview_context: ClassVar[Callable[[Any], dict[str, Any]]]

    class Meta:
        abstract = True

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The trainee's own screen."""
        return self.preview_template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """As a trainee who has not begun would see it."""
        return type(self).preview_context(self) | {"section": "training", "preview": True, "request": request}
