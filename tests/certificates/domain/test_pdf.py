"""The PDF: the same words on one page, in fonts of its own, drawn without reaching out."""

import io
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from xhtml2pdf.config.resources import RenderLimitError

from certificates.domain.fonts import drawable, font_folder
from certificates.domain.pdf import DESIGN, NotDrawn, draw, drawn, make_pdf
from certificates.domain.wording import Words, with_letters, words_of
from lms.platform.accounts.models import User
from tests.certificates.domain.test_wording import SAYS
from tests.certificates.domain.watching import watched
from tests.factories.certificates import a_certificate

GROW = {
    "title": "The GROW model",
    "expires_on": "2029-11-18",
    "outcomes": [
        "help somebody to name a goal that is their own",
        "use the four steps, and go back a step when it helps",
        "ask one open question at a time, and wait for the answer",
        "help somebody to choose one small step, with a day",
        "stop coaching when somebody is not safe, and get help",
    ],
    "signatory": "Ruth Amadi",
    "signatory_role": "training lead",
}


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(words: Words) -> list[str]:
    pages = read(draw(words)).pages
    return [line for page in pages for line in page.extract_text().splitlines() if line.strip()]


def test_the_pdf_says_the_words_of_the_snapshot_in_reading_order() -> None:
    words = words_of(SAYS | GROW)
    assert text_of(words) == [
        "Eastmoor Peer Mentors",
        "This is to say that",
        "Samantha Okoro",
        "finished this training",
        "The GROW model",
        "Samantha can",
        *words.outcomes,
        "Ruth Amadi, training lead, Eastmoor Peer Mentors",
        "Check this certificate at",
        words.check_address,
        "M4QK 7RTD W2XH 9PBE",
        "3KDA 8HRM 5S6V",
        *("Given", "18 November 2026", "Good until", "18 November 2029"),
        *("Time", "4 hours, online", "How", "Assessed by quiz"),
    ]


def test_title_language_and_author_are_set() -> None:
    pdf = read(draw(words_of(SAYS)))
    assert pdf.trailer["/Root"]["/Lang"] == "en-gb"
    assert (pdf.metadata.title, pdf.metadata.author) == ("Certificate: HEAR: how we listen", "Eastmoor Peer Mentors")


def test_every_font_is_embedded_and_is_ours() -> None:
    fonts = read(draw(words_of(SAYS)))  # what the page names, and what each of them carries
    named = [font.get_object() for font in fonts.pages[0]["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in named} == {
        f"AtkinsonHyperlegibleNext-{weight}" for weight in (400, 700, 750)
    }
    assert all("/FontFile2" in font["/FontDescriptor"] for font in named)


def test_it_is_one_a4_sheet_on_its_side() -> None:
    pages = read(draw(words_of(SAYS | GROW))).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(842, 596)]


@pytest.mark.parametrize("outcomes", [0, 1, 3, 5, 6])
def test_up_to_six_outcomes_fit_on_one_page(outcomes: int) -> None:
    words = words_of(SAYS | GROW | {"outcomes": ["say what can be kept private, and what cannot"] * outcomes})
    assert len(read(draw(words)).pages) == 1


def test_a_long_name_and_title_fit_on_one_page() -> None:
    name = "Maximiliana Konstantinopoulou-Featherstonehaugh"
    words = words_of(SAYS | GROW | {"name": name, "title": "What to do when somebody tells you what worries you"})
    assert len(read(draw(words)).pages) == 1
    assert "".join(text_of(words)).replace(" ", "").count(name.replace(" ", "")) == 1


def test_more_than_one_page_holds_is_continued_and_not_cut_off() -> None:
    words = words_of(SAYS | {"outcomes": [f"do thing number {at} " + "well " * 30 for at in range(12)]})
    assert "do thing number 11" in " ".join(text_of(words))


def test_names_from_all_over_europe_are_drawn_as_they_are() -> None:
    name = "Łukasz Ångström-Őry"
    assert name in text_of(words_of(SAYS | {"name": name}))


def test_letters_that_the_fonts_lack_are_written_in_latin_ones() -> None:
    assert drawable("Олена Shaw") == "Olena Shaw"


def test_what_is_typed_into_a_name_stays_text() -> None:
    name = '<img src="http://127.0.0.1:9/x.png">'
    with watched() as seen:
        words = text_of(words_of(SAYS | {"name": name, "outcomes": ["<pdf:nextpage>", "{% now 'Y' %}"]}))
    assert name in " ".join(words)
    assert [event for event, _where in seen if event != "open"] == []


def allowed(path: str) -> bool:
    roots = [DESIGN, font_folder(), Path(sys.prefix), Path(sys.base_prefix), Path(tempfile.gettempdir())]
    templates = Path(__file__).resolve().parents[3] / "templates" / "certificates"
    return any(Path(path).resolve().is_relative_to(root.resolve()) for root in [*roots, templates])


def test_drawing_opens_only_the_design_the_fonts_and_python_itself() -> None:
    words = words_of(SAYS | GROW)
    font_folder()
    with watched() as seen:
        draw(words)
    assert [(event, where) for event, where in seen if event != "open" or not allowed(where)] == []
    assert str(DESIGN / "sheet.svg") in {where for _event, where in seen}


HOSTILE = [
    '<img src="/etc/passwd">',
    '<img src="file:///etc/passwd">',
    '<img src="../../../manage.py">',
    '<img src="fonts/../../../../etc/passwd">',
    '<img src="http://127.0.0.1:9/x.png">',
    '<img src="//127.0.0.1:9/x.png">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"><img src="gone.svg">',
    '<link rel="stylesheet" href="/etc/hostname"><img src="gone.svg">',
    "<style>@import url(http://127.0.0.1:9/x.css); @font-face { font-family: x; src: url(/etc/passwd) }</style>"
    '<p style="font-family: x">x</p><img src="gone.svg">',
    "<style>@page { background-image: url(http://127.0.0.1:9/x.pdf) }</style><img src='gone.svg'>",
]


@pytest.mark.usefixtures("may_complain")
@pytest.mark.parametrize("html", HOSTILE)
def test_an_address_in_a_design_makes_the_program_fetch_nothing(html: str) -> None:
    fonts = font_folder()
    with watched() as seen, pytest.raises(NotDrawn):
        drawn(html, fonts)
    assert [(event, where) for event, where in seen if event != "open" or not allowed(where)] == []


@pytest.mark.usefixtures("may_complain")
def test_a_picture_inside_a_picture_is_not_fetched_either() -> None:
    inner = '<rect width="9" height="9"/><image href="file:///etc/passwd" width="9" height="9"/>'
    outer = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>'
    with watched() as seen:
        drawn(f"<img src='data:image/svg+xml,{outer}'><p>words</p>", font_folder())
    assert [(event, where) for event, where in seen if event != "open" or not allowed(where)] == []


@pytest.mark.parametrize("html", ["<div>" * 60, "x" * 200_000])
def test_a_document_that_is_too_deep_or_too_large_is_given_up(html: str) -> None:
    with pytest.raises(RenderLimitError):
        drawn(html, font_folder())


@pytest.mark.django_db
def test_a_certificate_is_made_into_a_signed_pdf(priya: User) -> None:
    content = make_pdf(a_certificate(priya))
    assert content.startswith(b"%PDF-")
    assert "/AcroForm" in read(content).trailer["/Root"]


@pytest.mark.parametrize("letter", ["\x1b", "\x00", "\x07", "\x85", "\ufffe", "\u202e", "\ud800"], ids=ascii)
def test_a_certificate_of_a_name_stored_with_a_control_character_is_drawn(letter: str) -> None:
    words = replace(words_of(SAYS), name=f"Pri{letter}ya Nand", called=f"Pri{letter}ya")
    assert draw(with_letters(words, drawable)).startswith(b"%PDF-")
