"""Give, replace and take back certificates. Each function is one transaction with its audit row.

The row is written in the completion's own transaction and is the outbox: a task makes the PDF after the commit, and
`rendering.render_pending` makes up for any that was lost. A partial unique constraint allows one live certificate for
each completion, so that two signals, two processes or a crash never make two.
"""

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.domain import snapshot, status
from certificates.domain.codes import new_code
from certificates.domain.finished_pdfs import discard_pdf
from certificates.domain.names import names_of
from certificates.domain.rendering import render_certificate
from certificates.models import Certificate
from courses.models import Completion
from lms.platform.accounts.models import User
from lms.platform.trust.domain.audit import record


class CertificateRefused(ValueError):
    """What was asked for cannot be done; the message is a sentence for the screen."""


@transaction.atomic
def issue(completion: Completion, *, by: User | None = None) -> Certificate:
    """The certificate of `completion`: made the first time, afterwards the newest there is, whatever its status.

    Where the completion corrects another, that one's certificate is superseded. Raises CertificateRefused for a
    completion that has been withdrawn.
    """
    if completion.withdrawn_at:
        raise CertificateRefused(_("This completion has been withdrawn, so there is no certificate for it."))
    corrected = Certificate.objects.live().filter(completion=completion.supersedes_id).first()
    # Asks again where another process is a moment quicker, so that both get the same row.
    certificate, is_new = Certificate.objects.get_or_create(
        completion=completion, issue_no=1, defaults=_first(completion, corrected)
    )
    if not is_new:
        return Certificate.objects.filter(completion=completion).latest("issue_no")
    if corrected:
        status.mark_superseded(corrected)
        transaction.on_commit(partial(discard_pdf, corrected.uuid))
    return _announced(certificate, by=by)


@transaction.atomic
def reissue(certificate: Certificate, *, name: str, by: User) -> Certificate:
    """The same facts under another of the holder's names; the old one is superseded and its PDF removed.

    Nothing happens where the name is the same. Raises CertificateRefused where the name is not among the holder's own,
    or where the certificate is over already.
    """
    if name == certificate.snapshot["name"]:
        return certificate
    if name not in names_of(certificate.person):
        raise CertificateRefused(_("Choose one of the names that you have given us."))
    if not status.mark_superseded(certificate):
        raise CertificateRefused(_("This certificate has been replaced already. Look at your list for the new one."))
    transaction.on_commit(partial(discard_pdf, certificate.uuid))
    number = certificate.issue_no + 1
    row = _row(certificate.person, {**certificate.snapshot, "name": name, "issue_no": number}, replaces=certificate)
    newer = Certificate.objects.create(completion=certificate.completion, issue_no=number, **row)
    return _announced(newer, by=by)


@transaction.atomic
def revoke(certificate: Certificate, *, reason: Certificate.Reason, by: User | None) -> bool:
    """Take a certificate back; its PDF is removed. False where it is over already."""
    if not status.mark_revoked(certificate, reason):
        return False
    record("certificates.revoked", by=by, target=certificate, fields=["status"], ids={"reason": reason.value})
    transaction.on_commit(partial(discard_pdf, certificate.uuid))
    return True


@transaction.atomic
def revoke_for(completion: Completion) -> int:
    """Take back what a withdrawn completion had earned; returns how many certificates that were (0 or 1)."""
    reason = Certificate.Reason.COMPLETION_WITHDRAWN
    live = Certificate.objects.live().filter(completion=completion)
    return sum(revoke(certificate, reason=reason, by=completion.withdrawn_by) for certificate in live)


@transaction.atomic
def choose_name_shown(certificate: Certificate, *, shown: bool, by: User) -> None:
    """Whether somebody who checks the code sees the name. Only the holder is asked, and only for a live certificate."""
    Certificate.objects.live().filter(pk=certificate.pk).update(show_name=shown)
    record("certificates.name_shown", by=by, target=certificate, fields=["show_name"], ids={"shown": int(shown)})


def successor(certificate: Certificate) -> Certificate:
    """The certificate that stands in place of this one now: itself, unless another that still exists superseded it."""
    while following := Certificate.objects.filter(supersedes=certificate).first():
        certificate = following
    return certificate


def _first(completion: Completion, corrected: Certificate | None) -> dict[str, Any]:
    if corrected is None:
        name, given_on = names_of(completion.person)[0], timezone.localdate()
    else:
        name, given_on = corrected.snapshot["name"], date.fromisoformat(corrected.snapshot["given_on"])
    says = snapshot.frozen(completion, name=name, given_on=given_on) | {"issue_no": 1}
    return _row(completion.person, says, replaces=corrected)


def _row(person: User, says: dict[str, Any], *, replaces: Certificate | None) -> dict[str, Any]:
    code = new_code()
    says = {**says, "code": code}
    return {
        "person": person,
        "code": code,
        "snapshot": says,
        "snapshot_hash": snapshot.hash_of(says),
        "expires_at": snapshot.end_of(says["expires_on"]),
        "supersedes": replaces,
        "show_name": bool(replaces and replaces.show_name),
    }


def _announced(certificate: Certificate, *, by: User | None) -> Certificate:
    ids = {"completion": certificate.completion.uuid, "issue": certificate.issue_no}
    record("certificates.issued", by=by, target=certificate, ids=ids)
    transaction.on_commit(partial(render_certificate.enqueue, certificate.pk))
    return certificate
