"""The shape of one page's words."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

WHO_WORKS_ON_IT = _(
    "The few people here who work on your application: your coordinator, whoever covers for them, and those who do the "
    "checks and decide. Nobody outside."
)
ONLY_COORDINATOR = _("Your coordinator, and whoever covers when they are away. Nobody outside.")
ANYBODY_WHO_WORKS_WITH_YOU = _("Your coordinator, and the people who run your training.")
AND_THE_TRAINING = _(
    "Your coordinator, the people who run your training and, when it comes to a decision, the people who decide."
)
AND_WHO_DECIDES = _(
    "Your coordinator, whoever covers when they are away and, when it comes to a decision, the people who decide. "
    "Nobody outside."
)
EVERYBODY_ON_IT = _("Everybody here who works on your application. Nobody outside.")


@dataclass(frozen=True)
class FieldWords:
    """A field's label and hint, its choices (`key: label` or `key: (label, hint)`), and how a phone may fill it in."""

    label: Words
    hint: Words = ""
    choices: dict[str, Words | tuple[Words, Words]] = field(default_factory=dict)
    autocomplete: str = ""
    inputmode: str = ""


@dataclass(frozen=True)
class PageWords:
    """`question` is the page's h1; `why` and `sees` stand at the side.

    `distress`: words on this page can carry pain, so the page says that nobody reads them straight away.
    """

    question: Words
    fields: dict[str, FieldWords]
    lead: Words = ""
    why: Words = ""
    sees: Words = ONLY_COORDINATOR
    distress: bool = False
