"""The page behind "I want to volunteer": every role, open ones first."""

from typing import ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from lms.platform.pages.blocks import StoryBlock
from lms.platform.pages.models import BasePage
from recruitment.models.role_page import RolePage


class RoleIndexPage(BasePage):
    """Lives at `/roles/`. A closed role stays on the page, and says so: people come back."""

    template = "recruitment/roles/role_index_page.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = ["recruitment.RolePage"]

    body = StreamField(StoryBlock(), verbose_name=_("below the roles"), blank=True)

    content_panels: ClassVar[list] = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("list of roles")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict:
        """`open_roles` and `closed_roles`: live role pages with their profiles and areas, in two queries."""
        pages = list(
            RolePage.objects.child_of(self).live().select_related("profile").prefetch_related("profile__areas")
        )
        today = timezone.localdate()
        return super().get_context(request, *args, **kwargs) | {
            "open_roles": [page for page in pages if not page.profile.why_closed(today)],
            "closed_roles": [page for page in pages if page.profile.why_closed(today)],
        }
