"""A certificate as plain text: to paste, to send, to print on anything."""

from django.utils.translation import gettext as _

from certificates.domain.wording import Words


def as_text(words: Words) -> str:
    """The same words as on the page and the PDF, in the same order; lines end with a line feed."""
    parts = [words.issuer, _said(words), _can(words), _signed(words), _facts(words), _check(words)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _said(words: Words) -> str:
    return "\n".join([_("This is to say that"), words.name, _("finished this training"), words.title])


def _can(words: Words) -> str:
    if not words.outcomes:
        return ""
    return "\n".join([_("%s can") % words.called, *(f"- {outcome}" for outcome in words.outcomes)])


def _signed(words: Words) -> str:
    signed = ", ".join(part for part in (words.signatory, words.signatory_role, words.issuer) if part)
    return "\n".join(line for line in (signed if words.signatory else "", words.accredited) if line)


def _facts(words: Words) -> str:
    facts = [
        (_("Given"), words.given),
        (_("Good until"), words.until),
        (_("Time"), words.time),
        (_("How"), words.how),
    ]
    return "\n".join(f"{term}: {value}" for term, value in facts if value)


def _check(words: Words) -> str:
    return "\n".join([_("Check this certificate at"), words.check_address, words.code])
