import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory

from courses.models import Lesson, Module, ModuleIndexPage, Outcome
from tests.factories.courses import lesson, module, rich
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db


talking = laid_out_once(lambda: rich().pk, name="talking")


@pytest.fixture
def pages(talking):
    module_page = Module.objects.get(pk=talking)
    return [ModuleIndexPage.objects.get(), module_page, Lesson.objects.child_of(module_page).get()]


def test_no_page_of_learning_is_served(pages):
    for page in pages:
        with pytest.raises(Http404):
            page.serve(RequestFactory().get("/"))


def test_no_page_of_learning_has_an_address(pages):
    assert [page.get_url() for page in pages] == [None, None, None]


def test_no_page_of_learning_is_in_a_sitemap(pages):
    assert [page.get_sitemap_urls() for page in pages] == [[], [], []]


def test_no_page_of_learning_is_in_the_search_index(pages):
    assert [list(type(page).get_indexed_objects()) for page in pages] == [[], [], []]


def test_a_lesson_is_previewed_on_the_trainees_own_screen(pages):
    response = pages[2].make_preview_request()

    assert (response.status_code, b"Nothing that you pick here is kept" in response.content) == (200, True)


def test_a_preview_of_a_lesson_shows_what_is_not_saved_yet(pages):
    pages[2].title = "Not saved"

    assert b"Not saved" in pages[2].make_preview_request().content


def test_a_preview_sends_nothing(pages):
    main = pages[2].make_preview_request().content.split(b"<main")[1]

    assert b"action=" not in main


def test_a_module_is_previewed_on_the_trainees_own_screen(pages):
    response = pages[1].make_preview_request()

    assert (response.status_code, b"A talk" in response.content) == (200, True)


def test_a_module_that_is_not_saved_yet_can_be_previewed(pages):
    fresh = Module(title="Brand new", lead="In short.", guided_minutes=5)

    assert b"Brand new" in fresh.make_preview_request().content


@pytest.mark.parametrize("slug", ["print", "quiz", "summary", "help", "start"])
def test_a_lesson_may_not_take_the_name_of_a_screen(slug):
    with pytest.raises(ValidationError, match="taken by a screen"):
        lesson(module(), slug)


def test_a_module_without_a_key_takes_it_from_its_address():
    made = module()
    made.key = ""
    made.save()

    assert Module.objects.get(pk=made.pk).key == "listening"


def test_a_copy_of_a_module_has_a_key_of_its_own():
    copied = module().copy(update_attrs={"slug": "copy", "title": "Copy"})

    assert (copied.key, copied.loaded_digest) == ("copy", "")


def test_an_outcome_is_named_with_its_module(django_assert_num_queries):
    made = module()

    with django_assert_num_queries(1):
        assert [str(outcome) for outcome in Outcome.objects.filter(module=made)] == ["listening: listen without fixing"]


def test_modules_stand_in_the_index_and_lessons_in_a_module():
    assert (Module.parent_page_types, Lesson.parent_page_types) == (["courses.ModuleIndexPage"], ["courses.Module"])


def test_the_usual_way_of_taking_a_module_is_remote():
    assert Module().modes == ["remote"]
