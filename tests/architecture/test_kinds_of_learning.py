"""Every kind of question can be authored, asked, answered, marked, given feedback, printed and exported.

Every kind of activity can be authored, exported, shown and completed. The tests name no kind: each brings an example of
itself, which is taken all the way through.
"""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from courses.domain.activities.base import Step
from courses.domain.activities.registry import activity_type
from courses.domain.assessing import assess
from courses.domain.catalogue.module import read_head, write_head
from courses.domain.catalogue.questions import BANK, read_bank, write_bank
from courses.domain.catalogue.source import source_of
from courses.domain.lesson_work import answer_practice
from courses.domain.progress import progress_of
from courses.domain.questions.base import COMMON, FULL, QuestionType
from courses.domain.questions.registry import question_type
from courses.domain.quizzes import give_answer, responses_of, start_attempt, submit_attempt
from courses.domain.versions import publishing_problems
from courses.kinds import ACTIVITY_KINDS, QUESTION_KINDS
from courses.models import Completion, Enrolment, Module, Question
from lms.platform.accounts.domain.editors import keep_in_step, prepare_groups
from lms.platform.accounts.models import User
from tests.factories.activities import DONE
from tests.factories.cms_forms import sent_activities, sent_by_block
from tests.factories.courses import CATALOGUE, cut, enrolment, lesson, module

ACTIVITIES = pytest.mark.parametrize("kind", ACTIVITY_KINDS.names)
QUESTIONS = pytest.mark.parametrize("kind", QUESTION_KINDS.names)
BANK_SCREENS = "wagtailsnippets_courses_question"
Web = Callable[..., Client]


class Form(HTMLParser):
    """What a browser would send if somebody pressed the button of a page's form as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "textarea":
            self.area = name
        is_off = given.get("type") in {"radio", "checkbox"} and "checked" not in given
        if tag == "input" and name and not is_off:
            self.sent.setdefault(name, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area] = [data.removeprefix("\n")]

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area


def example(kind: str) -> dict[str, Any]:
    """The kind's own example, as the catalogue reads it."""
    source = source_of(question_type(kind).example.strip(), "questions.md", [])
    questions = read_bank(source)
    assert (len(questions), [str(problem) for problem in source.problems]) == (1, [])
    return questions[0]


def in_the_bank(kind: str, of: Module) -> Question:
    """The example as a question of a module, kept as loading the catalogue keeps it."""
    text = example(kind)
    made = Question(module=of, slug="example", kind=kind, use="both", stem=text["stem"], hint="Look again.")
    question_type(kind).store(made, {name: value for name, value in text.items() if name not in COMMON | {"line"}})
    made.save()
    return made


def on_the_example(kind: str, person: User) -> Enrolment:
    """`person` on a module whose quiz and whose one lesson ask the example."""
    made = module("kinds", lessons=0, questions=0, pass_mark=100, quiz_draw=1)
    asked = in_the_bank(kind, made)
    lesson(made, "try", body=[{"id": "a", "type": "question", "value": {"question": asked.pk}}])
    return enrolment(person, cut(made))


def own_part(kind: QuestionType, question: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in question.items() if name not in COMMON | {"line"}}


@QUESTIONS
def test_every_kind_of_question_has_a_label_and_its_four_templates(kind: str) -> None:
    found = question_type(kind)
    assert str(found.label)
    for part in ("ask", "practice", "review", "print"):
        get_template(found.template(part))


@QUESTIONS
def test_every_kind_of_question_is_written_to_the_catalogue_and_read_back_the_same(kind: str) -> None:
    before = example(kind)
    source = source_of(write_bank([before]), "questions.md", [])
    assert ([one | {"line": before["line"]} for one in read_bank(source)], source.problems) == ([before], [])


@QUESTIONS
def test_no_kind_of_question_uses_a_name_that_all_kinds_share(kind: str) -> None:
    own = set(question_type(kind).attributes)
    assert own & (COMMON | set(BANK)) == set()


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_is_frozen_as_the_catalogue_reads_it(kind: str, priya: User) -> None:
    frozen = on_the_example(kind, priya).version.content["questions"][0]
    again = read_bank(source_of(write_bank([frozen]), "questions.md", []))
    assert [own_part(question_type(kind), one) for one in again] == [own_part(question_type(kind), example(kind))]


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_can_be_authored(kind: str, client_for: Web, owen: User) -> None:
    prepare_groups()
    made = module("kinds", questions=0)
    keep_in_step(owen)
    response = client_for(owen).post(reverse(f"{BANK_SCREENS}:add"), _authored(kind, made))
    assert response.status_code == 302, response.context["form"].errors
    wanted = own_part(question_type(kind), example(kind))
    frozen = Question.objects.get(module=made).frozen()
    assert {name: _without_ids(frozen[name]) for name in wanted} == wanted


def _authored(kind: str, of: Module) -> dict[str, Any]:
    """What the CMS's form sends: the fields that all share, options, and the fields of the kind's own."""
    own = example(kind)
    data = {"slug": "new", "kind": kind, "use": "both", "scoring": own.get("scoring", "all"), "module": str(of.pk)}
    data["stem"] = '{"blocks": [{"key": "a", "text": "So?", "type": "unstyled", "depth": 0}], "entityMap": {}}'
    options = own.get("options", [])
    data |= {"hint": "", "options-TOTAL_FORMS": str(len(options)), "options-INITIAL_FORMS": "0"}
    for place, option in enumerate(options):
        start = f"options-{place}"
        data |= {f"{start}-text": option["text"], f"{start}-title": option["title"], f"{start}-why": option["why"]}
        data |= {f"{start}-ORDER": str(place + 1)} | ({f"{start}-right": "on"} if option["right"] else {})
    for other in QUESTION_KINDS:
        if other.author_block:
            empty = other.author_block.get_default()
            value = other.author_block.to_python(own_part(other, own)) if other.kind == kind else empty
            data |= sent_by_block(other.author_block, value, f"content-{other.kind}")
    return data


def _without_ids(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{n: v for n, v in item.items() if n != "id"} if isinstance(item, dict) else item for item in value]


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_is_asked_answered_and_marked(kind: str, client_for: Web, priya: User) -> None:
    attempt = start_attempt(on_the_example(kind, priya))
    address = f"/learn/kinds/quiz/{attempt.uuid}/1/"
    web, question = client_for(priya), attempt.paper[0]
    assert web.get(address).status_code == 200
    assert web.post(address).url.endswith("/check/")
    assert responses_of(attempt) == {}

    right = question_type(kind).solution(question)
    give_answer(attempt, 1, right)
    filled = Form(web.get(address).text).sent
    web.post(address, {name: sent for name, sent in filled.items() if name != "csrfmiddlewaretoken"})
    assert responses_of(attempt) == {1: question_type(kind).check_response(question, right)}
    assert question_type(kind).response_in_words(question, right)[0] in web.get(address.replace("/1/", "/check/")).text
    assert submit_attempt(attempt).score == FULL


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_left_open_earns_nothing_and_is_spoken_about(
    kind: str, client_for: Web, priya: User
) -> None:
    attempt = submit_attempt(start_attempt(on_the_example(kind, priya)))
    page = client_for(priya).get(f"/learn/kinds/quiz/{attempt.uuid}/")
    assert (attempt.score, page.status_code, "You left this one open." in page.text) == (0, 200, True)


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_is_given_feedback(kind: str, client_for: Web, priya: User) -> None:
    attempt = start_attempt(on_the_example(kind, priya))
    give_answer(attempt, 1, question_type(kind).solution(attempt.paper[0]))
    page = client_for(priya).get(f"/learn/kinds/quiz/{submit_attempt(attempt).uuid}/")
    assert (page.status_code, "You have got this" in page.text) == (200, True)


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_is_practised_in_a_lesson(kind: str, client_for: Web, priya: User) -> None:
    on, web = on_the_example(kind, priya), client_for(priya)
    question = on.version.content["lessons"][0]["blocks"][0]["question"]
    assert "Try another one" not in web.get("/learn/kinds/try/").text
    answer_practice(on, "try", "example", question_type(kind).solution(question))
    assert "Try another one" in web.get("/learn/kinds/try/").text


@QUESTIONS
@pytest.mark.django_db
def test_every_kind_of_question_is_printed(kind: str, client_for: Web, priya: User) -> None:
    on_the_example(kind, priya)
    page = client_for(priya).get("/learn/kinds/print/")
    assert (page.status_code, "What we think" in page.text) == (200, True)


def activity(kind: str) -> dict[str, Any]:
    """The kind's own example, as a module keeps it."""
    return {"kind": kind, **activity_type(kind).example}


def asking_for(kind: str) -> Module:
    """A small module that is completed by this one activity."""
    return module("kinds", lessons=1, questions=1, activities=[activity(kind)])


def on_the_activity(kind: str, person: User) -> Enrolment:
    return Enrolment.objects.get(pk=enrolment(person, asking_for(kind)).pk)


def steps_of(on: Enrolment) -> list[Step]:
    return progress_of(on).steps


@ACTIVITIES
def test_every_kind_of_activity_is_written_to_the_catalogue_and_read_back_the_same(kind: str) -> None:
    head = read_head(source_of((CATALOGUE / "grow" / "module.md").read_text(), "module.md", []))
    source = source_of(write_head(head | {"activities": [activity(kind)]}), "module.md", [])
    assert (read_head(source)["activities"], source.problems) == ([activity(kind)], [])


@ACTIVITIES
@pytest.mark.django_db
def test_every_kind_of_activity_can_be_authored(kind: str, client_for: Web, owen: User) -> None:
    prepare_groups()
    made = module("kinds", lessons=1, questions=1)
    keep_in_step(owen)
    web, address = client_for(owen), reverse("wagtailadmin_pages:edit", args=[made.pk])
    page = querydict_from_html(web.get(address).text, form_id="page-edit-form")
    response = web.post(address, page.dict() | {"modes": "remote"} | sent_activities(ACTIVITY_KINDS, [activity(kind)]))
    draft = Module.objects.get(pk=made.pk).get_latest_revision_as_object()
    assert (response.status_code, draft.activities) == (302, [activity(kind)])


@ACTIVITIES
@pytest.mark.django_db
def test_every_kind_of_activity_can_be_published_and_is_frozen(kind: str) -> None:
    made = asking_for(kind)
    assert publishing_problems(made) == []
    assert [one["kind"] for one in made.versions.get().content["requirements"]] == [kind]


@ACTIVITIES
@pytest.mark.django_db
def test_every_kind_of_activity_is_a_step_that_leads_to_a_screen(kind: str, client_for: Web, priya: User) -> None:
    on, web = on_the_activity(kind, priya), client_for(priya)
    found, steps = activity_type(kind), steps_of(on)
    page = web.get("/learn/kinds/").text
    for step in steps:
        name, arguments = found.link("kinds", step)
        assert web.get(reverse(name, args=arguments)).status_code == 200
        assert (step.title in page, found.summary(step) in page) == (True, True)
    assert found.invitation(steps[0], has_begun=False).button in page


@ACTIVITIES
@pytest.mark.django_db
def test_every_kind_of_activity_is_missing_until_it_is_done_and_completes_the_module(kind: str, priya: User) -> None:
    on = on_the_activity(kind, priya)
    requirements = on.version.content["requirements"]
    assert (assess(requirements, {}).is_complete, progress_of(on).next_step in steps_of(on)) == (False, True)

    DONE[kind](on)

    completion = Completion.objects.get(enrolment=on)
    assert assess(requirements, completion.snapshot["evidence"]).is_complete
    assert completion.snapshot["how_assessed"] == kind
    assert progress_of(Enrolment.objects.get(pk=on.pk)).next_step is None


@ACTIVITIES
@pytest.mark.django_db
def test_what_is_done_of_every_kind_of_activity_is_read_once_and_kept_as_plain_data(kind: str, priya: User) -> None:
    on = on_the_activity(kind, priya)
    DONE[kind](on)
    evidence = Completion.objects.get(enrolment=on).snapshot["evidence"]
    assert json.loads(json.dumps(evidence)) == evidence
