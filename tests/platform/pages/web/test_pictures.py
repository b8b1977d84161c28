"""Pictures that an editor put on a page: the finished sizes for everybody, and nothing else of the folder."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from tests.factories.courses import page_tree

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"),
]  # Wagtail leaves the file in which it makes a size for the collector to close


@pytest.fixture
def uploaded(settings: Any, tmp_path: Path) -> Image:
    """A picture as the CMS keeps it, in a media folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    page_tree()
    return Image.objects.create(title="A mug", file=get_test_image_file("mug.png"))


def get(address: str) -> Any:
    return Client().get(address)


def test_a_finished_size_is_served_to_anybody_and_may_be_kept_for_a_day(uploaded: Image) -> None:
    answer = get(uploaded.get_rendition("width-40").url)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_browser_that_has_it_is_told_so_and_keeps_it_for_another_day(uploaded: Image) -> None:
    address = uploaded.get_rendition("width-40").url
    first = get(address)
    first.close()
    again = Client().get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "public, max-age=86400")


def test_the_original_with_all_that_a_camera_wrote_is_not_served(uploaded: Image) -> None:
    assert Path(uploaded.file.path).is_file()
    assert get(uploaded.file.url).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("", 404), ("nothing.png", 404), ("../original_images/mug.png", 400), ("..%2foriginal_images%2fmug.png", 400)],
)
def test_a_folder_what_is_missing_and_what_is_outside_are_refused(uploaded: Image, path: str, status: int) -> None:
    uploaded.get_rendition("width-40")
    assert get(f"/media/images/{path}").status_code == status


def test_a_document_is_not_served_past_its_own_address(uploaded: Image, settings: Any) -> None:
    folder = settings.MEDIA_ROOT / "documents"
    folder.mkdir()
    (folder / "plan.txt").write_text("ours")
    assert get("/media/documents/plan.txt").status_code == 404
