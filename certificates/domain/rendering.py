"""Make the PDF of a pending certificate: after the commit by a task, and again by the sweep where that was lost.

Each step may be repeated: the file is replaced whole, the mark is one conditional UPDATE.
"""

import logging

from django.tasks import task
from django.utils.module_loading import import_string

from certificates.domain import status
from certificates.domain.finished_pdfs import discard_pdf, keep_pdf, read_pdf
from certificates.models import Certificate

logger = logging.getLogger(__name__)

# By its path, and read where a certificate is drawn: what draws and signs brings 800 modules and 60 MB, which a process
# that only answers visitors never needs.
DRAWN_BY = "certificates.domain.pdf.make_pdf"


def render(certificate: Certificate) -> None:
    """Make, keep and mark. A certificate that was replaced or taken back meanwhile keeps no file.

    Raises what went wrong, once it is counted: a certificate that cannot be made must not wait unseen.
    """
    try:
        keep_pdf(certificate.uuid, import_string(DRAWN_BY)(certificate))
    except Exception:
        status.count_failure(certificate)
        raise
    status.mark_valid(certificate)
    if not certificate.is_live:
        discard_pdf(certificate.uuid)


@task
def render_certificate(pk: int) -> None:
    """Render one certificate by its key, unless it is over or gone."""
    certificate = Certificate.objects.live().filter(pk=pk).first()
    if certificate is not None:
        render(certificate)


def render_pending() -> int:
    """Render whatever is still pending; returns how many were made. One that cannot be made does not stop the rest.

    Safe to run twice at once, and to kill: `manage.py issue_pending_certificates` and `tick` call it.
    """
    made = 0
    waiting = Certificate.objects.filter(status=Certificate.Status.PENDING).order_by("pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        try:
            render_certificate.func(pk)
            made += 1
        except Exception:
            logger.exception("Certificate %s could not be made into a PDF.", pk)
    return made


def finished_pdf(certificate: Certificate) -> bytes | None:
    """The stored PDF; where it is missing, have it made and look again. None while another process is making it."""
    content = read_pdf(certificate.uuid)
    if content is None and certificate.is_live:
        render_certificate.enqueue(certificate.pk)
        content = read_pdf(certificate.uuid)
    return content
