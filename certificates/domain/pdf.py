"""A certificate as a PDF: drawn by xhtml2pdf under a policy that reaches nothing but the design and the fonts, signed.

The file is not tagged (xhtml2pdf cannot), so the page at /certificates/<uuid>/ is its accessible form.
"""

import io
from functools import cache
from pathlib import Path

from django.template.loader import render_to_string
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus.tables import CellStyle
from xhtml2pdf import pisa
from xhtml2pdf.config.resources import ResourceAccessPolicy

from certificates.domain.fonts import drawable, font_folder
from certificates.domain.qr import qr_png
from certificates.domain.signing import signed
from certificates.domain.wording import Words, with_letters, words_of
from certificates.models import Certificate

DESIGN = Path(__file__).resolve().parent.parent / "designs" / "arch"
# How closely the words are set, from the loosest; the first that fits on one page is taken.
SETTINGS = ("roomy", "snug", "tight")
SECONDS = 5
BASE_FONT = "certificate-base"
NAME_FONT = "certificate-name"
# As in the design's style sheet: sizes of the name, and how wide the column of words is, in points.
NAME_SIZES = (("large", 45), ("middle", 33), ("small", 25))
NAME_ROOM = 460


class NotDrawn(RuntimeError):
    """Something could not be drawn, a picture for instance: the certificate stays pending rather than go out so."""


def make_pdf(certificate: Certificate) -> bytes:
    """The signed PDF of `certificate`. Raises NotDrawn, or RenderLimitError after five seconds."""
    return signed(draw(with_letters(words_of(certificate.snapshot), drawable)))


def draw(words: Words) -> bytes:
    """The unsigned PDF of `words`, on one page wherever they fit on one."""
    fonts = font_folder()
    _register(fonts)
    for setting in SETTINGS:
        content, pages = drawn(_html(words, setting), fonts)
        if pages == 1:
            break
    return content


def policy(fonts: Path) -> ResourceAccessPolicy:
    """What drawing may reach: the design's folder and the fonts; no network, nothing large, not for long."""
    return ResourceAccessPolicy.server(
        DESIGN,
        extra_roots=(fonts,),
        allow_remote=False,
        max_render_seconds=SECONDS,
        max_resources=20,
        max_local_bytes=1_000_000,
        max_document_bytes=100_000,
        max_depth=30,
    )


def drawn(html: str, fonts: Path) -> tuple[bytes, int]:
    """What xhtml2pdf makes of `html`, and on how many pages; addresses in it are looked up in the design's folder."""
    out = io.BytesIO()
    done = pisa.CreatePDF(
        html,
        dest=out,
        path=str(DESIGN / "certificate.html"),
        link_callback=lambda uri, _base: str(fonts / uri.removeprefix("fonts/")) if uri.startswith("fonts/") else None,
        resource_policy=policy(fonts),
        capacity=-1,
    )
    if done.err or done.warn:
        raise NotDrawn("; ".join(str(message) for _kind, _line, message, _code in done.log))
    content = out.getvalue()
    return content, content.count(b"/Type /Page\n")


def _html(words: Words, setting: str) -> str:
    return render_to_string(
        "certificates/pdf.html",
        {"words": words, "setting": setting, "qr": qr_png(words.check_link), "name_size": _name_size(words.name)},
    )


def _name_size(name: str) -> str:
    """The largest size in which the name stands on one line left of the drawing; a very long one takes two lines."""
    return next((size for size, points in NAME_SIZES if stringWidth(name, NAME_FONT, points) <= NAME_ROOM), "small")


@cache
def _register(fonts: Path) -> None:
    """Have ReportLab begin pages and table cells with our font: its own, Helvetica, would be named and not embedded."""
    pdfmetrics.registerFont(TTFont(BASE_FONT, fonts / "atkinson-400.ttf"))
    pdfmetrics.registerFont(TTFont(NAME_FONT, fonts / "atkinson-750.ttf"))
    pdfmetrics.registerFontFamily(BASE_FONT, baseFontFor="canvas graphics")
    CellStyle.fontname = BASE_FONT
