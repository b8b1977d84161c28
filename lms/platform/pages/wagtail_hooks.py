"""Wagtail's screens in our name, colours and type: registration only."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem

# Pictures for menu items, by lucide's names: MenuItem(..., icon_name="lamp").
PICTURES = [
    "award",
    "book-open",
    "chart-column",
    "clipboard-list",
    "contact-round",
    "file-text",
    "graduation-cap",
    "hand-heart",
    "kanban",
    "lamp",
    "message-circle",
    "scale",
    "shield-check",
    "users",
]


@hooks.register("insert_global_admin_css")
def our_colours_and_type() -> SafeString:
    sheets = ["css/tokens.css", "css/wagtail.css"]
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@hooks.register("register_icons")
def our_pictures(icons: list[str]) -> list[str]:
    return [*icons, *(f"wagtailadmin/icons/pathway-{name}.svg" for name in PICTURES)]


@hooks.register("construct_help_menu")
def without_wagtails_news(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's release news and guide carry a badge that no coordinator asked for."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
