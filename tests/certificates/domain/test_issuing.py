"""One certificate for each completion: given with it, replaced for a new name, taken back with it."""

import pytest
from django.db import transaction

from certificates.domain import status
from certificates.domain.issuing import CertificateRefused, issue, reissue, revoke, successor
from certificates.models import Certificate
from courses.domain.completion import correct_completion, withdraw_completion
from courses.models import Completion
from courses.signals import completion_recorded
from lms.platform.accounts.models import User
from lms.platform.trust.models import AuditEntry
from tests.factories.certificates import a_certificate, a_completion, a_module
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hear"), pytest.mark.both]
hear = laid_out_once(a_module)
Reason = Certificate.Reason


def test_completing_a_module_gives_a_pending_certificate_at_once(priya: User) -> None:
    completion = a_completion(priya)
    certificate = Certificate.objects.get()
    assert (certificate.completion, certificate.person, certificate.status) == (completion, priya, "pending")


def test_the_signal_sent_twice_gives_one_certificate(priya: User) -> None:
    completion = a_completion(priya)
    completion_recorded.send(sender=Completion, completion=completion, supersedes=None)
    assert Certificate.objects.filter(completion=completion).count() == 1


def test_issuing_again_returns_the_same_certificate(priya: User) -> None:
    certificate = a_certificate(priya)
    assert issue(certificate.completion) == certificate


def test_issuing_again_does_not_bring_back_what_was_taken_back(priya: User) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Reason.ISSUED_IN_ERROR, by=None)
    assert issue(certificate.completion) == certificate
    assert Certificate.objects.live().count() == 0


def test_a_completion_rolled_back_leaves_no_certificate(priya: User) -> None:
    with transaction.atomic():
        a_completion(priya)
        transaction.set_rollback(True)
    assert Certificate.objects.count() == 0


def test_a_withdrawn_completion_gets_no_certificate(priya: User, owen: User) -> None:
    completion = a_completion(priya)
    withdraw_completion(completion, by=owen, reason="Entered for the wrong person")
    Certificate.objects.all().delete()
    with pytest.raises(CertificateRefused):
        issue(completion)


def test_withdrawing_a_completion_takes_its_certificate_back(priya: User, owen: User) -> None:
    certificate = a_certificate(priya)
    withdraw_completion(certificate.completion, by=owen, reason="Entered for the wrong person")
    certificate.refresh_from_db()
    assert (certificate.status, certificate.revoked_reason) == ("revoked", "completion_withdrawn")


def test_a_correction_replaces_the_certificate_and_keeps_name_day_and_choice(dana: User, owen: User) -> None:
    first = reissue(a_certificate(dana), name="Dee", by=dana)
    Certificate.objects.filter(pk=first.pk).update(show_name=True)
    newer = correct_completion(first.completion, changes={"minutes": 60}, by=owen, reason="It was one hour")
    certificate = Certificate.objects.live().get()
    assert (certificate.completion, certificate.supersedes, certificate.show_name) == (newer, first, True)
    assert (certificate.snapshot["name"], certificate.snapshot["minutes"]) == ("Dee", 60)
    assert certificate.snapshot["given_on"] == first.snapshot["given_on"]


def test_a_renewal_adds_a_certificate_and_the_old_one_stays(priya: User) -> None:
    first, second = a_certificate(priya), a_certificate(priya, cycle=1)
    assert list(Certificate.objects.live().order_by("pk")) == [first, second]


def test_a_new_name_gives_a_new_certificate_with_a_new_code(dana: User) -> None:
    first = a_certificate(dana)
    second = reissue(first, name="Dana Whitlock", by=dana)
    first.refresh_from_db()
    assert (first.status, second.supersedes, second.issue_no) == ("superseded", first, 2)
    assert second.code != first.code
    assert successor(first) == second


def test_only_the_name_differs_between_two_issues(dana: User) -> None:
    first = a_certificate(dana)
    second = reissue(first, name="Dana Whitlock", by=dana)
    differs = {key for key, value in second.snapshot.items() if first.snapshot[key] != value}
    assert differs == {"name", "code", "issue_no"}


def test_the_same_name_changes_nothing(dana: User) -> None:
    certificate = a_certificate(dana)
    assert reissue(certificate, name="Dee Whitlock", by=dana) == certificate
    assert Certificate.objects.count() == 1


def test_nobody_can_put_somebody_elses_name_on_a_certificate(dana: User) -> None:
    certificate = a_certificate(dana)
    with pytest.raises(CertificateRefused, match="names that you have given us"):
        reissue(certificate, name="Priya Nand", by=dana)
    assert Certificate.objects.get().status == "pending"


def test_a_stale_page_cannot_replace_a_certificate_twice(dana: User) -> None:
    stale = a_certificate(dana)
    reissue(Certificate.objects.get(pk=stale.pk), name="Dana Whitlock", by=dana)
    with pytest.raises(CertificateRefused, match="replaced already"):
        reissue(stale, name="Dee", by=dana)
    assert Certificate.objects.count() == 2


def test_taking_back_twice_does_it_once(priya: User) -> None:
    certificate = a_certificate(priya)
    done = [revoke(certificate, reason=Reason.ISSUED_IN_ERROR, by=None) for _ in range(2)]
    assert done == [True, False]


def test_every_step_leaves_an_audit_row_without_names(dana: User, owen: User) -> None:
    certificate = reissue(a_certificate(dana), name="Dana Whitlock", by=dana)
    revoke(certificate, reason=Reason.ISSUED_IN_ERROR, by=owen)
    rows = AuditEntry.objects.filter(action__startswith="certificates.").order_by("pk")
    assert [row.action.removeprefix("certificates.") for row in rows] == ["issued", "issued", "revoked"]
    assert "Dana" not in str([(row.fields, row.ids) for row in rows])


def test_the_successor_of_a_certificate_that_stands_is_itself(priya: User) -> None:
    certificate = a_certificate(priya)
    assert successor(certificate) == certificate


def test_a_certificate_that_is_over_does_not_become_valid(priya: User) -> None:
    certificate = a_certificate(priya)
    revoke(certificate, reason=Reason.ISSUED_IN_ERROR, by=None)
    assert status.mark_valid(certificate) is False
