from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.catalogue.source import source_of
from courses.domain.catalogue.words import html_of, problems_in, to_html, to_markdown

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
TRICKY = st.sampled_from(
    [
        "# no",
        "- no",
        "1. no",
        "> no",
        "@Jo: no",
        ":::no",
        "? no",
        "*no*",
        "_no_",
        "[no](/no)",
        "`no`",
        "<b>",
        "&lt;",
        "==",
        "~~~",
    ]
)


def paragraphs(texts):
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in texts)


def listed(tag, texts):
    return f"<{tag}>" + "".join(f"<li>{escape(text, quote=False)}</li>" for text in texts) + f"</{tag}>"


def test_paragraphs_bold_lists_and_links_become_rich_text():
    assert to_html("**Listen** first.\n\n- one\n- two\n\n[help](/help/)") == (
        '<p><strong>Listen</strong> first.</p><ul><li>one</li><li>two</li></ul><p><a href="/help/">help</a></p>'
    )


def test_lines_of_the_source_run_on():
    assert to_html("one\ntwo") == "<p>one two</p>"


def test_a_line_can_be_broken_on_purpose():
    assert to_markdown(to_html("one\\\ntwo")) == "one\\\ntwo"


def test_items_with_gaps_between_them_hold_no_paragraphs():
    assert to_html("- one\n\n- two") == "<ul><li>one</li><li>two</li></ul>"


def test_html_is_words_and_never_markup():
    assert to_html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


@pytest.mark.parametrize(
    "markdown",
    ["One.\n\nTwo.", "- a\n- b", "1. a\n2. b", "- a\n  - b", "1. a\n   1. b", "**a** b", "[a](/b)", "## A\n\nb"],
)
def test_what_is_written_back_is_what_was_written(markdown):
    assert to_markdown(to_html(markdown)) == markdown


def test_an_address_with_brackets_is_kept():
    html = '<p><a href="/a(b)">c</a></p>'

    assert to_html(to_markdown(html)) == html


def test_a_link_has_an_address_and_nothing_else():
    assert to_html('[a](/b "c")') == '<p><a href="/b">a</a></p>'


def test_quotation_marks_stay_as_they_are():
    assert to_html('He said "no".') == '<p>He said "no".</p>'


def test_the_editors_own_marks_are_left_out():
    assert to_markdown('<p data-block-key="x1">One <b>two</b></p>') == "One **two**"


def test_a_smaller_heading_keeps_its_level():
    assert to_markdown("<h3>Small</h3><p>words</p>") == "### Small\n\nwords"


def test_empty_paragraphs_go():
    assert to_markdown("<p></p><p>One</p><p> </p>") == "One"


def test_a_stray_end_of_a_link_does_no_harm():
    assert to_markdown("<p>a</a></ul> b</p>") == "a b"


def test_an_item_outside_a_list_is_a_list_of_its_own():
    assert to_markdown("<li>one</li>") == "- one"


@given(st.lists(st.one_of(LINES, TRICKY), min_size=1, max_size=4))
def test_any_words_survive_the_way_there_and_back(texts):
    html = paragraphs(texts)

    assert to_html(to_markdown(html)) == html


@given(st.sampled_from(["ul", "ol"]), st.lists(st.one_of(LINES, TRICKY), min_size=1, max_size=4))
def test_any_list_survives_the_way_there_and_back(tag, texts):
    html = listed(tag, texts)

    assert to_html(to_markdown(html)) == html


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("*a*", "“italics” is not used in this text."),
        ("![a](b)", "“image” is not used in this text."),
        ("`a`", "“code” is not used in this text."),
        ("    a", "“code” is not used in this text."),
        ("```\na\n```", "“code” is not used in this text."),
        ("> a", "“blockquote_open” is not used in this text."),
        ("a\n\n---\n\nb", "“a line” is not used in this text."),
        ("## a", "A heading does not belong here."),
        ("[a](http://b)", "A link begins with https:, mailto:, tel: or /, not “http://b”."),
        ("[a](//b)", "A link begins with https:, mailto:, tel: or /, not “//b”."),
    ],
)
def test_what_the_cms_cannot_hold_is_said(markdown, sentence):
    assert sentence in [found for _line, found in problems_in(markdown)]


@pytest.mark.parametrize("address", ["https://a.example", "mailto:a@example.org", "tel:999", "/help/"])
def test_links_that_lead_somewhere_safe_are_fine(address):
    assert problems_in(f"[a]({address})") == []


def test_headings_are_fine_where_they_belong():
    assert problems_in("## a", headings=True) == []


def test_only_second_level_headings_belong_anywhere():
    assert problems_in("# a", headings=True) == [(0, "A heading does not belong here.")]


def test_a_script_address_never_becomes_a_link():
    assert "<a" not in to_html("[a](javascript:alert(1))")


def test_a_problem_is_said_with_the_files_line():
    source = source_of("fine\n\n> no", "x.md", [])

    html_of(source, source.lines)

    assert [str(problem) for problem in source.problems] == ["x.md:3: “blockquote_open” is not used in this text."]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text):
    to_markdown(to_html(text))
    problems_in(text)


@given(st.text(max_size=200))
def test_no_html_breaks_the_writer(text):
    to_markdown(f"<p>{text}</p><ul><li>{text}")
