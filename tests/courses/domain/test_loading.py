import gc
import json
import shutil
import warnings

import pytest
from PIL import Image as Pixels
from wagtail.documents.models import Document
from wagtail.images.models import Image

from courses.domain.catalogue import CatalogueError, export_module, load_module, read_module
from courses.domain.catalogue.loading import the_shelf
from courses.models import Completion, Lesson, Module, Question, Shelf, SignOff
from lms.accounts.domain.editors import group_for
from lms.accounts.roles import Grant
from tests.factories.courses import CATALOGUE, completion, grow, page_tree

pytestmark = pytest.mark.django_db

SMALL = """---
key: small
title: A small module
public_title: Small
lead: In short.
outcomes:
  - id: listen
    text: listen
guided_minutes: 10
modes: [remote]
pass_mark: null
sign_off:
  - role: clinical
    asks: A nurse has read it
---
Hello.
"""
LESSON = "---\ntitle: {title}\nlead: L\nminutes: 5\noutcomes: [listen]\n---\n{body}\n"
QUESTION = "## q\nkind: single\n\nSo?\n\n* A\n  > Yes\n- B\n  > Look again\n"


@pytest.fixture
def pictures():
    """Wagtail leaves the spooled file of a rendition to the collector, which says so: here, and not in a later test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture
def small(tmp_path):
    page_tree()
    folder = tmp_path / "small"
    (folder / "lessons").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "module.md").write_text(SMALL)
    (folder / "questions.md").write_text(QUESTION)
    (folder / "summary.md").write_text("## Keep\n\nThis.\n")
    (folder / "help.md").write_text("Ask.\n")
    write(folder, "01-one", "One", "Words.")
    return folder


def write(folder, name, title="T", body="Words."):
    (folder / "lessons" / f"{name}.md").write_text(LESSON.format(title=title, body=body))


def without_places(text):
    if isinstance(text, dict):
        return {n: without_places(v) for n, v in text.items() if n not in {"line", "digest", "folder", "file"}}
    return [without_places(item) for item in text] if isinstance(text, list) else text


def live_slugs():
    return list(Lesson.objects.live().order_by("path").values_list("slug", flat=True))


def test_the_shipped_module_survives_the_way_there_and_back(tmp_path):
    grow()

    again = read_module(export_module(Module.objects.get(), tmp_path))

    assert without_places(again) == without_places(read_module(CATALOGUE / "grow"))


def test_what_was_exported_exports_as_the_same_text(small, tmp_path):
    load_module(small)
    first = export_module(Module.objects.get(), tmp_path / "one")
    Module.objects.update(loaded_digest="")
    load_module(first)
    second = export_module(Module.objects.get(), tmp_path / "two")

    texts = [{p.name: p.read_text() for p in folder.rglob("*.md")} for folder in (first, second)]
    assert texts[0] == texts[1]


def test_loading_makes_a_published_module_with_its_first_version(small):
    version = load_module(small)

    assert (version.number, version.content["title"], Module.objects.get().live) == (1, "A small module", True)


def test_loading_the_same_text_twice_changes_nothing(small):
    assert load_module(small) == load_module(small)
    assert Module.objects.get().revisions.count() == 1


def test_loading_says_who_published_it(small, owen):
    assert load_module(small, by=owen).cut_by == owen


def test_an_edit_in_the_cms_survives_loading_the_same_text(small):
    load_module(small)
    Module.objects.update(lead="Edited here.")

    load_module(small)

    assert Module.objects.get().lead == "Edited here."


def test_changed_text_makes_the_next_version(small):
    load_module(small)
    write(small, "01-one", "One", "Other words.")

    assert load_module(small).number == 2


def test_text_that_changes_nothing_for_people_makes_no_version(small):
    load_module(small)
    (small / "media" / "CREDITS.md").write_text("Nobody.\n")

    assert load_module(small).number == 1


def test_a_completion_stays_with_its_version_when_the_text_changes(small, priya):
    load_module(small)
    done = completion(priya, Module.objects.get())
    write(small, "01-one", "Renamed", "Other words.")

    load_module(small)

    assert (Completion.objects.get().snapshot, Completion.objects.get().version.number) == (done.snapshot, 1)


def test_lessons_keep_their_pages_when_their_text_changes(small):
    load_module(small)
    before = Lesson.objects.get().pk
    write(small, "01-one", "Renamed")

    load_module(small)

    assert (Lesson.objects.get().pk, Lesson.objects.get().title) == (before, "Renamed")


def test_a_lesson_that_is_gone_is_unpublished_and_not_deleted(small):
    write(small, "02-two")
    load_module(small)
    (small / "lessons" / "02-two.md").unlink()

    load_module(small)

    assert (live_slugs(), Lesson.objects.count()) == (["one"], 2)


def test_lessons_follow_the_order_of_their_numbers(small):
    write(small, "02-two")
    load_module(small)
    (small / "lessons" / "01-one.md").rename(small / "lessons" / "03-one.md")

    load_module(small)

    assert live_slugs() == ["two", "one"]


def test_a_question_that_is_gone_leaves_the_bank(small):
    load_module(small)
    (small / "questions.md").write_text(QUESTION.replace("## q", "## other"))

    load_module(small)

    assert [question.slug for question in Question.objects.all()] == ["other"]


def test_a_question_asked_in_a_lesson_is_in_the_bank_under_its_name(small):
    write(small, "01-one", body=":::question try\n" + QUESTION.removeprefix("## q\n") + ":::")

    load_module(small)

    assert list(Question.objects.values_list("slug", "use")) == [("q", "both"), ("one--try", "formative")]


def test_a_question_of_the_bank_is_exported_by_its_name(small, tmp_path):
    write(small, "01-one", body=":::question\nuse: q\n:::")
    load_module(small)

    folder = export_module(Module.objects.get(), tmp_path / "out")

    assert read_module(folder)["lessons"][0]["blocks"][0]["use"] == "q"


def test_outcomes_keep_their_rows_when_their_words_change(small):
    load_module(small)
    before = Module.objects.get().outcomes.get().pk
    (small / "module.md").write_text(SMALL.replace("text: listen", "text: listen well"))

    load_module(small)

    kept = Module.objects.get().outcomes.get()
    assert (kept.pk, kept.text) == (before, "listen well")


def test_who_has_agreed_stays_while_the_words_stay(small):
    load_module(small)
    SignOff.objects.update(agreed_by="Nurse Bell")
    (small / "module.md").write_text(SMALL.replace("Hello.", "Hello again."))

    load_module(small)

    assert SignOff.objects.get().agreed_by == "Nurse Bell"


def test_other_words_to_agree_to_must_be_agreed_anew(small):
    load_module(small)
    SignOff.objects.update(agreed_by="Nurse Bell")
    (small / "module.md").write_text(SMALL.replace("A nurse has read it", "Two nurses have read it"))

    load_module(small)

    assert [sign_off.agreed_by for sign_off in SignOff.objects.all()] == [""]


def test_a_module_that_comes_first_is_named_by_its_key(small, tmp_path):
    load_module(small)
    other = shutil.copytree(small, tmp_path / "later")
    changed = SMALL.replace("key: small", "key: later\nprerequisites: [small]")
    (other / "module.md").write_text(changed)

    assert load_module(other).content["prerequisites"] == ["small"]


def test_a_folder_with_a_problem_loads_nothing(small):
    write(small, "01-one", body=":::nothing\n:::")

    with pytest.raises(CatalogueError):
        load_module(small)
    assert not Module.objects.exists()


@pytest.mark.usefixtures("pictures")
def test_a_picture_is_taken_once_and_used_again(small):
    Pixels.new("RGB", (40, 30), "teal").save(small / "media" / "a.png")
    write(small, "01-one", body=":::picture\nfile: media/a.png\nalt: A colour\n:::")
    load_module(small)
    write(small, "02-two", body=":::picture\nfile: media/a.png\ndecorative: true\n:::")

    blocks = [lesson["blocks"][0] for lesson in load_module(small).content["lessons"]]

    assert Image.objects.count() == 1
    assert [(block["alternative"], block["file"]["width"]) for block in blocks] == [("A colour", 40), ("", 40)]


def test_a_download_is_taken_with_its_size(small):
    (small / "media" / "card.txt").write_text("Listen.")
    write(small, "01-one", body=":::download\nfile: media/card.txt\ntitle: The card\n:::")

    block = load_module(small).content["lessons"][0]["blocks"][0]

    assert (block["title"], block["file"]["kind"], block["file"]["bytes"], Document.objects.count()) == (
        "The card",
        "txt",
        7,
        1,
    )


@pytest.mark.usefixtures("pictures")
def test_pictures_and_downloads_survive_the_way_there_and_back(small, tmp_path):
    Pixels.new("RGB", (4, 3), "teal").save(small / "media" / "a.png")
    (small / "media" / "b.txt").write_text("Listen.")
    picture = ":::picture\nfile: media/a.png\nalt: A\ncaption: C\n:::"
    write(small, "01-one", body=picture + "\n\n:::download\nfile: media/b.txt\ntitle: B\n\nKeep it.\n:::")
    load_module(small)

    folder = export_module(Module.objects.get(), tmp_path / "out")

    again = read_module(folder)
    assert without_places(again["lessons"]) == without_places(read_module(small)["lessons"])
    assert (folder / again["lessons"][0]["blocks"][1]["file"]).read_text() == "Listen."


@pytest.mark.usefixtures("pictures")
def test_what_editors_took_away_is_left_out_of_an_export(small, tmp_path):
    (small / "media" / "b.txt").write_text("Listen.")
    Pixels.new("RGB", (4, 3), "teal").save(small / "media" / "a.png")
    blocks = ":::picture\nfile: media/a.png\nalt: A\n:::\n\n:::download\nfile: media/b.txt\ntitle: B\n:::"
    write(small, "01-one", body=f"Words.\n\n:::question\nuse: q\n:::\n\n{blocks}")
    load_module(small)
    for model in (Question, Document, Image):
        model.objects.all().delete()

    folder = export_module(Module.objects.get(), tmp_path / "out")

    assert [block["kind"] for block in read_module_of(folder)] == ["text"]


def read_module_of(folder):
    (folder / "questions.md").write_text(QUESTION)
    return read_module(folder)["lessons"][0]["blocks"]


def test_exporting_over_an_older_export_leaves_no_old_lessons(small, tmp_path):
    write(small, "02-two")
    load_module(small)
    export_module(Module.objects.get(), tmp_path / "out")
    Lesson.objects.get(slug="one").unpublish()

    folder = export_module(Module.objects.get(), tmp_path / "out")

    assert [path.name for path in (folder / "lessons").iterdir()] == ["01-two.md"]


def test_ids_of_blocks_depend_on_their_places_alone(small):
    load_module(small)
    before = json.loads(json.dumps(Lesson.objects.get().body.get_prep_value()))[0]["id"]
    write(small, "01-one", body="Other words.")

    load_module(small)

    assert Lesson.objects.get().body.get_prep_value()[0]["id"] == before


def test_there_is_one_shelf_and_authors_may_write_on_it():
    page_tree()

    shelf = the_shelf()

    allowed = group_for(Grant.LEARNING_AUTHOR).page_permissions.filter(page=shelf)
    assert (the_shelf(), Shelf.objects.count(), allowed.exists()) == (shelf, 1, True)
