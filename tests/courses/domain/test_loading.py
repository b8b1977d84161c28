import gc
import warnings

import pytest
from PIL import Image as Pixels
from wagtail.documents.models import Document
from wagtail.images.models import Image

from courses.domain.catalogue.exporting import export_module
from courses.domain.catalogue.loading import load_module, module_index
from courses.domain.catalogue.reading import read_module
from courses.domain.catalogue.source import CatalogueError
from courses.models import Lesson, Module, ModuleIndexPage, Question
from lms.platform.accounts.domain.editors import group_for
from lms.platform.accounts.roles import Grant
from tests.courses.domain.small_module import QUESTION, small_folder, write
from tests.factories.courses import CATALOGUE, UNINDEXED, grow, page_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictures():
    """Wagtail leaves the spooled file of a rendition to the collector, which says so: here, and not in a later test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


@pytest.fixture(autouse=True)
def _unindexed(settings):
    settings.TASKS = UNINDEXED


@pytest.fixture
def small(tmp_path):
    page_tree()
    return small_folder(tmp_path)


def without_places(text):
    if isinstance(text, dict):
        return {n: without_places(v) for n, v in text.items() if n not in {"line", "digest", "folder", "file"}}
    return [without_places(item) for item in text] if isinstance(text, list) else text


def test_the_shipped_module_survives_the_way_there_and_back(tmp_path):
    grow()

    again = read_module(export_module(Module.objects.get(), tmp_path))

    assert without_places(again) == without_places(read_module(CATALOGUE / "grow"))


def test_loading_makes_a_published_module_with_its_first_version(small):
    version = load_module(small)

    assert (version.number, version.content["title"], Module.objects.get().live) == (1, "A small module", True)


def test_loading_says_who_published_it(small, owen):
    assert load_module(small, by=owen).cut_by == owen


def test_a_question_asked_in_a_lesson_is_in_the_bank_under_its_name(small):
    write(small, "01-one", body=":::question try\n" + QUESTION.removeprefix("## q\n") + ":::")

    load_module(small)

    assert list(Question.objects.values_list("slug", "use")) == [("q", "both"), ("one--try", "formative")]


def test_a_question_of_the_bank_is_exported_by_its_name(small, tmp_path):
    write(small, "01-one", body=":::question\nuse: q\n:::")
    load_module(small)

    folder = export_module(Module.objects.get(), tmp_path / "out")

    assert read_module(folder)["lessons"][0]["blocks"][0]["use"] == "q"


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


def test_there_is_one_index_of_modules_and_authors_may_write_in_it():
    page_tree()

    index = module_index()

    allowed = group_for(Grant.LEARNING_AUTHOR).page_permissions.filter(page=index)
    assert (module_index(), ModuleIndexPage.objects.count(), allowed.exists()) == (index, 1, True)
