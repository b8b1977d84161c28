"""Files are kept whole or not at all, where no web server looks."""

import os
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages

from certificates.domain.finished_pdfs import discard_pdf, keep_pdf, pdf_name, read_pdf
from lms.settings.files import private_storage
from tests.certificates.private import private_in


def pdf_path(uuid: UUID) -> Path:
    return Path(storages["private"].path(pdf_name(uuid)))


@pytest.fixture
def one(settings: Any, tmp_path: Path) -> UUID:
    settings.STORAGES = private_in(tmp_path)
    return uuid4()


def test_what_is_kept_is_what_is_read(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    assert read_pdf(one) == b"%PDF-first"


def test_the_last_writer_wins_and_leaves_nothing_else_behind(one: UUID) -> None:
    keep_pdf(one, b"%PDF-first")
    keep_pdf(one, b"%PDF-second")
    assert (read_pdf(one), [path.name for path in pdf_path(one).parent.iterdir()]) == (b"%PDF-second", [f"{one}.pdf"])


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_other(one: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError("no space left")

    keep_pdf(one, b"%PDF-first")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        keep_pdf(one, b"%PDF-second")
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


def test_a_file_of_an_earlier_version_is_found_where_it_lay(one: UUID, tmp_path: Path) -> None:
    folder = tmp_path / "private" / "certificates"
    folder.mkdir(parents=True)
    (folder / f"{one}.pdf").write_bytes(b"%PDF-old")
    assert read_pdf(one) == b"%PDF-old"


def test_another_storage_can_be_named_with_its_options(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVATE_STORAGE", "django.core.files.storage.InMemoryStorage")
    monkeypatch.setenv("PRIVATE_STORAGE_OPTIONS", '{"base_url": "/nowhere/"}')
    settings.STORAGES = private_in(Path("/not-used"))
    uuid = uuid4()
    keep_pdf(uuid, b"%PDF-first")
    assert (read_pdf(uuid), storages["private"].base_url) == (b"%PDF-first", "/nowhere/")


def test_options_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRIVATE_STORAGE", "storages.backends.s3.S3Storage")
    monkeypatch.setenv("PRIVATE_STORAGE_OPTIONS", "{bucket}")
    with pytest.raises(ImproperlyConfigured, match="PRIVATE_STORAGE_OPTIONS must be a JSON object"):
        private_storage(Path("/not-used"))
