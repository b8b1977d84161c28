"""`{% drawn_once "menu" section %}…{% enddrawn_once %}`: a part of a page that is drawn once and then handed out."""

from collections.abc import Callable
from typing import Any

from django import template
from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

PAGE_TOKEN = "the-form-token-of-this-page"  # noqa: S105 - stands in what is kept until a page puts its own there
MOST = 512
_drawn: dict[tuple[Any, ...], str] = {}


class DrawnOnce(template.Node):
    """What stands between the tags, kept in this process by the values it is given and the language.

    Whatever it shows must follow from those values, the settings and the template: nothing of one person may stand
    in it, but the token of its forms, which each page puts in.
    """

    def __init__(self, parts: list[FilterExpression], nodelist: NodeList, *, place: str) -> None:
        self.parts = parts
        self.nodelist = nodelist
        self.place = place

    def render(self, context: template.Context) -> SafeString:
        """The HTML, drawn now if it is the first time."""
        name = (self.place, get_language(), "csrf_token" in context, *(part.resolve(context) for part in self.parts))
        return with_token(drawn_once(name, lambda: self._draw(context)), context)

    def _draw(self, context: template.Context) -> str:
        with context.push(**({"csrf_token": PAGE_TOKEN} if "csrf_token" in context else {})):
            return self.nodelist.render(context)


@register.tag("drawn_once")
def parse(parser: Parser, token: Token) -> DrawnOnce:
    """The tag; TemplateSyntaxError where its end is missing."""
    place = f"{parser.origin}:{token.lineno}:{token.contents}"
    parts = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(("enddrawn_once",))
    parser.delete_first_token()
    return DrawnOnce(parts, nodelist, place=place)


def drawn_once(name: tuple[Any, ...], draw: Callable[[], str]) -> str:
    """The HTML kept under `name`, or what `draw` makes of it now; while templates are being worked on, always the last.

    The oldest goes when there are too many, so that an address that somebody invents cannot fill the process.
    """
    if settings.DEBUG:
        return draw()
    html = _drawn.get(name)
    if html is None:
        html = draw()
        while len(_drawn) >= MOST:
            _drawn.pop(next(iter(_drawn)), None)
        _drawn[name] = html
    return html


def with_token(html: str, context: template.Context) -> SafeString:
    """`html` with the form token of this page where it holds the place for one."""
    if PAGE_TOKEN in html:
        html = html.replace(PAGE_TOKEN, str(context.get("csrf_token", "")))
    return mark_safe(html)  # noqa: S308 - drawn by a template, and a token of letters and digits


@register.simple_tag(takes_context=True)
def page_token(context: template.Context, html: str) -> SafeString:
    """`{% page_token block.html %}`: what a screen has drawn once by itself, with this page's own form token."""
    return with_token(html, context)


@receiver(setting_changed)
def _forget(**_changed: Any) -> None:
    _drawn.clear()
