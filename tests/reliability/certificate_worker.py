"""One process of a crowd that gives and replaces certificates; waits and reports as tests.reliability.worker does."""

from collections.abc import Callable
from contextlib import suppress

from tests.reliability import worker

from certificates.domain.issuing import CertificateRefused, issue, reissue  # isort: skip
from certificates.domain.rendering import render_pending  # isort: skip
from certificates.models import Certificate  # isort: skip
from courses.models import Completion  # isort: skip


def everything(completion_id: int, certificate_id: int, name: str) -> list[Callable[[], None]]:
    """Give the certificate of a completion, put another name on one, and make what is pending."""
    completion = Completion.objects.select_related("person").get(pk=completion_id)
    certificate = Certificate.objects.select_related("person", "completion").get(pk=certificate_id)

    def change_name() -> None:
        with suppress(CertificateRefused):
            reissue(certificate, name=name, by=certificate.person)

    return [lambda: issue(completion), change_name, render_pending]


if __name__ == "__main__":
    worker.ACTS["everything"] = everything
    worker.main()
