"""What was done about a concern, said by one of its readers when it is dealt with."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.concerns.models import Concern
from lms.platform.trust.domain.audit import record


class ConcernRefused(Exception):
    """It cannot be done; the message is a sentence for the screen."""


@transaction.atomic
def close_concern(concern: Concern, *, outcome: str, by: User) -> Concern:
    """`by` has dealt with it; `outcome`, sealed, says how. Raises ConcernRefused, with the reason as a sentence."""
    if not concern.may_reveal(by, "outcome"):
        raise ConcernRefused(_("You cannot read this, so you cannot close it."))
    if not outcome.strip():
        raise ConcernRefused(_("Say in a sentence or two what was done."))
    now = timezone.now()
    closed = {"state": Concern.State.CLOSED, "closed_at": now, "closed_by": by}
    if not Concern.objects.filter(pk=concern.pk, state=Concern.State.OPEN).update(**closed):
        raise ConcernRefused(_("Somebody has closed it already."))
    concern.refresh_from_db()
    concern.outcome = outcome.strip()
    concern.save(update_fields=["outcome"])
    record("concerns.closed", by=by, target=concern, fields=["state", "outcome"])
    return concern
