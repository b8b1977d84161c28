"""8-look, Words: short sentences, plain words, and none of the words that hurt."""

import pytest

from tests.architecture.words import faults, sentences, to_mend, visible


def test_everything_that_people_read_is_in_plain_words() -> None:
    assert to_mend() == []


def test_a_sentence_of_26_words_is_named() -> None:
    assert faults("We " * 26)[0].startswith("26 words: We We")


def test_a_sentence_of_25_words_is_short_enough() -> None:
    assert faults("We " * 25) == []


@pytest.mark.parametrize(
    "words", ["Your application failed", "an offender", "Reset your password", "a CRB check", "We reject nobody"]
)
def test_a_word_that_we_avoid_is_named_with_a_better_one(words: str) -> None:
    assert len(faults(words)) == 1


@pytest.mark.parametrize("words", ["a failsafe", "cleaner", "the preset", "rejoin us", "unclean"])
def test_a_word_that_only_contains_one_we_avoid_is_kept(words: str) -> None:
    assert faults(words) == []


def test_a_long_word_is_named_unless_it_is_a_term_of_ours() -> None:
    assert faults("Your determinations") == ["long word: determinations"]
    assert faults("Your determinations", frozenset({"determinations"})) == []


def test_only_what_a_reader_sees_of_a_template_is_read() -> None:
    page = '{% load i18n %}<p class="offender">Hello {{ name }},\nwe are glad.</p>{# reject #}<img alt="A door">'
    page += '{% translate "Go on" %}'
    assert list(sentences(visible(page))) == ["Hello it, we are glad.", "A door", "Go on"]


def test_headings_and_list_items_are_sentences_of_their_own() -> None:
    assert list(sentences(visible("<h1>One</h1><ul><li>Two</li><li>Three</li></ul>"))) == ["One", "Two", "Three"]
