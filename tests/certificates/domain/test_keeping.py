"""Files are kept whole or not at all, where no web server looks."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from certificates.domain.keeping import discard_pdf, keep_pdf, pdf_path, read_pdf


@pytest.fixture
def one(settings: Any, tmp_path: Path) -> UUID:
    settings.DATA = tmp_path
    return uuid4()


def test_what_is_kept_is_what_is_read(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    assert read_pdf(one) == b"%PDF-first"


def test_the_last_writer_wins_and_leaves_nothing_else_behind(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    keep_pdf(one, b"%PDF-second")
    assert (read_pdf(one), [path.name for path in pdf_path(one).parent.iterdir()]) == (b"%PDF-second", [f"{one}.pdf"])


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_other(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    with pytest.raises(TypeError):
        keep_pdf(one, "not bytes, so that writing stops half way")
    assert (read_pdf(one), len(list(pdf_path(one).parent.iterdir()))) == (b"%PDF-first", 1)


def test_there_is_nothing_where_nothing_was_kept(one: UUID) -> None:
    assert read_pdf(one) is None


def test_what_is_discarded_is_gone_and_may_be_discarded_again(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    discard_pdf(one)
    discard_pdf(one)
    assert read_pdf(one) is None


def test_folder_and_file_are_for_their_owner_alone(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    path = pdf_path(one)
    assert (path.parent.stat().st_mode & 0o077, path.stat().st_mode & 0o077) == (0, 0)
