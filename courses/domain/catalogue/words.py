"""Markdown of the catalogue to the CMS's rich text, and back."""

import re
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

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
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    """Collects Markdown block by block; items of one list stand on lines of their own without gaps."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written = ""
        self.inline: list[str] = []
        self.lists: list[list[Any]] = []
        self.links: list[str] = []
        self.prefix = ""
        self.gap = "\n\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._flush()
            self.lists.append([tag, 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            self.prefix = self._indent(self.lists[:-1]) + self._marker()
        elif tag in {"h2", "h3"}:
            self.prefix = "## " if tag == "h2" else "### "
        elif tag in {"b", "strong"}:
            self.inline.append("**")
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.inline.append("[")
        elif tag == "br":
            self.inline.append("\\\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"b", "strong"}:
            self.inline.append("**")
        elif tag == "a" and self.links:
            self.inline.append(f"]({_address(self.links.pop())})")
        elif tag in {"p", "h2", "h3", "li"}:
            self._flush()
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.gap = "\n" if self.lists else "\n\n"

    def handle_data(self, data: str) -> None:
        self.inline.append(INLINE.sub(r"\\\1", SPACES.sub(" ", data)))

    def text(self) -> str:
        """All of it."""
        self._flush()
        return self.written.strip()

    def _marker(self) -> str:
        kind, count = self.lists[-1]
        return "- " if kind == "ul" else f"{count}. "

    def _indent(self, lists: list[list[Any]]) -> str:
        return "".join("  " if kind == "ul" else "   " for kind, _count in lists)

    def _flush(self) -> None:
        text = LINE_START.sub(_escaped_start, "".join(self.inline).strip())
        self.inline = []
        if not text:
            return
        self.written += self.gap + self.prefix + text.replace("\n", "\n" + self._indent(self.lists))
        self.prefix = ""
        self.gap = "\n" if self.lists else "\n\n"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match.group(2)
    return f"{match.group(1)}{mark}\\" if mark.isdigit() else f"{match.group(1)}\\{mark}"


def _address(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
