"""From template and context to words.

A letter is one file, `templates/letters/<app>/<name>.txt`. Its first line is `Subject: …` and holds no variable. The
rest is what we have to say: greeting, address and signature come from `letters/base.txt`. A file `<name>.sms.txt`
beside it may give a short form for text messages; without one, `letters/base.sms.txt` says only that there is
something to read. Every letter may use `name`; `{% if site %}` asks whether an address may be written at all. All
else comes from its context.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.template import Context, Engine, Template, TemplateDoesNotExist

from lms.platform.letters.domain.sender import Sender

SUBJECT = "Subject:"
MISSING = "\x1a%s\x1a"


class LetterIncomplete(ValueError):
    """A template names something that its context does not hold, or has no subject line."""


@dataclass(frozen=True)
class Wording:
    """What is sent: `text` is the short form for a phone's screen."""

    subject: str
    body: str
    text: str


def render_letter(template: str, context: Mapping[str, str], voice: Sender) -> Wording:
    """The words of a letter; raises LetterIncomplete or TemplateDoesNotExist."""
    _, body = _parts(f"letters/{template}.txt")
    known = {**context, "name": voice.name, "site": voice.site, "phone": voice.phone}
    frame = {**known, "sign_off": voice.sign_off, "discreet": voice.discreet}
    letter = _fill(_template("letters/base.txt"), {**frame, "words": _fill(body, known)})
    short = _fill(_short_form(template), frame)
    return Wording(subject=subject_line(template), body=letter + "\n", text=" ".join(short.split()))


def subject_line(template: str) -> str:
    """What a letter is called; the same for everybody, as it holds no variable. Raises as `write` does."""
    subject, _ = _parts(f"letters/{template}.txt")
    return " ".join(_fill(subject, {}).split())


@cache
def _engine() -> Engine:
    """Plain text: nothing is escaped, and a name that the context lacks is noticed."""
    return Engine(
        dirs=[str(folder) for folder in cast(list, settings.TEMPLATES[0]["DIRS"])],
        autoescape=False,
        string_if_invalid=MISSING,
        libraries={"i18n": "django.templatetags.i18n"},
        builtins=["django.templatetags.i18n"],
    )


@cache
def _template(path: str) -> Template:
    return _engine().get_template(path)


@cache
def _parts(path: str) -> tuple[Template, Template]:
    first, _, rest = _source(path).partition("\n")
    if not first.startswith(SUBJECT) or not first.removeprefix(SUBJECT).strip():
        raise LetterIncomplete(f"{path} does not begin with a subject.")
    return Template(first.removeprefix(SUBJECT), engine=_engine()), Template(rest, engine=_engine())


def _source(path: str) -> str:
    return str(_template(path).source)


def _short_form(template: str) -> Template:
    try:
        return _template(f"letters/{template}.sms.txt")
    except TemplateDoesNotExist:
        return _template("letters/base.sms.txt")


def _fill(template: Template, context: Mapping[str, Any]) -> str:
    words = template.render(Context(dict(context), autoescape=False)).strip()
    if MISSING[0] in words:
        raise LetterIncomplete(f"The letter needs {words.split(MISSING[0])[1]}.")
    return words
