"""Every block that an editor can choose is drawn, with what they typed as words and nothing more."""

import gc
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Pixels
from wagtail.images.models import Image

from lms.platform.pages.blocks import NOTICE_KINDS, PLAIN_TEXT, StoryBlock
from lms.platform.pages.domain.site import as_stream
from lms.platform.pages.models import HomePage
from tests.platform.pages.site import a_site, an_info_page

pytestmark = pytest.mark.django_db
ODD = '<script>alert("1")</script> & more'
SAFE = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture() -> Iterator[Image]:
    """A picture of a mug. Wagtail leaves the files in which it makes smaller ones to the garbage collector."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield a_picture()
        gc.collect()


def a_picture() -> Image:
    a_site()
    pixels = BytesIO()
    Pixels.new("RGB", (800, 600), "#0D4B4C").save(pixels, "PNG")
    return Image.objects.create(title="A mug", file=ImageFile(BytesIO(pixels.getvalue()), name="mug.png"))


def drawn(*blocks: dict[str, Any]) -> str:
    an_info_page(*blocks)
    reply = Client().get("/about-tea/")
    assert reply.status_code == 200
    return reply.content.decode().split("<main", 1)[1].split("</main", 1)[0]


def steps(*titles: str) -> list[dict[str, str]]:
    return [{"title": title, "words": f"About {title}."} for title in titles]


def test_a_story_may_hold_these_blocks_and_no_raw_html() -> None:
    assert sorted(StoryBlock().child_blocks) == ["heading", "notice", "picture", "questions", "steps", "words"]


def test_the_words_of_an_editor_know_bold_links_and_lists_only() -> None:
    assert PLAIN_TEXT == ["bold", "link", "ul", "ol"]


def test_every_block_says_what_it_is_for() -> None:
    assert [name for name, block in StoryBlock().child_blocks.items() if not type(block).__doc__] == []


def test_a_heading_is_of_the_second_level() -> None:
    assert "<h2>How we make tea</h2>" in drawn({"heading": "How we make tea"})


def test_words_keep_their_lists_and_bold_letters() -> None:
    html = drawn({"words": "<p>Put the <b>kettle</b> on.</p><ul><li>Milk</li></ul>"})
    assert "<b>kettle</b>" in html
    assert "<li>Milk</li>" in html


@pytest.mark.parametrize("kind", [kind for kind, _words in NOTICE_KINDS])
def test_a_notice_has_the_colour_of_its_meaning(kind: str) -> None:
    html = drawn({"notice": {"kind": kind, "heading": "Mind the steam", "words": "<p>It is hot.</p>"}})
    assert f'<section class="note {kind}">' in html
    assert "<h2>Mind the steam</h2>" in html


def test_steps_are_numbered_downwards_and_end_at_a_door() -> None:
    html = drawn({"steps": {"heading": "Three steps", "steps": steps("Fill", "Boil", "Pour")}})
    assert html.count("<h3>") == 3
    assert html.count('class=" door"') == 1
    assert html.index("Fill") < html.index("Boil") < html.index("Pour")


def test_on_the_first_page_steps_stand_side_by_side() -> None:
    home = a_site()
    home.below = as_stream([{"steps": {"heading": "Three steps", "steps": steps("Fill", "Boil")}}])
    home.save_revision().publish()
    assert "steps-home" in Client().get("/").content.decode()


def test_a_question_opens_without_script() -> None:
    asked = {"question": "Milk first?", "answer": "<p>As you like.</p>"}
    html = drawn({"questions": {"heading": "People ask", "questions": [asked]}})
    assert '<details class="fold"><summary>Milk first?</summary>' in html
    assert "As you like." in html


def test_a_picture_comes_small_in_two_forms_with_its_words(picture: Image) -> None:
    html = drawn({"picture": {"picture": picture.pk, "alternative": "A mug of tea"}})
    assert 'type="image/webp"' in html
    assert 'alt="A mug of tea"' in html
    assert 'loading="lazy"' in html


def test_a_picture_without_words_only_decorates(picture: Image) -> None:
    assert 'alt=""' in drawn({"picture": {"picture": picture.pk, "alternative": ""}})


def test_the_words_of_a_picture_are_only_words(picture: Image) -> None:
    html = drawn({"picture": {"picture": picture.pk, "alternative": ODD}})
    assert "<script" not in html


@pytest.mark.parametrize(
    "block",
    [
        {"heading": ODD},
        {"notice": {"kind": "us", "heading": ODD, "words": "<p>x</p>"}},
        {"steps": {"heading": ODD, "steps": [{"title": ODD, "words": ODD}, {"title": "b", "words": "b"}]}},
        {"questions": {"heading": ODD, "questions": [{"question": ODD, "answer": "<p>x</p>"}]}},
    ],
    ids=lambda block: next(iter(block)),
)
def test_what_looks_like_code_is_only_words(block: dict[str, Any]) -> None:
    html = drawn(block)
    assert "<script" not in html
    assert SAFE in html


@pytest.mark.parametrize(
    "block",
    [
        {"heading": "x" * 121},
        {"notice": {"kind": "purple", "heading": "x", "words": "<p>x</p>"}},
        {"notice": {"kind": "us", "heading": "", "words": "<p>x</p>"}},
        {"steps": {"heading": "One is none", "steps": steps("Fill")}},
        {"steps": {"heading": "Nine", "steps": steps(*"abcdefghi")}},
        {"questions": {"heading": "None", "questions": []}},
        {"picture": {"picture": None, "alternative": "nothing"}},
    ],
)
def test_what_an_editor_cannot_save_is_refused(block: dict[str, Any]) -> None:
    story = StoryBlock()
    with pytest.raises(ValidationError):
        story.clean(story.to_python(as_stream([block])))


def test_the_first_page_takes_steps_and_notices_alone() -> None:
    names = HomePage._meta.get_field("below").stream_block.child_blocks
    assert sorted(names) == ["notice", "steps"]
