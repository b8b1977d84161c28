import pytest
from django.urls import reverse

from courses.models import Module, Outcome, Question
from lms.platform.accounts.domain.editors import keep_in_step, prepare_groups
from tests import cast
from tests.factories.courses import module, question
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db

NOT_AUTHORS = ["priya", "maya", "ed", "alex"]
BANK = "wagtailsnippets_courses_question"


def a_bank():
    """Owen the trainer, with one question to look after, and others who have nothing to do with it."""
    prepare_groups()
    module(questions=1)
    keep_in_step(cast.owen())
    for name in NOT_AUTHORS:
        getattr(cast, name)()


bank = laid_out_once(a_bank)


@pytest.fixture
def author(client_for, bank, owen):
    """Owen, in the question bank."""
    return client_for(owen)


def form(**changes):
    """What the CMS's form of a question sends: two options, the first right."""
    data = {"slug": "new", "kind": "single", "use": "both", "scoring": "all", "hint": "", "module": ""}
    data["module"] = str(Module.objects.get(key="listening").pk)
    data["stem"] = '{"blocks": [{"key": "a", "text": "So?", "type": "unstyled", "depth": 0}], "entityMap": {}}'
    data |= {"options-TOTAL_FORMS": "2", "options-INITIAL_FORMS": "0"}
    for place, right in enumerate((True, False)):
        start = f"options-{place}"
        data |= {f"{start}-text": f"Option {place}", f"{start}-title": "Said", f"{start}-ORDER": str(place + 1)}
        data |= {f"{start}-right": "on"} if right else {}
    return data | changes


def test_an_author_sees_every_question(author):
    assert "q1" in author.get(reverse(f"{BANK}:list")).text


def test_the_list_takes_as_many_queries_for_thirty_as_for_one(author, django_assert_max_num_queries):
    made = Module.objects.get()
    for number in range(2, 31):
        question(made, f"q{number}")

    with django_assert_max_num_queries(24):
        assert author.get(reverse(f"{BANK}:list")).status_code == 200


def test_an_author_adds_a_question_with_its_options(author):
    response = author.post(reverse(f"{BANK}:add"), form())

    assert response.status_code == 302
    assert [option.text for option in Question.objects.get(slug="new").options.all()] == ["Option 0", "Option 1"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"options-1-right": "on"}, "Mark exactly one option as right."),
        ({"kind": "multiple"}, "Mark at least two options as right."),
        ({"kind": "riddle"}, "Select a valid choice."),
        ({"kind": "true-false"}, "The options are True and False."),
        ({"options-1-text": "Option 0"}, "Two options say the same."),
        ({"options-1-DELETE": "on"}, "Give at least two options."),
        ({"slug": "q1"}, "This module has a question of that name already."),
        ({"options-1-title": ""}, "This field is required."),
    ],
)
def test_a_question_that_is_not_whole_is_refused_with_the_reason(author, changes, sentence):
    response = author.post(reverse(f"{BANK}:add"), form(**changes))

    assert (response.status_code, sentence in response.text) == (200, True)
    assert Question.objects.count() == 1


def test_a_question_cannot_ask_about_another_module(author):
    other = module("other")
    outcome = Outcome.objects.get(module=other)

    response = author.post(reverse(f"{BANK}:add"), form(outcomes=str(outcome.pk)))

    assert "Choose outcomes of the same module." in response.text


def test_a_question_can_be_edited_and_reaches_people_with_the_next_version(author):
    made = Question.objects.get()
    author.get(reverse(f"{BANK}:edit", args=[made.pk]))
    made.hint = "New"
    made.save()

    assert Module.objects.get().versions.get().content["questions"][0]["hint"] == ""


@pytest.mark.parametrize("name", ["list", "add", "edit", "delete", "history", "usage"])
@pytest.mark.parametrize("person", NOT_AUTHORS)
def test_the_question_bank_is_for_authors_of_learning_alone(client_for, author, request, name, person):
    numbers = [Question.objects.get().pk] if name not in {"list", "add"} else []

    response = client_for(request.getfixturevalue(person)).get(reverse(f"{BANK}:{name}", args=numbers))

    assert response.status_code in {302, 404}


@pytest.mark.parametrize("chosen", ["1", "x"])
def test_choosing_a_question_that_is_not_there_is_no_crash(author, chosen):
    Question.objects.all().delete()

    response = author.get(reverse("wagtailsnippetchoosers_courses_question:chosen", args=[chosen]))

    assert response.status_code == 404


def test_a_question_is_named_with_its_module(author):
    assert str(Question.objects.get()) == "listening: q1"
