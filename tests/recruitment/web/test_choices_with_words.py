"""A choice that says there is nothing, picked together with words, is refused wherever it stands; the words stay."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse

from recruitment.domain.evidence.disclosures import send_disclosure
from recruitment.domain.form.pages import TASKS
from recruitment.models import Application
from recruitment.staff.casework.actions import ACTIONS
from recruitment.web.apply.forms import PageForm
from tests import cast
from tests.factories import recruitment as factory
from tests.scenes import failing

pytestmark = pytest.mark.django_db
WORDS = "zinnia, all the same"


def asked_about_the_past() -> Application:
    application = factory.at_checks()
    send_disclosure(application, by=cast.helen())
    return application


def own(application: Application, name: str, *more: str) -> str:
    return reverse(f"recruitment:{name}", args=[application.reference, *more])


@dataclass(frozen=True)
class Pair:
    """A choice and the box that it contradicts: whose screen it is, and what is sent."""

    who: str
    case: Callable[[], Application]
    at: Callable[[Application], str]
    sent: dict[str, str] = field(default_factory=dict)


PAIRS = {
    "I have nothing to tell": Pair(
        "sam", asked_about_the_past, lambda a: own(a, "about_the_past"), {"choice": "nothing", "words": WORDS}
    ),
    "I would rather talk": Pair(
        "sam", asked_about_the_past, lambda a: own(a, "about_the_past"), {"choice": "talk", "words": WORDS}
    ),
    "They told me: nothing": Pair(
        "helen",
        asked_about_the_past,
        lambda a: reverse("casework_act", args=[a.reference, "past-talk"]),
        {"anything": "no", "words": WORDS},
    ),
    "No other names": Pair(
        "sam",
        factory.offered,
        lambda a: own(a, "task", "other-names"),
        {"none": "on", "names": WORDS, "version": "0"},
    ),
}
ADD_UP = {
    "needs": "what they need, and more about it",
    "free": "when they are free, and more about it",
    "why": "words, and whether to talk about it as well",
    "lived-experience": "words, and whether they may be used for matching",
    "supporter": "who it is, and whether they agreed",
    "saying-who": "two choices, no words",
    "addresses": "lines, and whether somebody helps with them",
    "referees": "lines, and whether somebody helps with them",
}
"""Choices beside words where the one does not deny the other: both are stored as they are."""
STAFF_ADD_UP = {
    *(
        "identity",
        "dbs-asked",
        "dbs-seen",
        "dbs-correct",
        "reference-received",
        "reference-closed",
        "conflict-check",
        "agreement",
    ),
    *("right-to-volunteer", "vetting", "log", "discussion", "assessment-done", "new-contact", "new-contact-agree"),
    *("propose-clearance", "propose-not-appointed", "propose-restriction", "propose-reopening", "propose-waiver"),
    *("agree", "hand-back", "review-asked", "finish-review", "close-at-request"),
}
"""Words that say more about what was picked, whatever was."""


def test_a_choice_and_words_that_deny_each_other_are_asked_about(client_for: Callable[..., Client]) -> None:
    def ask(name: str) -> None:
        pair = PAIRS[name]
        application = pair.case()
        reply = client_for(getattr(cast, pair.who)()).post(pair.at(application), pair.sent)
        assert reply.status_code == 422
        assert WORDS in reply.content.decode()

    assert failing(PAIRS, ask) == {}


def _has_both(found: dict[str, Any]) -> bool:
    words = [one for one in found.values() if isinstance(one, forms.CharField)]
    choices = [one for one in found.values() if isinstance(one, forms.ChoiceField | forms.BooleanField)]
    return bool(words and choices)


def test_every_page_with_a_choice_beside_words_was_thought_about() -> None:
    pages = {slug for slug, task in TASKS.items() if _has_both(PageForm(task).fields)}
    assert pages - {"other-names"} - ADD_UP.keys() == set()


def test_every_form_of_casework_with_a_choice_beside_words_was_thought_about() -> None:
    found = {name for name, form in ACTIONS.items() if _has_both(form.base_fields)}
    assert found - {"past-talk"} == STAFF_ADD_UP & found
