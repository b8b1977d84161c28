"""From text files to pages, questions and a new version. Loading the same text twice changes nothing."""

import json
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import models, transaction
from wagtail.models import Page

from courses.domain.catalogue.media import MediaLibrary
from courses.domain.catalogue.module import MODULE
from courses.domain.catalogue.reading import read_module
from courses.domain.questions.base import COMMON
from courses.domain.questions.registry import question_type
from courses.domain.versions import cut_version, latest_version
from courses.models import Lesson, Module, ModuleIndexPage, ModuleVersion, Outcome, Question, SignOff, Source
from lms.platform.accounts.domain.editors import allow_under
from lms.platform.accounts.roles import Grant

NAMESPACE = uuid.UUID("6d0c6d7e-5f0e-4e0c-9f1e-2f6a1c1b7a10")
OWN_ROWS = {"outcomes", "prerequisites", "sources", "sign_off", "open"}


def module_index() -> ModuleIndexPage:
    """The page that holds all modules; made the first time, open to whoever may write learning."""
    found = ModuleIndexPage.objects.first()
    if found:
        return found
    index = Page.get_first_root_node().add_child(instance=ModuleIndexPage(title="Training", slug="training-modules"))
    allow_under(index, Grant.LEARNING_AUTHOR)
    return index


@transaction.atomic
def load_module(folder: Path, *, by: Any = None) -> ModuleVersion:
    """Load the module in `folder` and publish it; the version that is now offered.

    Text that has not changed since it was last loaded is left alone, also where somebody has edited the module since.
    Changed text replaces what is here. Raises CatalogueError for a folder that does not read, NotReady for one that
    does not make a whole module.
    """
    text = read_module(folder)
    module = Module.objects.filter(key=text["key"]).first()
    version = latest_version(module) if module else None
    if module and version and module.loaded_digest == text["digest"]:
        return version
    module = _save_module(module or Module(key=text["key"], slug=text["key"]), text)
    media = MediaLibrary(text["folder"], by)
    outcomes = {outcome.slug: outcome for outcome in Outcome.objects.filter(module=module)}
    questions = _save_questions(module, text, outcomes)
    _save_lessons(module, text["lessons"], outcomes, questions, media, by=by)
    module.refresh_from_db()
    module.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    return cut_version(module, by=by)


def _save_module(module: Module, text: dict[str, Any]) -> Module:
    for name in MODULE.keys() - OWN_ROWS:
        setattr(module, name, text[name])
    for name in ("introduction", "summary", "help"):
        setattr(module, name, text[name])
    module.open_to_all = text["open"]
    module.loaded_digest = text["digest"]
    kept = {outcome.slug: outcome.pk for outcome in module.outcomes.all()} if module.pk else {}
    module.outcomes = [
        Outcome(pk=kept.get(o["id"]), slug=o["id"], text=o["text"], sort_order=place)
        for place, o in enumerate(text["outcomes"])
    ]
    module.sources = [_source(source, place) for place, source in enumerate(text["sources"])]
    module.sign_offs = _sign_offs(module, text["sign_off"])
    if module.pk:
        module.save()
    else:
        module_index().add_child(instance=module)
    module.prerequisites.set(Module.objects.filter(key__in=text["prerequisites"]))
    module.save()
    return module


def _source(source: dict[str, Any], place: int) -> Source:
    named = {name: source[name] for name in ("title", "by", "date", "address")}
    return Source(**named, checked_on=source["checked"], sort_order=place)


def _sign_offs(module: Module, wanted: Iterable[dict[str, str]]) -> list[SignOff]:
    """As the text asks; who has agreed to the very same words stays."""
    agreed = {(one.role, one.asks): one for one in module.sign_offs.all()} if module.pk else {}
    found = []
    for place, one in enumerate(wanted):
        sign_off = agreed.get((one["role"], one["asks"])) or SignOff(role=one["role"], asks=one["asks"])
        sign_off.sort_order = place
        found.append(sign_off)
    return found


def _save_questions(module: Module, text: dict[str, Any], outcomes: dict[str, Outcome]) -> dict[str, Question]:
    """Every question of the bank and of the lessons, by the slug that the bank knows it by."""
    wanted = {question["slug"]: question for question in text["questions"]}
    for lesson in text["lessons"]:
        for block in lesson["blocks"]:
            if "inline" in block:
                wanted[inline_slug(lesson["slug"], block["inline"]["slug"])] = block["inline"]
    module.questions.exclude(slug__in=wanted).delete()
    kept = {question.slug: question for question in module.questions.all()}
    return {
        slug: _save_question(kept.get(slug) or Question(module=module, slug=slug), question, place, outcomes)
        for place, (slug, question) in enumerate(wanted.items())
    }


def inline_slug(lesson: str, slug: str) -> str:
    """What a lesson's own question is called in the bank."""
    return f"{lesson}--{slug}"


def _save_question(question: Question, text: dict[str, Any], place: int, outcomes: dict[str, Outcome]) -> Question:
    for name in ("kind", "use", "stem", "hint"):
        setattr(question, name, text[name])
    question.place = place
    question_type(text["kind"]).store(question, _own_part(text))
    question.save()
    question.outcomes.set([outcomes[slug] for slug in text["outcomes"]])
    question.save()
    return question


def _own_part(text: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in text.items() if name not in COMMON | {"line"}}


def _save_lessons(
    module: Module,
    lessons: list[dict[str, Any]],
    outcomes: dict[str, Outcome],
    questions: dict[str, Question],
    media: MediaLibrary,
    *,
    by: Any,
) -> None:
    here = {lesson.slug: lesson for lesson in Lesson.objects.child_of(module)}
    for text in lessons:
        lesson = here.pop(text["slug"], None) or Lesson(slug=text["slug"])
        for name in ("title", "lead", "minutes", "required"):
            setattr(lesson, name, text[name])
        lesson.body = json.dumps(_stream(module, text, questions, media))
        if lesson.pk:
            lesson.save()
        else:
            Module.objects.get(pk=module.pk).add_child(instance=lesson)
        lesson.outcomes.set([outcomes[slug] for slug in text["outcomes"]])
        lesson.save()
        lesson.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    for lesson in here.values():
        lesson.unpublish(user=by, log_action=True)
    _put_in_order(module, [text["slug"] for text in lessons])


def _put_in_order(module: Module, slugs: list[str]) -> None:
    place = models.Case(*[models.When(slug=slug, then=number) for number, slug in enumerate(slugs)], default=len(slugs))
    wanted = list(
        Lesson.objects.child_of(module).annotate(place=place).order_by("place", "path").values_list("pk", flat=True)
    )
    if wanted == list(Lesson.objects.child_of(module).order_by("path").values_list("pk", flat=True)):
        return
    for pk in wanted:
        Page.objects.get(pk=pk).move(Page.objects.get(pk=module.pk), "last-child")


def _stream(module: Module, lesson: dict[str, Any], questions: dict[str, Question], media: MediaLibrary) -> list[dict]:
    """The blocks as the CMS keeps them. Their ids depend on their places alone, so that loading again is quiet."""
    return [
        {
            "id": str(uuid.uuid5(NAMESPACE, f"{module.key}/{lesson['slug']}/{place}")),
            "type": block["kind"].replace("-", "_"),
            "value": _value(lesson, block, questions, media),
        }
        for place, block in enumerate(lesson["blocks"])
    ]


def _value(lesson: dict[str, Any], block: dict[str, Any], questions: dict[str, Question], media: MediaLibrary) -> Any:
    kind = block["kind"]
    if kind in {"heading", "subheading", "text"}:
        return block["words"]
    if kind == "question":
        slug = block["use"] if "use" in block else inline_slug(lesson["slug"], block["inline"]["slug"])
        return {"question": questions[slug].pk}
    rest = {name: value for name, value in block.items() if name not in {"kind", "line", "file", "alt"}}
    if kind == "picture":
        return rest | {"picture": media.picture(block["file"], block["alt"]), "alternative": block["alt"]}
    if kind == "download":
        return rest | {"document": media.document(block["file"], block["title"])}
    return rest
