"""The public site as a new scheme has it."""

from typing import Any

from lms.platform.pages.domain.site import as_stream, lay_out_site
from lms.platform.pages.models import HomePage, InfoPage
from tests.factories.courses import page_tree
from tests.recorded_rows import recorded


@recorded
def a_site() -> HomePage:
    """Wagtail's tree, and the first pages in it."""
    page_tree()
    return lay_out_site()


def an_info_page(*blocks: dict[str, Any], slug: str = "about-tea", **fields: Any) -> InfoPage:
    """A published page with these blocks, in the form of the starter files."""
    home = HomePage.objects.first() or a_site()
    page = InfoPage(**{"title": "About tea", "slug": slug, "body": as_stream(list(blocks)), **fields})
    home.add_child(instance=page).save_revision().publish()
    return InfoPage.objects.get(slug=slug)
