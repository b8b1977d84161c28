"""The PDF is made once the completion is committed, and made up for whatever was lost on the way."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from certificates.domain import rendering
from certificates.domain.finished_pdfs import discard_pdf, keep_pdf, pdf_name, read_pdf
from certificates.domain.issuing import reissue, revoke
from certificates.domain.pdf import make_pdf
from certificates.domain.rendering import finished_pdf, render, render_certificate, render_pending
from certificates.domain.status import mark_valid
from certificates.models import Certificate
from lms.platform.accounts.models import User
from tests.factories.certificates import a_certificate, a_completion, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear")]
hear = laid_out_once(a_module)
Committed = DjangoCaptureOnCommitCallbacks


def pdf_path(certificate: Certificate) -> Path:
    return Path(storages["private"].path(pdf_name(certificate.uuid)))


def test_committing_a_completion_makes_its_pdf(priya: User, django_capture_on_commit_callbacks: Committed) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        a_completion(priya)
    certificate = Certificate.objects.get()
    assert (certificate.status, certificate.rendered_at is not None) == ("valid", True)
    assert read_pdf(certificate.uuid).startswith(b"%PDF-")


def test_a_task_that_was_lost_is_made_up_for_by_the_sweep(priya: User) -> None:
    certificate = a_certificate(priya)
    assert (render_pending(), render_pending()) == (1, 0)
    certificate.refresh_from_db()
    assert certificate.status == "valid"


def test_killed_before_it_was_kept_it_is_made_again(priya: User) -> None:
    certificate = a_certificate(priya)
    make_pdf(certificate)
    assert read_pdf(certificate.uuid) is None
    assert render_pending() == 1
    assert Certificate.objects.filter(status="valid").count() == 1


def test_killed_between_keeping_and_marking_it_is_marked_by_the_sweep(priya: User) -> None:
    certificate = a_certificate(priya)
    keep_pdf(certificate.uuid, make_pdf(certificate))
    assert render_pending() == 1
    certificate.refresh_from_db()
    assert (certificate.status, len(list(pdf_path(certificate).parent.glob(f"{certificate.uuid}*")))) == (
        "valid",
        1,
    )


def test_two_workers_at_once_mark_it_once(priya: User) -> None:
    certificate = a_certificate(priya)
    assert [mark_valid(certificate), mark_valid(Certificate.objects.get())] == [True, False]


def test_a_second_run_of_the_task_changes_nothing_but_the_file(priya: User) -> None:
    certificate = a_certificate(priya)
    render_certificate.func(certificate.pk)
    first = Certificate.objects.get().rendered_at
    render_certificate.func(certificate.pk)
    assert Certificate.objects.get().rendered_at == first


def test_a_task_for_a_certificate_that_is_over_or_gone_makes_nothing(priya: User) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    render_certificate.func(certificate.pk)
    render_certificate.func(0)
    assert read_pdf(certificate.uuid) is None


def test_one_taken_back_while_it_was_drawn_keeps_no_file(priya: User) -> None:
    stale = a_certificate(priya)
    revoke(Certificate.objects.get(), reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    render(stale)
    assert (read_pdf(stale.uuid), Certificate.objects.get().status) == (None, "revoked")


def test_a_replaced_certificates_file_is_removed(dana: User, django_capture_on_commit_callbacks: Committed) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        old = a_certificate(dana)
    with django_capture_on_commit_callbacks(execute=True):
        new = reissue(old, name="Dana Whitlock", by=dana)
    assert (read_pdf(old.uuid), read_pdf(new.uuid) is not None) == (None, True)


@pytest.mark.usefixtures("may_complain")
def test_one_that_cannot_be_drawn_does_not_stop_the_rest(priya: User, settings: Any, tmp_path: Any) -> None:
    a_certificate(priya, a_module("deep", outcomes=["x" * 190] * 600))
    good = a_certificate(priya)
    assert render_pending() == 1
    assert list(Certificate.objects.filter(status="valid")) == [good]


def test_the_command_says_how_many_it_made(priya: User, capsys: pytest.CaptureFixture[str]) -> None:
    a_certificate(priya)
    call_command("issue_pending_certificates")
    assert capsys.readouterr().out == "1 made\n"


def test_a_finished_pdf_is_given_as_it_was_kept(priya: User) -> None:
    certificate = a_certificate(priya)
    keep_pdf(certificate.uuid, b"%PDF-kept")
    assert finished_pdf(certificate) == b"%PDF-kept"


def test_a_pdf_that_was_lost_is_made_again_when_it_is_asked_for(priya: User) -> None:
    certificate = a_certificate(priya)
    assert finished_pdf(certificate).startswith(b"%PDF-")


def test_none_is_made_for_a_certificate_that_is_over(priya: User) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Certificate.Reason.ISSUED_IN_ERROR, by=None)
    assert finished_pdf(certificate) is None


def test_files_are_private_and_named_by_nothing_but_a_random_number(priya: User, settings: Any) -> None:
    certificate = a_certificate(priya)
    rendering.render(certificate)
    path = pdf_path(certificate)
    assert path.stat().st_mode & 0o077 == 0
    assert path.name == f"{certificate.uuid}.pdf"
    assert not path.is_relative_to(settings.MEDIA_ROOT)


def test_discarding_what_is_not_there_is_no_error(priya: User) -> None:
    discard_pdf(a_certificate(priya).uuid)
