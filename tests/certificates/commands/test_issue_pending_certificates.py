"""`manage.py issue_pending_certificates`: the PDFs that are still missing are made, once."""

from io import StringIO

import pytest
from django.core.management import call_command

from certificates.domain.finished_pdfs import read_pdf
from certificates.models import Certificate
from lms.platform.accounts.models import User
from tests.factories.courses import completion, module

pytestmark = pytest.mark.django_db


def run() -> str:
    said = StringIO()
    call_command("issue_pending_certificates", stdout=said)
    return said.getvalue()


def test_where_nothing_waits_nothing_is_made() -> None:
    assert run() == "0 made\n"


def test_what_waits_is_made_and_the_second_time_nothing_is_left(priya: User) -> None:
    completion(priya, module(lessons=1, questions=1))
    assert [run(), run()] == ["1 made\n", "0 made\n"]
    made = Certificate.objects.get()
    assert (made.status, read_pdf(made.uuid)[:5]) == (Certificate.Status.VALID, b"%PDF-")


def test_one_that_cannot_be_made_stops_no_other_and_waits_on(
    priya: User, dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in (priya, dana):
        completion(person, module(f"for-{person.pk}", lessons=1, questions=1))
    stuck = Certificate.objects.get(person=priya)
    keep = "certificates.domain.rendering.keep_pdf"
    monkeypatch.setattr(keep, lambda uuid, content: 1 / 0 if uuid == stuck.uuid else None)
    assert run() == "1 made\n"
    assert Certificate.objects.get(person=priya).status == Certificate.Status.PENDING
