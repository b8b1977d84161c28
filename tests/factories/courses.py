"""Small modules, made through the same functions as real ones."""

import json
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.test import override_settings
from wagtail.models import Collection, Locale, Page

from courses.domain.activities.quiz import quiz_of
from courses.domain.catalogue.loading import load_module, module_index
from courses.domain.enrolment import enrol
from courses.domain.lesson_work import finish_lesson
from courses.domain.questions.registry import question_type
from courses.domain.quizzes import give_answer, start_attempt, submit_attempt
from courses.domain.versions import NotReady, cut_version
from courses.models import Attempt, Completion, Enrolment, Lesson, Module, ModuleVersion, Option, Outcome, Question
from tests.recorded_rows import recorded

CATALOGUE = settings.PROJECT / "courses" / "catalogue"
A_QUESTION = "boots"
TEXT = [{"id": "11111111-1111-4111-8111-111111111111", "type": "text", "value": "<p>Listen first.</p>"}]
UNINDEXED = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
"""With these tasks nothing is entered in Wagtail's indexes of words and of references, for which no test asks."""


@recorded
def page_tree() -> None:
    """What Wagtail's own migrations make; tests without migrations, or after emptying, lack it."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.get_first_root_node():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")


def grow() -> ModuleVersion:
    """The shipped GROW module, loaded."""
    page_tree()
    with override_settings(TASKS=UNINDEXED):
        return load_module(CATALOGUE / "grow")


@recorded
def module(
    key: str = "listening",
    *,
    lessons: int = 2,
    questions: int = 3,
    pass_mark: int = 60,
    quiz_draw: int | None = None,
    **fields: Any,
) -> Module:
    """A small published module: text-only lessons `lesson-1`, …, and questions whose right option is A.

    There is a quiz where there are questions, or `quiz_draw` says how many it draws.
    """
    quiz = {"kind": "quiz", "pass_mark": pass_mark, "draw": quiz_draw or questions}
    page_tree()
    usual = {
        "title": "Listening well",
        "public_title": "Listening",
        "lead": "How to listen.",
        "guided_minutes": 30,
        "activities": [{"kind": "lessons"}, *([quiz] if quiz["draw"] else [])],
        "validity_months": 24,
    }
    made = Module(key=key, slug=key, **(usual | fields))
    made.outcomes = [Outcome(slug="listen", text="listen without fixing")]
    with override_settings(TASKS=UNINDEXED):
        module_index().add_child(instance=made)
        for number in range(1, questions + 1):
            question(made, f"q{number}", place=number)
        for number in range(1, lessons + 1):
            lesson(made, f"lesson-{number}", title=f"Lesson {number}")
    return cut(made)


@recorded
def rich() -> Module:
    """One lesson `talk` with every kind of block: question `boots`, scenario `jo`, thought `listened`."""
    made = module("talking", title="Talking", lessons=0, questions=0)
    asked = question(made, A_QUESTION, use="formative", hint="Listen again.")
    lesson(made, "talk", title="A talk", body=every_block(asked))
    return cut(made)


def every_block(asked: Question) -> list[dict[str, Any]]:
    """One block of every kind that needs no file."""
    turn = {"who": "Jo", "words": "I had even bought the boots.", "ours": False}
    step = {"words": "", "turns": [], "after": "", "question": "", "choices": []}
    closes = {
        "words": "Never mind.",
        "helps": False,
        "title": "Kind, but it closes the door",
        "why": "",
        "leads_to": "",
    }
    stays = {"words": "You had hoped.", "helps": True, "title": "Yes. That stays", "why": "With Jo.", "leads_to": "end"}
    start = {"slug": "start", "turns": [turn], "question": "What next?", "choices": [closes, stays]}
    end = {"slug": "end", "words": "<p>Jo goes on.</p>"}
    values = {
        "content_note": {"words": "<p>Somebody is very low.</p>"},
        "heading": "The first part",
        "subheading": "A smaller one",
        "text": "<p>Listen <b>first</b>.</p>",
        "callout": {"tone": "ring", "title": "", "words": "<p>Ring 999.</p>"},
        "dialogue": {"title": "Jo", "drawing": "boots", "words": "<p>A day.</p>", "turns": [turn], "after": ""},
        "scenario": {"slug": "jo", "title": "Jo's day", "drawing": "", "steps": [step | start, step | end]},
        "think": {"slug": "listened", "title": "Who listened to you?", "words": "", "note": True},
        "term": {"term": "Open question", "words": "<p>One that is not yes or no.</p>"},
        "question": {"question": asked.pk},
    }
    return [{"id": f"block-{kind}", "type": kind, "value": value} for kind, value in values.items()]


def lesson(of: Module, slug: str, *, body: list[dict[str, Any]] | None = None, **fields: Any) -> Lesson:
    """A published lesson; the module still has to be published for it to reach anybody."""
    made = Lesson(slug=slug, **({"title": slug, "lead": "In short."} | fields), body=json.dumps(body or TEXT))
    Module.objects.get(pk=of.pk).add_child(instance=made)
    return made


def question(of: Module, slug: str, *, kind: str = "single", use: str = "both", **fields: Any) -> Question:
    """Right is A; for multiple, A and B; C is never right."""
    rights = {"A": True, "B": kind == "multiple", "C": False}
    made = Question(module=of, slug=slug, kind=kind, use=use, stem=f"<p>{slug}?</p>", **fields)
    made.options = [
        Option(text=text, right=right, title=f"Said {text}", why="Because.", sort_order=place)
        for place, (text, right) in enumerate(rights.items())
    ]
    made.outcomes = Outcome.objects.filter(module=of)
    made.save()
    return made


def cut(of: Module) -> Module:
    """The module as it is after its next version was cut, if it is whole."""
    fresh = Module.objects.get(pk=of.pk)
    with suppress(NotReady):
        cut_version(fresh, by=None)
    return fresh


def set_quiz(of: Module, **settings: int) -> None:
    """Change the settings of the module's quiz; the caller saves the module."""
    of.activities = [one | settings if one["kind"] == "quiz" else one for one in of.activities]


def publish(of: Module) -> Module:
    """Publish the module as an editor would; cuts a version where something has changed."""
    fresh = Module.objects.get(pk=of.pk)
    fresh.save_revision().publish()
    return Module.objects.get(pk=of.pk)


@recorded
def enrolment(person: Any, of: Module | None = None) -> Enrolment:
    """`person` on the module, not begun."""
    return enrol(person, of or module(), by=None)


def right_picks(question: dict[str, Any]) -> list[str]:
    """The ids of the right options of a frozen question."""
    return question_type(question["kind"]).solution(question)


def wrong_picks(question: dict[str, Any]) -> list[str]:
    """The id of one option that is not right."""
    return [option["id"] for option in question["options"] if not option["right"]][:1]


def quiz_attempt(of: Enrolment, *, right: int | None = None, submit: bool = True) -> Attempt:
    """An attempt with the first `right` questions answered rightly (all unless told) and the others not."""
    made = start_attempt(of)
    many = len(made.paper) if right is None else right
    for position, asked in enumerate(made.paper, 1):
        give_answer(made, position, right_picks(asked) if position <= many else wrong_picks(asked))
    return submit_attempt(made) if submit else made


@recorded
def completion(person: Any, of: Module | None = None) -> Completion:
    """`person` has done every lesson of the module and passed its quiz."""
    on = enrolment(person, of)
    for done in on.version.content["lessons"]:
        finish_lesson(on, done["slug"])
    if quiz_of(on.version.content):
        quiz_attempt(on)
    return Completion.objects.get(enrolment=on)
