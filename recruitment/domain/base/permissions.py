"""May this person act on this case at all? Asked by every function that records something."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from lms.platform.accounts.domain.relationships import conflicted
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import GateRefused, MoveRefused
from recruitment.models import Application, Clearance, Stage
from recruitment.models.scope import may_act
from recruitment.models.stages import BEFORE_OFFER, EVIDENCE, STOPPED


def why_not(application: Application, by: User, *grants: Grant, own: bool = False) -> str:
    """Why `by` may not act here, as a sentence; empty where they may. `own`: the applicant may do it too."""
    if by.pk == application.person_id:
        return "" if own else _("This is your own case. Somebody else has to do this.")
    if not may_act(by, application, *grants):
        return _("Your role does not do this here.")
    return conflicted(by, application.person)


def refuse_unless(application: Application, by: User, *grants: Grant, own: bool = False) -> None:
    """Raise GateRefused where `why_not` has an answer."""
    refusal = why_not(application, by, *grants, own=own)
    if refusal:
        raise GateRefused(refusal)


def refuse_unless_at(application: Application, stages: Sequence[str], sentence: str) -> None:
    """Raise MoveRefused with `sentence` where the application is at none of `stages`."""
    if application.stage not in stages:
        raise MoveRefused(sentence)


def why_no_evidence(application: Application) -> str:
    """Why nothing that a check rests on is written down here now, as a sentence; empty where it counts.

    Asked of the stored row, as somebody may have stopped since the caller's copy was read.
    """
    stage = Application.objects.values_list("stage", flat=True).get(pk=application.pk)
    ended = Clearance.objects.filter(application=application, state=Clearance.State.ENDED)
    if stage in BEFORE_OFFER:
        return _("This comes after the offer.")
    if stage in STOPPED or (stage == Stage.CLEARED and ended.exists()):
        return _("This has come to an end, so nothing more is written down here.")
    return "" if stage in EVIDENCE else _("This waits until the application goes on.")


def refuse_unless_evidence_counts(application: Application) -> None:
    """Raise GateRefused where `why_no_evidence` has an answer: each rule that writes evidence down asks this."""
    refusal = why_no_evidence(application)
    if refusal:
        raise GateRefused(refusal)
