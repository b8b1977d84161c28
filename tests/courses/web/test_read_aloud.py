""" "Read this to me", in a browser that has voices, has only far-away ones, or has none."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from tests.journeys.chromium import MISSING, QUIET, find_chromium

pytestmark = pytest.mark.browser

SCRIPT = settings.PROJECT / "lms" / "static" / "js" / "read_aloud.js"
PAGE = """
<article data-read-aloud>
  <h1>Goal</h1>
  <p data-read-aloud-bar hidden><button data-read-aloud-button aria-pressed="false" data-stop="Stop reading">
    <span>Read this to me</span></button></p>
  <p>One   thing.</p><ul><li>Two</li></ul><p hidden>Not this</p>
</article>
"""
VOICES = """
window.said = []; window.cancelled = 0;
class Said { constructor(words) { this.words = words; } }
window.SpeechSynthesisUtterance = Said;
const engine = new EventTarget();
engine.getVoices = () => VOICES_HERE;
engine.speak = (one) => { window.said.push([one.words, one.voice && one.voice.name]); window.last = one; };
engine.cancel = () => { window.cancelled += 1; };
Object.defineProperty(window, "speechSynthesis", { value: engine });
"""
BRITISH = '{"name": "Ada", "lang": "en-GB", "localService": true}'
FAR_AWAY = '{"name": "Cloud", "lang": "en-GB", "localService": false}'
AMERICAN = '{"name": "Mo", "lang": "en-US", "localService": true}'
GERMAN = '{"name": "Ute", "lang": "de-DE", "localService": true}'


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    """A page of a real browser."""
    found = find_chromium()
    if found is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened.new_page()
        opened.close()


def shown(tab: Page, *voices: str) -> Page:
    """The page with these voices on the machine."""
    tab.goto("about:blank")
    tab.set_content(PAGE)
    tab.evaluate(VOICES.replace("VOICES_HERE", f"[{','.join(voices)}]"))
    tab.add_script_tag(path=SCRIPT)
    return tab


def words_said(tab: Page) -> list[str]:
    return [words for words, _voice in tab.evaluate("window.said")]


def test_the_button_appears_where_the_machine_has_a_voice(tab):
    assert shown(tab, BRITISH).locator("button").is_visible()


@pytest.mark.parametrize("voices", [(), (GERMAN,), (FAR_AWAY,)], ids=["none", "another language", "a company's"])
def test_the_button_stays_away_where_it_has_none_of_its_own(tab, voices):
    assert shown(tab, *voices).locator("button").is_hidden()


def test_a_british_voice_comes_before_another(tab):
    shown(tab, AMERICAN, BRITISH).locator("button").click()

    assert tab.evaluate("window.said") == [["Goal", "Ada"]]


def test_it_reads_one_piece_after_another_and_nothing_hidden(tab):
    shown(tab, BRITISH).locator("button").click()
    for _piece in range(3):
        tab.evaluate("window.last.onend()")

    assert words_said(tab) == ["Goal", "One thing.", "Two"]


def test_while_it_reads_the_button_stops_it(tab):
    shown(tab, BRITISH).locator("button").click()
    assert (tab.inner_text("button").strip(), tab.get_attribute("button", "aria-pressed")) == ("Stop reading", "true")

    tab.locator("button").click()
    tab.evaluate("window.last.onend()")

    assert words_said(tab) == ["Goal"]
    assert tab.inner_text("button").strip() == "Read this to me"


def test_at_the_end_the_button_offers_to_read_again(tab):
    shown(tab, BRITISH).locator("button").click()
    for _piece in range(3):
        tab.evaluate("window.last.onend()")

    assert (tab.inner_text("button").strip(), tab.get_attribute("button", "aria-pressed")) == (
        "Read this to me",
        "false",
    )


def test_leaving_the_page_ends_the_reading(tab):
    shown(tab, BRITISH).locator("button").click()

    tab.evaluate("window.dispatchEvent(new Event('pagehide'))")

    assert tab.evaluate("window.cancelled") >= 1


def test_a_browser_without_speech_has_no_button_and_no_error(tab):
    tab.goto("about:blank")
    tab.set_content(PAGE)
    tab.evaluate("delete window.SpeechSynthesisUtterance")
    tab.add_script_tag(path=SCRIPT)

    assert tab.locator("button").is_hidden()
