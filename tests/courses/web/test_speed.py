"""What a page of learning asks of the database; what does not change is asked for once, whoever reads it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.domain.quizzes import start_attempt
from courses.models import Enrolment, LessonProgress, ModuleVersion
from courses.models.version import content_in_memory
from courses.web import presenters
from lms.platform.accounts.models import User
from tests.factories.courses import cut, enrolment, lesson, module

pytestmark = [pytest.mark.django_db, pytest.mark.both]

MOST = {
    "/learn/": 6,
    "/learn/talking/talk/": 6,
    "/learn/listening/lesson-1/": 4,
    "/learn/listening/": 5,
    "/learn/listening/quiz/": 5,
    "/learn/listening/quiz/{attempt}/1/": 4,
    "/learn/listening/quiz/{attempt}/check/": 4,
}
"""By address: of these, two are the session and the person."""


@pytest.mark.parametrize("address", MOST)
def test_a_page_that_was_opened_before_asks_for_little_and_writes_nothing(
    web: Client, on: Enrolment, on_talk: Enrolment, address: str
) -> None:
    wanted = address.format(attempt=start_attempt(on).uuid)
    web.get(wanted)
    with CaptureQueriesContext(connection) as asked:
        assert web.get(wanted).status_code == 200
    assert len(asked) <= MOST[address]
    assert [query["sql"] for query in asked if not query["sql"].startswith("SELECT")] == []


def test_the_content_of_a_version_is_read_once_by_the_process(on: Enrolment) -> None:
    content_in_memory.cache_clear()
    with CaptureQueriesContext(connection) as asked:
        first, second = (Enrolment.objects.get(pk=on.pk).version.content for _ in range(2))
    assert first is second
    assert sum('"content"' in query["sql"] for query in asked) == 1


def test_another_content_is_never_taken_for_it(on: Enrolment) -> None:
    made = on.module
    made.lead = "Said anew."
    made.save()
    cut(made)
    leads = [version.content["lead"] for version in ModuleVersion.objects.filter(module=made).order_by("number")]
    assert leads == ["How to listen.", "Said anew."]


def test_reading_a_lesson_leaves_the_content_as_it_was(web: Client, on_talk: Enrolment) -> None:
    before = json.dumps(on_talk.version.content)
    web.get("/learn/talking/talk/")
    web.get("/learn/talking/print/")
    assert json.dumps(ModuleVersion.objects.get(pk=on_talk.version_id).content) == before


def test_words_that_are_the_same_for_everybody_are_drawn_once(
    client_for: Callable[..., Client], on_talk: Enrolment, sam: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolment(sam, on_talk.module)
    pages = [client_for(person).get("/learn/talking/talk/").text for person in (on_talk.person, sam)]
    drawn: list[Any] = []
    monkeypatch.setattr(presenters, "render_to_string", lambda *given: drawn.append(given) or "")
    client_for(sam).get("/learn/talking/talk/")
    assert (drawn, ["Ring 999." in page for page in pages]) == ([], [True, True])


def test_another_lesson_is_remembered_at_once(web: Client, on: Enrolment) -> None:
    for slug in ("lesson-1", "lesson-2", "lesson-1"):
        web.get(f"/learn/listening/{slug}/")
    assert LessonProgress.objects.filter(enrolment=on).latest("seen_at").lesson == "lesson-1"


def test_the_same_lesson_is_remembered_again_after_a_minute(web: Client, on: Enrolment, at: Callable[..., Any]) -> None:
    seen = []
    for moment in ("2026-11-22 10:00:00", "2026-11-22 10:00:50", "2026-11-22 10:01:10"):
        with at(moment):
            web.get("/learn/listening/lesson-1/")
        seen.append(timezone.localtime(LessonProgress.objects.get(enrolment=on).seen_at).strftime("%H:%M"))
    assert seen == ["10:00", "10:00", "10:01"]


def test_a_module_whose_lessons_ask_nothing_asks_for_no_answers(web: Client, priya: User) -> None:
    made = module("plain", lessons=0, questions=0)
    lesson(made, "only")
    enrolment(priya, cut(made))
    with CaptureQueriesContext(connection) as asked:
        web.get("/learn/plain/only/")
    assert [query for query in asked if "practiceanswer" in query["sql"] or "lessonnote" in query["sql"]] == []
