"""A module that was loaded once is loaded again: what stays, what changes, and what makes a new version."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from courses.domain.catalogue.exporting import export_module
from courses.domain.catalogue.loading import load_module
from courses.models import Completion, Lesson, Module, ModuleVersion, Question, SignOff
from tests.courses.domain.small_module import QUESTION, SMALL, small_folder, write
from tests.factories.courses import UNINDEXED, completion, page_tree
from tests.scenes import laid_out_once

pytestmark = pytest.mark.django_db


def the_small_module_loaded():
    page_tree()
    with TemporaryDirectory() as place:
        load_module(small_folder(Path(place)))


loaded = laid_out_once(the_small_module_loaded)


@pytest.fixture(autouse=True)
def _unindexed(settings):
    settings.TASKS = UNINDEXED


@pytest.fixture
def small(loaded, tmp_path):
    """The text of the module that is here already."""
    return small_folder(tmp_path)


def live_slugs():
    return list(Lesson.objects.live().order_by("path").values_list("slug", flat=True))


def test_what_was_exported_exports_as_the_same_text(small, tmp_path):
    first = export_module(Module.objects.get(), tmp_path / "one")
    Module.objects.update(loaded_digest="")
    load_module(first)
    second = export_module(Module.objects.get(), tmp_path / "two")

    texts = [{p.name: p.read_text() for p in folder.rglob("*.md")} for folder in (first, second)]
    assert texts[0] == texts[1]


def test_loading_the_same_text_twice_changes_nothing(small):
    assert load_module(small) == ModuleVersion.objects.get()
    assert Module.objects.get().revisions.count() == 1


def test_an_edit_in_the_cms_survives_loading_the_same_text(small):
    Module.objects.update(lead="Edited here.")

    load_module(small)

    assert Module.objects.get().lead == "Edited here."


def test_changed_text_makes_the_next_version(small):
    write(small, "01-one", "One", "Other words.")

    assert load_module(small).number == 2


def test_text_that_changes_nothing_for_people_makes_no_version(small):
    (small / "media" / "CREDITS.md").write_text("Nobody.\n")

    assert load_module(small).number == 1


def test_a_completion_stays_with_its_version_when_the_text_changes(small, priya):
    done = completion(priya, Module.objects.get())
    write(small, "01-one", "Renamed", "Other words.")

    load_module(small)

    assert (Completion.objects.get().snapshot, Completion.objects.get().version.number) == (done.snapshot, 1)


def test_lessons_keep_their_pages_when_their_text_changes(small):
    before = Lesson.objects.get().pk
    write(small, "01-one", "Renamed")

    load_module(small)

    assert (Lesson.objects.get().pk, Lesson.objects.get().title) == (before, "Renamed")


def test_a_lesson_that_is_gone_is_unpublished_and_not_deleted(small):
    write(small, "02-two")
    (small / "lessons" / "01-one.md").unlink()

    load_module(small)

    assert (live_slugs(), Lesson.objects.count()) == (["two"], 2)


def test_lessons_follow_the_order_of_their_numbers(small):
    write(small, "02-two")
    (small / "lessons" / "01-one.md").rename(small / "lessons" / "03-one.md")

    load_module(small)

    assert live_slugs() == ["two", "one"]


def test_a_question_that_is_gone_leaves_the_bank(small):
    (small / "questions.md").write_text(QUESTION.replace("## q", "## other"))

    load_module(small)

    assert [question.slug for question in Question.objects.all()] == ["other"]


def test_outcomes_keep_their_rows_when_their_words_change(small):
    before = Module.objects.get().outcomes.get().pk
    (small / "module.md").write_text(SMALL.replace("text: listen", "text: listen well"))

    load_module(small)

    kept = Module.objects.get().outcomes.get()
    assert (kept.pk, kept.text) == (before, "listen well")


def test_who_has_agreed_stays_while_the_words_stay(small):
    SignOff.objects.update(agreed_by="Nurse Bell")
    (small / "module.md").write_text(SMALL.replace("Hello.", "Hello again."))

    load_module(small)

    assert SignOff.objects.get().agreed_by == "Nurse Bell"


def test_other_words_to_agree_to_must_be_agreed_anew(small):
    SignOff.objects.update(agreed_by="Nurse Bell")
    (small / "module.md").write_text(SMALL.replace("A nurse has read it", "Two nurses have read it"))

    load_module(small)

    assert [sign_off.agreed_by for sign_off in SignOff.objects.all()] == [""]


def test_a_module_that_comes_first_is_named_by_its_key(small, tmp_path):
    other = shutil.copytree(small, tmp_path / "later")
    changed = SMALL.replace("key: small", "key: later\nprerequisites: [small]")
    (other / "module.md").write_text(changed)

    assert load_module(other).content["prerequisites"] == ["small"]


def test_ids_of_blocks_depend_on_their_places_alone(small):
    before = json.loads(json.dumps(Lesson.objects.get().body.get_prep_value()))[0]["id"]
    write(small, "01-one", body="Other words.")

    load_module(small)

    assert Lesson.objects.get().body.get_prep_value()[0]["id"] == before
