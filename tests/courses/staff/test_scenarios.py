"""An author writes a story in the CMS, and is told there and then where it would lead somebody nowhere."""

import json
from html import unescape

import pytest
from django.urls import reverse

from courses.models import Lesson
from lms.platform.accounts.domain.editors import keep_in_step, prepare_groups
from tests.courses.staff.test_publishing import lesson_form
from tests.factories.courses import module

pytestmark = pytest.mark.django_db
EMPTY = '{"blocks": [], "entityMap": {}}'
START = "body-0-value"


@pytest.fixture
def author(client_for, owen):
    """Owen the trainer, in the CMS, with a module of one lesson."""
    prepare_groups()
    module(lessons=1)
    keep_in_step(owen)
    return client_for(owen)


def rows(start: str, count: int) -> dict[str, str]:
    """The hidden fields of a list with `count` rows."""
    found = {f"{start}-count": str(count)}
    for place in range(count):
        found |= {f"{start}-{place}-deleted": "", f"{start}-{place}-order": str(place), f"{start}-{place}-id": ""}
    return found


def step(place: int, slug: str, leads_to: str | None) -> dict[str, str]:
    """A step with one choice that leads on, or with none where it ends."""
    start = f"{START}-steps-{place}-value"
    found = {f"{start}-slug": slug, f"{start}-words": EMPTY, f"{start}-after": EMPTY}
    found |= {f"{start}-question": "So?" if leads_to else "", **rows(f"{start}-turns", 0)}
    found |= rows(f"{start}-choices", 1 if leads_to else 0)
    if leads_to:
        choice = f"{start}-choices-0-value"
        said = {"words": "Stay", "title": "Yes", "why": "", "leads_to": leads_to}
        found |= {f"{choice}-{name}": words for name, words in said.items()}
    return found


def story(leads_to: str, slug: str = "jo") -> dict[str, str]:
    """What the CMS sends for a story of two steps whose first leads to `leads_to`."""
    head = {"body-0-type": "scenario", f"{START}-slug": slug, f"{START}-title": "Jo", f"{START}-drawing": ""}
    return head | rows(f"{START}-steps", 2) | step(0, "start", leads_to) | step(1, "end", None)


def sent(author, changes: dict[str, str]):
    page = Lesson.objects.get()
    data = {name: value for name, value in lesson_form(page).items() if name != START}
    return author.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | changes | {"action-publish": "1"})


def test_a_story_that_comes_to_its_end_is_published(author):
    assert sent(author, story("end")).status_code == 302
    assert [block.block_type for block in Lesson.objects.get().body] == ["scenario"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (story("ende"), "No step is called “ende”."),
        (story("start"), "Nothing leads to the step “end”."),
        (story("end", slug="Jo 1"), "Use small letters, digits and hyphens only"),
    ],
    ids=["a step that is not there", "an end that nobody reaches", "a name that no file could hold"],
)
def test_a_story_that_does_not_is_refused_in_words_and_nothing_is_published(author, changes, sentence):
    response = sent(author, changes)
    assert (response.status_code, json.dumps(sentence)[1:-1] in unescape(response.text)) == (200, True)
    assert [block.block_type for block in Lesson.objects.get().body] == ["text"]
