"""What follows from a restriction: who tells the people they support, who takes over, when somebody talks with them.

A restriction stands on the coordinator's list until that is written down.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.permissions import refuse_move_unless
from recruitment.domain.base.refusals import ConcurrentGateChange, MoveRefused
from recruitment.models import Clearance, RestrictionFollowUp


@transaction.atomic
def record_follow_up(
    clearance: Clearance, *, people_told: str, handed_over: str, talk: str, by: User
) -> RestrictionFollowUp:
    """Write down what follows from the restriction that stands now.

    Raises MoveRefused where there is none or a part is empty, ConcurrentChange where a colleague was first.
    """
    refuse_move_unless(clearance.application, by, Grant.CASE_WORK)
    standing = Clearance.objects.select_for_update().get(pk=clearance.pk)
    if standing.state != Clearance.State.RESTRICTED:
        raise MoveRefused(_("This clearance is not restricted."))
    said = {"people_told": people_told.strip(), "handed_over": handed_over.strip(), "talk": talk.strip()}
    if not all(said.values()):
        raise MoveRefused(_("All three are needed. If there is nothing to do, say so in a word or two."))
    found = RestrictionFollowUp(clearance=standing, sequence=standing.sequence, by=by, **said)
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError as error:
        first = RestrictionFollowUp.objects.filter(clearance=standing, sequence=standing.sequence).first()
        if first is None:
            raise
        raise ConcurrentGateChange(first.by.called, first.at) from error
    record("recruitment.restriction_followed_up", by=by, target=standing, fields=sorted(said))
    return found
