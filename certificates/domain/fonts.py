"""Atkinson Hyperlegible Next for PDFs: three fixed weights, made once from the variable web font and kept.

ReportLab draws fixed TrueType fonts only. The web font comes in two parts (Latin and extended Latin), which are joined,
so that names like Łukasz or Şebnem can be drawn. Licence: SIL Open Font License 1.1; its text is kept with the fonts.
"""

import hashlib
import io
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from wagtail.coreutils import string_to_ascii

from lms.platform.characters import tidy

WEIGHTS = (400, 700, 750)
PARTS = ("latin", "latin-ext")
# How glyphs combine and how weights relate: the fixed fonts need none of it, and ReportLab reads none.
LEFT_OUT = ("GSUB", "GPOS", "GDEF", "STAT", "MVAR")
POSTSCRIPT_NAME = 6


def font_folder() -> Path:
    """The folder with `atkinson-400.ttf`, `-700` and `-750` and the licence; made on the first call (about a second).

    It is named after the web font's content, so that a newer font makes a new folder. Safe in several processes.
    """
    sources = tuple(source(part) for part in PARTS)
    folder = Path(settings.DATA) / "fonts" / _digest(sources)
    if not folder.exists():
        make(folder, sources)
    return folder


def drawable(text: str) -> str:
    """`text` with every letter that the fonts lack written in plain Latin letters, so that no empty box is printed.

    Certificates keep what they said when they were given: one of a name typed with ESC in it is drawn without.
    """
    known = _letters(font_folder() / "atkinson-400.ttf")
    return "".join(letter if ord(letter) in known else string_to_ascii(letter) for letter in tidy(text))


def source(part: str) -> Path:
    """The web font's file for `part` of the alphabet; ImproperlyConfigured where it has not been fetched."""
    found = finders.find(f"fonts/atkinson-hyperlegible-next-{part}-wght-normal.woff2")
    if not found:
        raise ImproperlyConfigured("The fonts are missing. Run make setup, which fetches them.")
    return Path(found)


def make(folder: Path, sources: Sequence[Path]) -> None:
    """Make `folder` whole or not at all; one that another process made meanwhile is left as it is."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        work = Path(made) / "fonts"
        work.mkdir()
        for weight in WEIGHTS:
            joined = Merger().merge([_fixed(source, weight) for source in sources])
            joined.save(work / f"atkinson-{weight}.ttf")
        shutil.copy(sources[0].parent.parent / "LICENSE", work / "OFL.txt")
        with suppress(OSError):  # another process was quicker, and made the same
            work.rename(folder)


@cache
def _digest(sources: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


def _fixed(source: Path, weight: int) -> io.BytesIO:
    """One part at one weight, under a name of its own: ReportLab takes fonts of the same name for the same font."""
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight}, inplace=True)
    font.flavor = None
    for table in (name for name in LEFT_OUT if name in font):
        del font[table]
    for record in font["name"].names:
        if record.nameID == POSTSCRIPT_NAME:
            record.string = f"AtkinsonHyperlegibleNext-{weight}"
    content = io.BytesIO()
    font.save(content)
    content.seek(0)
    return content


@cache
def _letters(path: Path) -> frozenset[int]:
    with TTFont(path) as font:
        return frozenset(font.getBestCmap())
