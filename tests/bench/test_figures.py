"""What `make bench` says about its own last figures. Nothing here is timed."""

from pathlib import Path

import pytest

from tests.bench import figures

ROUNDS = [
    {"bare": (0.2, 0), "empty": (4.0, 3), "home": (9.0, 5)},
    {"bare": (0.1, 0), "empty": (5.0, 3), "home": (8.0, 4)},
]


@pytest.fixture(autouse=True)
def _figures_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "KEPT", tmp_path / "figures.json")


def home(bare: float, queries: int) -> figures.Figures:
    return {"home": {"cpu_ms": 1, "bare": bare, "empty": 1, "queries": queries}}


def test_the_minimum_of_the_rounds_counts_and_is_compared_to_both_yardsticks() -> None:
    found = figures.of(ROUNDS, "bare", "empty")
    assert found["home"] == {"cpu_ms": 8.0, "bare": 80.0, "empty": 2.0, "queries": 4}
    assert list(found) == ["bare", "empty", "home"]


@pytest.mark.parametrize("bare", [50, 100, 120])
def test_as_fast_as_before_or_less_than_a_fifth_slower_is_not_named(bare: float) -> None:
    figures.keep(home(100, 4))
    assert figures.slower(home(bare, 4)) == []


def test_more_than_a_fifth_slower_is_named() -> None:
    figures.keep(home(100, 4))
    assert figures.slower(home(150, 4)) == ["SLOWER: home, 150.0 bare views, not 100.0: 50 % more."]


def test_one_query_more_is_named() -> None:
    figures.keep(home(100, 4))
    assert figures.slower(home(100, 5)) == ["MORE QUERIES: home, 5 where 4 were."]


def test_a_page_that_was_never_measured_before_is_not_compared() -> None:
    assert figures.slower(home(100, 4)) == []
    figures.keep({})
    assert figures.slower(home(100, 4)) == []
