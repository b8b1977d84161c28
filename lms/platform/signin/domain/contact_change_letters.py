"""Who hears of a contact change: whoever reads the old contacts, and, where a sensitive role goes with it, the lead."""

from django.utils import timezone
from django.utils.formats import date_format

from lms.platform.accounts.domain.grants import grants_of, holders
from lms.platform.accounts.roles import SENSITIVE_GRANTS, Grant
from lms.platform.letters.domain.outbox import queue_alert, queue_letter
from lms.platform.signin.models import ContactChange


def tell_person(change: ContactChange) -> None:
    """By every contact that is theirs still, at once: an old one that is somebody else's now is gone already.

    Urgent, as a day is short and a night with its quiet hours is half of it; as discreet as every letter. Somebody with
    no contact at all has just been talked with, and there is nobody else to warn.
    """
    if not (change.person.email or change.person.phone):
        return
    said = {
        "when": date_format(timezone.localtime(change.due_at), r"H:i \o\n l j F"),
        "gone": "gone" if change.shuts_at_once else "",
        "new": "new" if change.contact else "",
    }
    queue_alert(change.person, "signin/contact_changes", said, once=f"contact_change:{change.uuid}", about=change)


def tell_lead(change: ContactChange) -> None:
    """The letter names nobody: the list of sign-in changes does. Whoever it is about is not told of it here."""
    if not grants_of(change.person) & SENSITIVE_GRANTS:
        return
    for reader in holders(Grant.CONCERN_READ).exclude(pk=change.person_id):
        queue_letter(reader, "signin/for_the_lead", {}, once=f"contact_change:{change.uuid}:{reader.pk}")
