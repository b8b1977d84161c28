"""Markdown of the catalogue to the CMS's rich text, and back."""

import re

from bs4.element import NavigableString, Tag
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdownify import MarkdownConverter

from courses.domain.catalogue.source import Line, Source

ALLOWED = {
    *("paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak", "text_special"),
    *("strong_open", "strong_close", "link_open", "link_close"),
    *("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"),
    *("list_item_open", "list_item_close"),
}
NAMES = {"em_open": "italics", "code_inline": "code", "code_block": "code", "fence": "code", "hr": "a line"}
LINK = re.compile(r"^(https://|mailto:|tel:|/(?!/))")
INLINE = re.compile(r"([\\`*_\[\]<]|&(?=#|\w+;))")
SPACES = re.compile(r"[ \t\r\n\f\v]+")
LINE_START = re.compile(r"^(\s*)([#>+=~@?:-]|\d{1,9}(?=[.)]))", re.MULTILINE)

INSIDE_A_LINE = {"a", "b", "strong", "i", "em"}

PARSER = MarkdownIt("commonmark", {"html": False, "xhtmlOut": True})
PARSER.add_render_rule("softbreak", lambda *_args: " ")


def html_of(source: Source, lines: list[Line], *, headings: bool = False) -> str:
    """`lines` as rich text; what the CMS could not hold is a problem of `source`."""
    markdown = "\n".join(line.text for line in lines)
    for offset, sentence in problems_in(markdown, headings=headings):
        source.complain(lines[min(offset, len(lines) - 1)].number, sentence)
    return to_html(markdown)


def problems_in(markdown: str, *, headings: bool = False) -> list[tuple[int, str]]:
    """What in `markdown` the CMS could not hold: a line (from 0) and a sentence each."""
    tokens = PARSER.parse(markdown)
    found = []
    line = 0
    for token in [inner for outer in tokens for inner in (outer, *(outer.children or []))]:
        line = token.map[0] if token.map else line
        found += [(line, sentence) for sentence in _problems_of(token, headings)]
    return found


def _problems_of(token: Token, headings: bool) -> list[str]:
    if token.type == "link_open":
        address = str(token.attrs.get("href", ""))
        return [] if LINK.match(address) else [f"A link begins with https:, mailto:, tel: or /, not “{address}”."]
    if token.type == "heading_open":
        return [] if headings and token.tag == "h2" else ["A heading does not belong here."]
    if token.type in ALLOWED or token.nesting < 0:
        return []
    return [f"“{NAMES.get(token.type, token.type)}” is not used in this text."]


def to_html(markdown: str) -> str:
    """Rich text as the CMS keeps it. Items of lists hold no paragraphs; line breaks of the source are spaces."""
    tokens = PARSER.parse(markdown)
    depth = 0
    for link in [one for token in tokens for one in token.children or () if one.type == "link_open"]:
        link.attrs = {"href": link.attrs["href"]}
    for token in tokens:
        depth += token.nesting if token.type.startswith("list_item") else 0
        if depth and token.type.startswith("paragraph"):
            token.hidden = True
    html = PARSER.renderer.render(tokens, PARSER.options, {})
    return SPACES.sub(" ", html.replace(">\n", ">").replace("&quot;", '"')).strip()


def to_markdown(html: str) -> str:
    """Rich text as Markdown; `to_html` gives the same rich text back."""
    return _ToMarkdown().convert(html).strip()


class _ToMarkdown(MarkdownConverter):
    """markdownify, with the marks escaped that our reader would take for markup, and only those."""

    class Options:
        """What its lists, headings and line breaks look like."""

        autolinks = False
        bullets = "-"
        heading_style = "atx"
        newline_style = "backslash"
        wrap = True  # a line of the source is no line of the text,
        wrap_width = None  # and none is broken

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Marks that mean something wherever they stand."""
        return INLINE.sub(r"\\\1", SPACES.sub(" ", text))

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Marks that mean something at the beginning of a line, too."""
        text: str = super().process_text(el, parent_tags)  # type: ignore[misc]
        before = el.previous_sibling
        begins = el.parent is None or el.parent.name not in INSIDE_A_LINE
        if begins and (not isinstance(before, Tag) or before.name not in INSIDE_A_LINE):
            return LINE_START.sub(_escaped_start, text)
        return text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link with its address and nothing else."""
        return f"[{text}]({_address(str(el.get('href') or ''))})"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match.group(2)
    return f"{match.group(1)}{mark}\\" if mark.isdigit() else f"{match.group(1)}\\{mark}"


def _address(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
