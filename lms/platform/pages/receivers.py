"""What ends an edition of the public site: whatever Wagtail says was published, taken down, renamed or moved."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from lms.platform.pages.domain.editions import begin_edition


@receiver([page_published, page_unpublished, page_slug_changed, post_page_move])
def visitors_are_shown_something_else(**kwargs: Any) -> None:
    begin_edition()
