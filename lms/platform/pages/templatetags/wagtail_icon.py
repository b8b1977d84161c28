"""Lucide's pictures as symbols of Wagtail's sprite, so that both menus show the same ones."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lms.platform.pages.templatetags.pathway import icon_lines

register = template.Library()


@register.simple_tag
def wagtail_icon(name: str) -> SafeString:
    """One symbol. Wagtail fills its pictures; ours are lines, so fill and stroke are said on a group inside."""
    return format_html(
        '<svg id="icon-{}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{}</g></svg>',
        name,
        mark_safe(icon_lines(name)),  # noqa: S308 - our own file
    )
