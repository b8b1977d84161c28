"""Rubric rows 1, 2 and 3: small files, small functions, smaller views."""

from statistics import median

from tests.architecture.code import height, percentile, production, screens


def test_half_of_all_files_have_at_most_eighty_lines() -> None:
    assert median(len(module.lines) for module in production()) <= 80


def test_nine_files_of_ten_have_at_most_two_hundred_lines() -> None:
    assert percentile([len(module.lines) for module in production()], 0.9) <= 200


def test_no_file_has_more_than_350_lines() -> None:
    assert [module.name for module in production() if len(module.lines) > 350] == []


def test_hardly_any_function_is_longer_than_25_lines() -> None:
    heights = [height(function) for module in production() for function in module.functions()]
    assert sum(lines > 25 for lines in heights) / len(heights) <= 0.03


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [
        f"{module.at(function)} {function.name}"
        for module in production()
        for function in module.functions()
        if height(function) > 50
    ]
    assert long == []


def test_no_function_of_a_screen_is_longer_than_25_lines() -> None:
    long = [
        f"{module.at(function)} {function.name}"
        for module in screens()
        for function in module.functions()
        if height(function) > 25
    ]
    assert long == []
