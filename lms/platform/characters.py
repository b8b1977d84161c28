"""Which characters we keep: one rule for everything that people type, so that it can be stored and drawn everywhere.

Taken out are the control characters of Unicode (categories Cc, but for tab and line feed), halves of pairs (Cs), places
that are no character (U+FDD0 to U+FDEF, and the last two of each plane: XML holds none), and what turns the direction
of the text around it (U+202A to U+202E, U+2066 to U+2069): a database, a PDF or another person's screen breaks on them.
Joiners (U+200C, U+200D) stay, in which Persian, Hindi and emoji are written. https://www.unicode.org/reports/tr36/
"""

import re

NEW_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
UNSEEN_IN_A_LINE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f]")
"""What a line such as a name does not need, and by which two that look the same would differ."""


def tidy(text: str) -> str:
    """`text` without what cannot be kept; every end of a line is a line feed. What it says stays."""
    return NEVER.sub("", NEW_LINES.sub("\n", text))


def tidy_line(text: str) -> str:
    """`text` as one line, for names and the like: single spaces, nothing unseen but joiners inside words."""
    seen = UNSEEN_IN_A_LINE.sub("", tidy(text))
    return " ".join(word for part in seen.split() if (word := part.strip("\u200c\u200d")))
