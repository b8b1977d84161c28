"""Plain words: what templates, letters and sentences in code show to people, checked for length and words we avoid.

`python -m tests.architecture.words` prints each place to mend (`make check` runs it). It reads text, not
meaning: a sentence can pass and still be hard. Somebody reads every screen aloud as well.
"""

import ast
import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.code import ROOT, Module, dotted, name_of, production, templates

LONGEST_SENTENCE = 25  # words
LONGEST_WORD = 13  # letters; longer ones only where they are a term of ours, or no shorter word is true
AVOIDED = {
    r"offenders?": "say who they are: somebody with a record, a person who has been in prison",
    r"fail(s|ed|ing|ures?)?": "say what happens next: not yet passed, we could not",
    r"blacklist\w*": "say what it is: a list of people who must not meet",
    r"crb": "it has been DBS since 2012",
    r"clean": "a record is not dirt: say blank, or nothing recorded",
    r"reject(s|ed|ing|ion)?": "say not appointed, or what could change",
    r"dbs passed": "nobody passes a DBS check: say what was seen",
    r"reset": "say choose a new one, start again",
    r"no-show": "say we missed you",
    r"utilis\w+": "use",
    r"commenc\w+": "start",
    r"terminat\w+": "end",
    r"prior to": "before",
    r"in order to": "to",
    r"in respect of|with regard to|regarding": "about",
    r"pursuant to": "under",
    r"please note that": "just say it",
    r"stop calling 999|do not call 999": "nobody is ever told not to call 999",
}
# Long, and still the plainest true word.
KEPT = {
    "administrators", "communications", "confidentiality", "fingerprinting", "misunderstanding",
    "misunderstandings", "qualifications", "recommendation", "representative", "responsibilities", "responsibility",
    "straightforward", "understandable",
}  # fmt: skip

_BLOCK = re.compile(
    r"</?(?:p|li|h[1-6]|dt|dd|td|th|tr|legend|label|button|a|div|section|summary|option|figcaption|title|nav|ul|ol|dl|header|footer|main|form|span|br|caption|strong|input|img|small)\b[^>]*>",
    re.I,
)
_SPOKEN = re.compile(r"\b(?:alt|aria-label|title|placeholder|aria-description)=\"([^\"]*)\"")
_QUOTED = re.compile(r"(?:translate|trans|_\()\s*(?:\"([^\"]*)\"|'([^']*)')")
_COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.S)
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+|\|")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*")


def visible(template: str) -> str:
    """The words that a reader of the template would see or hear, with one line for each block of text."""
    text = _COMMENT.sub(" ", template)
    spoken = [found for found in _SPOKEN.findall(text) if "{%" not in found]
    quoted = [first or second for first, second in _QUOTED.findall(text)]
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", text, flags=re.S | re.I)
    text = re.sub(r"{%-?\s*(?:translate|trans)\s+[^%]*%}", " ", text)
    text = re.sub(r"{%.*?%}", "\n", text, flags=re.S)
    text = re.sub(r"{{.*?}}", "it", text, flags=re.S)
    text = re.sub(r"<[^>]+>", " ", _BLOCK.sub("\n\n", text), flags=re.S)
    # A line end inside a paragraph of a page is a space; an empty line, or a tag, ends the sentence.
    joined = "\n".join(re.sub(r"\s+", " ", part) for part in re.split(r"\n\s*\n", text))
    return html.unescape("\n".join([joined, *spoken, *quoted]))


def sentences(text: str) -> Iterator[str]:
    return (sentence.strip() for sentence in _SENTENCE.split(text) if _WORD.search(sentence))


def faults(text: str, terms: frozenset[str] = frozenset()) -> list[str]:
    """What to mend in `text`: over-long sentences, long words that are no `terms`, and words we avoid."""
    found = [
        f"{len(words)} words: {sentence}"
        for sentence in sentences(text)
        if len(words := _WORD.findall(sentence)) > LONGEST_SENTENCE
    ]
    bare = {re.sub(r"['’]s$", "", word.lower()) for word in _WORD.findall(text)}
    long = {word for word in bare if len(word) > LONGEST_WORD}
    found += [f"long word: {word}" for word in sorted(long - KEPT - terms)]
    for pattern, advice in AVOIDED.items():
        found += [f"{hit[0]!r}: {advice}" for hit in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.I)]
    return found


def our_terms() -> frozenset[str]:
    """Every word of every term that the glossary defines, and its plural."""
    terms = re.findall(r"^- \*\*(.+?)\*\*", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
    words = {word.lower() for term in terms for word in _WORD.findall(term)}
    return frozenset(words | {f"{word}s" for word in words})


def said_in_code(module: Module) -> str:
    """The literal sentences that a module hands to gettext."""
    marked = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
    calls = (call for call in module.calls() if dotted(call.func) in marked)
    words = (word.value for call in calls for word in call.args if isinstance(word, ast.Constant))
    return "\n".join(re.sub(r"%\(\w+\)[sd]|{\w*}", "it", word) for word in words if isinstance(word, str))


def places() -> Iterator[tuple[str, str]]:
    """(name, visible text) of every template, letter, starter page, lesson and production module."""
    yield from ((name_of(path), visible(path.read_text())) for path in templates())
    yield from ((name_of(path), path.read_text().replace("\n\n", "\n")) for path in _written())
    yield from ((module.name, said_in_code(module)) for module in production())


def to_mend() -> list[str]:
    terms = our_terms()
    return [f"{name}: {fault}" for name, text in places() for fault in faults(text, terms)]


def _written() -> list[Path]:
    """Pages and lessons that are shipped as text; lines are sentences or paragraphs there."""
    lessons = (path for path in (ROOT / "courses" / "catalogue").rglob("*.md") if path.name != "README.md")
    return sorted([*lessons, *(ROOT / "lms" / "platform" / "pages" / "starter").rglob("*.yaml")])


if __name__ == "__main__":
    mend = to_mend()
    print("\n".join(mend) or "Plain words everywhere.")
    sys.exit(bool(mend))
