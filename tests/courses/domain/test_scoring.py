import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.domain.scoring import draw_paper, mark, score_of


def option(letter, right):
    return {"id": letter, "text": letter, "right": right}


def question(slug="q", *, kind="single", right="a", of="abc", outcomes=(), scoring="all"):
    options = [option(letter, letter in right) for letter in of]
    return {"slug": slug, "kind": kind, "scoring": scoring, "outcomes": list(outcomes), "options": options}


TRUE_FALSE = question(kind="true-false") | {
    "options": [option("a", True) | {"text": "False"}, option("b", False) | {"text": "True"}]
}
BANK = [question(f"q{n}", outcomes=[f"o{n % 3}"]) for n in range(12)]


def test_a_right_single_choice_earns_the_whole_point():
    assert mark(question(), ["a"]) == 100


def test_a_single_choice_that_is_not_right_earns_nothing():
    assert mark(question(), ["b"]) == 0


def test_a_question_left_open_earns_nothing():
    assert mark(question(), []) == 0


def test_all_or_nothing_wants_every_right_option():
    both = question(kind="multiple", right="ab")

    assert [mark(both, picked) for picked in (["a"], ["a", "b"], ["a", "b", "c"])] == [0, 100, 0]


def test_picking_in_another_order_or_twice_changes_nothing():
    assert mark(question(kind="multiple", right="ab"), ["b", "a", "b"]) == 100


def test_a_share_is_earned_for_each_right_option():
    shared = question(kind="multiple", right="ab", of="abcd", scoring="part")

    assert mark(shared, ["a"]) == 50


def test_a_tick_too_many_loses_as_much_as_a_right_one_earns():
    shared = question(kind="multiple", right="ab", of="abcd", scoring="part")

    assert mark(shared, ["a", "b", "c"]) == 50


def test_the_share_never_falls_below_nothing():
    shared = question(kind="multiple", right="ab", of="abcd", scoring="part")

    assert mark(shared, ["c", "d"]) == 0


def test_ticking_everything_does_not_pay():
    shared = question(kind="multiple", right="ab", of="abcd", scoring="part")

    assert mark(shared, ["a", "b", "c", "d"]) == 0


def test_thirds_are_rounded_down_to_whole_hundredths():
    shared = question(kind="multiple", right="abc", of="abcd", scoring="part")

    assert [mark(shared, list(picked)) for picked in ("a", "ab", "abc")] == [33, 66, 100]


def test_a_share_is_given_for_multiple_choice_alone():
    assert mark(question(scoring="part"), ["b"]) == 0


def test_the_score_is_the_mean_rounded_down():
    assert score_of([100, 100, 0]) == 66


def test_an_empty_paper_scores_nothing():
    assert score_of([]) == 0


def test_the_same_seed_draws_the_same_paper():
    assert draw_paper(BANK, 6, 42) == draw_paper(BANK, 6, 42)


def test_another_seed_draws_another_paper():
    assert draw_paper(BANK, 6, 1) != draw_paper(BANK, 6, 2)


def test_a_small_bank_gives_all_it_has():
    assert {q["slug"] for q in draw_paper(BANK[:3], 10, 1)} == {"q0", "q1", "q2"}


def test_no_bank_gives_an_empty_paper():
    assert draw_paper([], 10, 1) == []


@given(seed=st.integers(0, 2**62))
def test_a_draw_is_spread_over_all_outcomes(seed):
    asked = [q["outcomes"][0] for q in draw_paper(BANK, 6, seed)]

    assert sorted(asked) == ["o0", "o0", "o1", "o1", "o2", "o2"]


@given(seed=st.integers(0, 2**62))
def test_no_question_is_drawn_twice(seed):
    slugs = [q["slug"] for q in draw_paper(BANK, 10, seed)]

    assert len(set(slugs)) == 10


@given(seed=st.integers(0, 2**62))
def test_options_are_shuffled_but_none_is_lost(seed):
    drawn = draw_paper([question(of="abcdef")], 1, seed)[0]

    assert sorted(o["id"] for o in drawn["options"]) == list("abcdef")


@given(seed=st.integers(0, 2**62))
def test_true_always_stands_before_false(seed):
    assert [o["text"] for o in draw_paper([TRUE_FALSE], 1, seed)[0]["options"]] == ["True", "False"]


def test_drawing_leaves_the_bank_as_it_was():
    bank = [question(of="abcdef")]

    draw_paper(bank, 1, 7)

    assert [o["id"] for o in bank[0]["options"]] == list("abcdef")


def test_a_question_about_nothing_in_particular_can_be_drawn():
    assert len(draw_paper([question("plain"), question("tagged", outcomes=["o"])], 2, 3)) == 2


@given(picked=st.sets(st.sampled_from("abcd")), scoring=st.sampled_from(["all", "part"]))
def test_a_mark_is_always_between_nothing_and_the_whole_point(picked, scoring):
    assert 0 <= mark(question(kind="multiple", right="ab", of="abcd", scoring=scoring), sorted(picked)) <= 100


@pytest.mark.parametrize("kind", ["single", "true-false"])
def test_two_picks_where_one_is_right_earn_nothing(kind):
    assert mark(question(kind=kind), ["a", "b"]) == 0
