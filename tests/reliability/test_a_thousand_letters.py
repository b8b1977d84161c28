"""A mail server that was away comes back to a full outbox."""

import time
from typing import Any

import pytest
from django.utils import timezone

from lms.platform.accounts.domain.people import create_person
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.sending import send_due
from lms.platform.letters.models import Letter
from tests.platform.letters.conftest import PLAIN
from tests.platform.letters.smtp_sink import SmtpSink

pytestmark = pytest.mark.django_db


def test_a_thousand_letters_go_within_five_minutes_of_the_servers_return(settings: Any) -> None:
    """The promise of 7-trust, on a server that takes each letter at once."""
    with SmtpSink() as first:
        settings.MAILERS, port = first.mailers, first.port
    people = [create_person(full_name=f"Person {n}", email=f"p{n}@example.org", by=None) for n in range(20)]
    for n in range(1000):
        queue_letter(people[n % 20], PLAIN, {}, once=f"thousand:{n}")
    send_due()
    Letter.objects.filter(state="waiting").update(not_before=timezone.now())
    with SmtpSink(port) as back:
        begun = time.monotonic()
        assert send_due() == 1000
        assert time.monotonic() - begun < 120
        assert len({letter["Message-ID"] for letter in back.letters}) == len(back.letters) == 1000
