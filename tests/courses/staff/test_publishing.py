import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from courses.domain.enrolment import enrol
from courses.kinds import ACTIVITY_KINDS
from courses.models import Lesson, Module, ModuleIndexPage
from lms.platform.accounts.domain.editors import keep_in_step, prepare_groups
from tests import cast
from tests.factories.cms_forms import sent_activities
from tests.factories.courses import lesson, module
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db


def a_module_to_edit():
    """Owen the trainer, with one module to look after."""
    prepare_groups()
    keep_in_step(cast.owen())
    return module().pk


scene = laid_out_once(a_module_to_edit)


@pytest.fixture
def made(scene):
    return Module.objects.get(pk=scene)


@pytest.fixture
def author(client_for, owen, made):
    """Owen, in the CMS."""
    return client_for(owen)


def address(name, page):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


def lesson_form(page, **changes):
    """What the CMS's form of a lesson sends."""
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text", "body-0-id": "x"}
    words = {"blocks": [{"key": "a", "text": "New words.", "type": "unstyled", "depth": 0}], "entityMap": {}}
    body["body-0-value"] = json.dumps(words)
    fields = {"title": page.title, "slug": page.slug, "lead": page.lead, "minutes": "8", "required": "on"}
    comments = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return fields | body | comments | changes


@pytest.mark.parametrize("page", [ModuleIndexPage, Module, Lesson])
def test_an_author_may_open_every_page_of_learning(author, page):
    name = "wagtailadmin_explore" if page is ModuleIndexPage else "wagtailadmin_pages:edit"

    assert author.get(reverse(name, args=[page.objects.first().pk])).status_code == 200


@pytest.mark.parametrize("person", ["priya", "maya", "helen", "alex", "mags"])
def test_nobody_else_may_edit_a_lesson(client_for, made, request, person):
    response = client_for(request.getfixturevalue(person)).get(address("edit", Lesson.objects.first()))

    assert response.status_code in {302, 404}


def test_publishing_a_lesson_says_when_people_see_it(author):
    page = Lesson.objects.get(slug="lesson-1")

    response = author.post(address("edit", page), lesson_form(page, **{"action-publish": "1"}), follow=True)

    assert "People see this once you publish the module again." in response.text
    assert str(Lesson.objects.get(pk=page.pk).body).count("New words.") == 1


def test_publishing_a_lesson_alone_cuts_no_version(author, made):
    page = Lesson.objects.get(slug="lesson-1")
    author.post(address("edit", page), lesson_form(page, **{"action-publish": "1"}))

    assert made.versions.count() == 1


def test_a_draft_of_a_lesson_changes_nothing_for_people(author):
    page = Lesson.objects.get(slug="lesson-1")
    author.post(address("edit", page), lesson_form(page, title="Draft title"))

    assert Lesson.objects.get(pk=page.pk).title == "Lesson 1"


def test_a_lesson_over_ten_minutes_is_refused(author):
    page = Lesson.objects.get(slug="lesson-1")

    response = author.post(address("edit", page), lesson_form(page, minutes="11"))

    assert "less than or equal to 10" in response.text


def test_a_lesson_offers_the_outcomes_of_its_own_module_alone(author):
    module("other")

    first = Lesson.objects.child_of(Module.objects.get(key="listening")).first()
    form = author.get(address("edit", first)).context["form"]
    assert [str(outcome) for outcome in form.fields["outcomes"].queryset] == ["listening: listen without fixing"]


def test_two_blocks_of_one_name_are_refused(author):
    page = Lesson.objects.get(slug="lesson-1")
    blocks = {"body-count": "2"}
    for place in (0, 1):
        start = f"body-{place}"
        blocks |= {
            f"{start}-deleted": "",
            f"{start}-order": str(place),
            f"{start}-type": "think",
            f"{start}-id": str(place),
        }
        words = json.dumps({"blocks": [], "entityMap": {}})
        blocks |= {f"{start}-value-slug": "same", f"{start}-value-title": "Who?", f"{start}-value-words": words}

    response = author.post(address("edit", page), lesson_form(page, **blocks))

    assert "Give each its own lasting name: same." in response.text


def publish_module(author, page):
    """Publish through the CMS's own form, as it was sent to the browser."""
    data = querydict_from_html(author.get(address("edit", page)).text, form_id="page-edit-form")
    data["action-publish"] = "1"
    data.update(sent_activities(ACTIVITY_KINDS, page.activities))
    return author.post(address("edit", page), data, follow=True)


def test_publishing_a_module_says_which_version_that_is(author, made):
    lesson(made, "one-more")

    response = publish_module(author, made)

    assert "Whoever starts now gets version 2." in response.text


def test_a_module_that_is_not_whole_stays_a_draft_with_the_reasons(author, made):
    made.questions.all().delete()

    response = publish_module(author, made)

    assert ("The quiz needs 3 more questions in the bank." in response.text, made.versions.count()) == (True, 1)


def test_a_module_that_was_published_cannot_be_deleted(author, made, priya):
    enrol(priya, made, by=None)

    response = author.post(address("delete", made), follow=True)

    assert ("People have learned with this" in response.text, Module.objects.exists()) == (True, True)


def test_a_module_that_was_never_published_can_be_deleted(author, made):
    draft = module("draft", lessons=0)

    author.post(address("delete", draft))

    assert [one.key for one in Module.objects.all()] == ["listening"]


def test_a_lesson_can_be_deleted_and_stays_in_the_versions(author, made):
    author.post(address("delete", Lesson.objects.get(slug="lesson-2")))

    assert [one["slug"] for one in made.versions.get().content["lessons"]] == ["lesson-1", "lesson-2"]


def test_the_index_of_modules_cannot_be_deleted_while_it_holds_a_module(author):
    author.post(address("delete", ModuleIndexPage.objects.get()))

    assert ModuleIndexPage.objects.exists()


def test_several_pages_at_once_cannot_be_deleted_around_this(author, made):
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    author.post(f"{path}?id={made.pk}&next=/admin/")

    assert Module.objects.exists()


def test_publishing_several_pages_at_once_is_not_stopped(author, made):
    path = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    author.post(f"{path}?id={made.pk}&next=/admin/")

    assert Module.objects.get().live is False


def test_a_lesson_can_be_previewed_from_its_draft(author):
    response = author.get(address("view_draft", Lesson.objects.get(slug="lesson-1")))

    assert ("Listen first." in response.text, response.status_code) == (True, 200)
