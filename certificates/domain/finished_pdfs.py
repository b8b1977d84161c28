"""Where finished PDFs lie: in the storage `private`, which no web server shows. Names are random uuids."""

from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages


def private() -> Storage:
    """The storage that finished PDFs are kept in (settings.STORAGES)."""
    return storages["private"]


def pdf_name(uuid: UUID) -> str:
    """What the PDF of the certificate with this uuid is called there, whether or not it has been made."""
    return f"certificates/{uuid}.pdf"


def keep_pdf(uuid: UUID, content: bytes) -> None:
    """Store a PDF whole or not at all: a crash leaves no half file, and the last of two writers wins."""
    private().save(pdf_name(uuid), ContentFile(content))


def read_pdf(uuid: UUID) -> bytes | None:
    """The stored PDF, or None where there is none (yet)."""
    try:
        with private().open(pdf_name(uuid)) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        return None
    return content


def discard_pdf(uuid: UUID) -> None:
    """Remove the PDF of a certificate that is over or erased; nothing happens where there is none."""
    private().delete(pdf_name(uuid))
