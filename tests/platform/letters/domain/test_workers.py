"""Several workers at once: on PostgreSQL four, on SQLite (one writer, by design) one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from tests import cast
from tests.platform.letters.conftest import PLAIN
from tests.platform.letters.smtp_sink import SmtpSink


def sweep() -> int:
    try:
        return send_due()
    finally:
        connection.close()


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_workers_at_once_send_each_letter_once(settings: pytest.FixtureRequest) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    for _ in range(60):
        queue_letter(cast.sam(), PLAIN, {})
    with SmtpSink() as sink:
        settings.MAILERS = sink.mailers
        if connection.vendor == "postgresql":
            with ThreadPoolExecutor(4) as pool:
                sent = list(pool.map(lambda _: sweep(), range(4)))
        else:
            sent = [send_due() for _ in range(4)]
    assert (sum(sent), len({letter["Message-ID"] for letter in sink.letters}), len(sink.letters)) == (60, 60, 60)
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}
