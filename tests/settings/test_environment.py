"""What a machine is told, read one variable at a time; what is missing or nonsense is said with what to do."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.settings import environment as env

NAME = "PATHWAY_TOLD"
Told = pytest.MonkeyPatch


@pytest.mark.parametrize("value", [None, "", "   ", "\t\n"])
def test_what_is_needed_and_missing_is_named_with_what_to_do(monkeypatch: Told, value: str | None) -> None:
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured) as refused:
        env.need(NAME, "Name the mail server.")
    assert str(refused.value) == "PATHWAY_TOLD is not set. Name the mail server. See .env.example."


def test_what_is_needed_and_there_comes_without_the_spaces_around_it(monkeypatch: Told) -> None:
    monkeypatch.setenv(NAME, "  mail.example.org \n")
    assert env.need(NAME, "Name the mail server.") == "mail.example.org"


@pytest.mark.parametrize(("value", "read"), [(None, "usual"), ("", "usual"), ("  ", "usual"), (" told ", "told")])
def test_a_text_is_what_was_told_or_the_usual(monkeypatch: Told, value: str | None, read: str) -> None:
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)
    assert env.text(NAME, "usual") == read


@pytest.mark.parametrize("value", ["1", "true", "True", "YES", "on", " yes "])
@pytest.mark.parametrize("usual", [True, False])
def test_a_yes_is_a_yes_however_it_is_written(monkeypatch: Told, value: str, usual: bool) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, usual) is True


@pytest.mark.parametrize("value", ["0", "false", "no", "off", "none", "y", "perhaps"])
@pytest.mark.parametrize("usual", [True, False])
def test_whatever_else_is_told_is_a_no(monkeypatch: Told, value: str, usual: bool) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, usual) is False


@pytest.mark.parametrize("usual", [True, False])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_where_nothing_is_told_the_usual_counts(monkeypatch: Told, value: str | None, usual: bool) -> None:
    monkeypatch.delenv(NAME, raising=False)
    if value is not None:
        monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, usual) is usual


@pytest.mark.parametrize(("value", "read"), [("", 587), ("25", 25), (" 2525 ", 2525), ("-1", -1), ("0", 0)])
def test_a_number_is_what_was_told_or_the_usual(monkeypatch: Told, value: str, read: int) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.number(NAME, 587) == read


@pytest.mark.parametrize("value", ["mail", "5.5", "1e3", "12 34", "0x1f"])
def test_what_is_no_whole_number_is_named_and_repeated(monkeypatch: Told, value: str) -> None:
    monkeypatch.setenv(NAME, value)
    with pytest.raises(ImproperlyConfigured) as refused:
        env.number(NAME, 587)
    assert str(refused.value) == f"PATHWAY_TOLD must be a whole number, not '{value}'."


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", []),
        ("one.example.org", ["one.example.org"]),
        (" one.example.org , two.example.org,", ["one.example.org", "two.example.org"]),
        (",,", []),
    ],
)
def test_a_list_has_no_empty_parts(monkeypatch: Told, value: str, read: list[str]) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.items(NAME) == read


def test_a_list_that_nobody_told_is_the_usual_one(monkeypatch: Told) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env.items(NAME, "a, b") == ["a", "b"]


def test_the_data_folder_is_made_where_it_is_told_to_be(monkeypatch: Told, tmp_path: Path) -> None:
    monkeypatch.setenv("PATHWAY_DATA", str(tmp_path / "deep" / "down"))
    assert [env.data_folder(), env.data_folder()] == [tmp_path / "deep" / "down"] * 2
    assert (tmp_path / "deep" / "down").is_dir()


def test_a_data_folder_that_is_told_from_here_has_a_full_path(monkeypatch: Told, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATHWAY_DATA", "data")
    assert env.data_folder() == tmp_path / "data"


def test_without_a_word_the_data_lies_in_the_project(monkeypatch: Told, tmp_path: Path) -> None:
    monkeypatch.delenv("PATHWAY_DATA")
    monkeypatch.setattr(env, "PROJECT", tmp_path)
    assert env.data_folder() == tmp_path / "var"
