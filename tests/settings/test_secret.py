"""The signing secret of a machine that was given none."""

from pathlib import Path

from lms.settings.secret import kept_secret


def test_it_is_made_once_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.txt"
    first = kept_secret(path)
    assert [kept_secret(path), path.read_text()] == [first, first]


def test_it_is_long_enough_to_sign_with(tmp_path: Path) -> None:
    assert len(kept_secret(tmp_path / "secret.txt")) >= 50


def test_two_machines_have_two_secrets(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


def test_nobody_but_its_owner_may_read_it_or_look_into_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.txt"
    kept_secret(path)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_one_that_was_put_there_by_hand_is_used_without_its_line_end(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("by hand\n")
    assert kept_secret(tmp_path / "secret.txt") == "by hand"
