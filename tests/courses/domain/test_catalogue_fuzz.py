"""Whatever somebody types into a text file is read or refused in words; what is read is written back the same."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from courses.domain.catalogue.crosschecks import crosscheck
from courses.domain.catalogue.lessons import read_lesson, write_lesson
from courses.domain.catalogue.module import read_head, write_head
from courses.domain.catalogue.questions import read_bank, write_bank
from courses.domain.catalogue.source import source_of
from tests.factories.courses import CATALOGUE

PIECES = [
    *("---", ":::", ":::callout", ":::scenario a", ":::question q", ":::dialogue", ":::think t", ":::picture", "### a"),
    *("## b", "? c", "* d", "- e", "  > f", "  -> g", "@Jo: h", "kind: single", "title: [", "file: ../x", "", "use: q"),
    *("tone: care", "alt: 1", "{", "&a *a", "title: !!python/name:os.system", "outcomes: [x]", "> quoted", "``` code"),
]
MESS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=25).map("\n".join)
SLUGS = st.text(string.ascii_lowercase, min_size=1, max_size=8)
PLAIN = st.text(string.ascii_letters + string.digits + " ,.'’“”?!&-:#*_[]<>@", min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
LINE = PLAIN.filter(lambda text: text and text.strip())
HTML = LINE.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).map(
    "<p>{}</p>".format
)
TURN = st.fixed_dictionaries({"who": SLUGS.map(str.title), "words": LINE, "ours": st.just(False)})


def a_block(kind, **values):
    return st.fixed_dictionaries({"kind": st.just(kind)} | values)


BLOCKS = st.lists(
    st.one_of(
        a_block("callout", tone=st.sampled_from(["note", "care"]), title=LINE, words=HTML),
        a_block("term", term=LINE, words=HTML),
        a_block("content-note", words=HTML),
        a_block(
            "dialogue", title=LINE, drawing=st.just("mug"), words=HTML, turns=st.lists(TURN, min_size=1), after=HTML
        ),
        a_block("think", slug=SLUGS, title=LINE, note=st.booleans(), words=HTML),
        a_block("question", use=SLUGS),
    ),
    max_size=5,
)
LESSONS = st.fixed_dictionaries(
    {
        "title": LINE,
        "lead": LINE,
        "minutes": st.integers(1, 10),
        "outcomes": st.lists(SLUGS, max_size=3),
        "required": st.booleans(),
        "blocks": BLOCKS,
    }
)
OPTION = st.fixed_dictionaries(
    {"text": LINE, "right": st.booleans(), "title": LINE, "why": st.one_of(st.just(""), LINE)}
)
QUESTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "slug": SLUGS,
            "kind": st.sampled_from(["single", "multiple"]),
            "use": st.sampled_from(["summative", "both"]),
            "scoring": st.sampled_from(["all", "part"]),
            "hint": st.one_of(st.just(""), LINE),
            "outcomes": st.lists(SLUGS, max_size=2),
            "stem": HTML,
            "options": st.lists(OPTION, min_size=2, max_size=4),
        }
    ),
    max_size=3,
    unique_by=lambda question: question["slug"],
)


def a_way(mark, draw=10):
    """The lessons, and a quiz where there is a mark to reach."""
    return [{"kind": "lessons"}, *([{"kind": "quiz", "pass_mark": mark, "draw": draw}] if mark else [])]


def without_lines(value):
    if isinstance(value, dict):
        return {name: without_lines(inner) for name, inner in value.items() if name != "line"}
    return [without_lines(item) for item in value] if isinstance(value, list) else value


@given(MESS)
def test_no_lesson_breaks_the_reader(mess):
    read_lesson(source_of(mess, "a.md", []))


@given(MESS)
def test_no_lesson_with_a_head_breaks_the_reader(mess):
    read_lesson(source_of(f"---\ntitle: A\nlead: B\nminutes: 1\n---\n{mess}", "a.md", []))


@given(MESS)
def test_no_bank_breaks_the_reader(mess):
    read_bank(source_of(mess, "questions.md", []))


@given(MESS)
def test_no_module_breaks_the_reader(mess):
    read_head(source_of(mess, "module.md", []))


@given(MESS)
@example("\x1f0")
@example("\x85\x85\u20280")
def test_a_mess_inside_a_good_lesson_is_refused_or_read_whole(mess):
    text = (CATALOGUE / "grow" / "lessons" / "02-goal.md").read_text() + "\n" + mess
    source = source_of(text, "a.md", [])

    read = read_lesson(source)

    assert source.problems or without_lines(read_lesson(source_of(write_lesson(read), "a.md", []))) == without_lines(
        read
    )


@given(LESSONS)
def test_any_lesson_is_written_and_read_back_the_same(lesson):
    source = source_of(write_lesson(lesson), "a.md", [])

    assert (without_lines(read_lesson(source)), source.problems) == (lesson, [])


@given(QUESTIONS)
def test_any_bank_is_written_and_read_back_the_same(questions):
    read = read_bank(source_of(write_bank(questions), "questions.md", []))

    assert without_lines(read) == questions


@given(title=LINE, lead=LINE, minutes=st.integers(1, 999), mark=st.one_of(st.none(), st.integers(1, 100)))
def test_any_head_is_written_and_read_back_the_same(title, lead, minutes, mark):
    before = read_head(source_of((CATALOGUE / "grow" / "module.md").read_text(), "module.md", []))
    before |= {"title": title, "lead": lead, "guided_minutes": minutes, "activities": a_way(mark)}

    assert read_head(source_of(write_head(before), "module.md", [])) == before


@given(slugs=st.lists(st.sampled_from(["one", "two", "print"]), max_size=4), draw=st.integers(0, 20))
def test_the_crosschecks_answer_for_any_shape_of_module(slugs, draw, tmp_path_factory):
    lessons = [
        {"slug": slug, "file": "a", "outcomes": ["x"], "required": True, "blocks": [{"kind": "text", "line": 1}]}
        for slug in slugs
    ]
    module = {"key": "a", "activities": a_way(80, draw), "outcomes": [], "questions": [], "lessons": lessons}

    found = crosscheck(module, tmp_path_factory.getbasetemp() / "a")
    assert [problem for problem in found if not problem.sentence.endswith(".")] == []
