"""Where finished PDFs lie: in the data folder's private part, which no web server shows. Names are random uuids."""

import os
import tempfile
from pathlib import Path
from uuid import UUID

from django.conf import settings


def pdf_path(uuid: UUID) -> Path:
    """Where the PDF of the certificate with this uuid lies, if it has been made."""
    return Path(settings.DATA) / "private" / "certificates" / f"{uuid}.pdf"


def keep_pdf(uuid: UUID, content: bytes) -> None:
    """Store a PDF whole or not at all: a crash leaves no half file, and the last of two writers wins."""
    path = pdf_path(uuid)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def read_pdf(uuid: UUID) -> bytes | None:
    """The stored PDF, or None where there is none (yet)."""
    try:
        return pdf_path(uuid).read_bytes()
    except FileNotFoundError:
        return None


def discard_pdf(uuid: UUID) -> None:
    """Remove the PDF of a certificate that is over or erased; nothing happens where there is none."""
    pdf_path(uuid).unlink(missing_ok=True)
