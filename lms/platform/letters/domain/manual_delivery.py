"""Letters that no machine may or can carry: printed, read out or handed over by a person, who then says so."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.contacts import readable
from lms.platform.accounts.domain.preferences import phone_of
from lms.platform.accounts.models import ContactPreference, User
from lms.platform.letters.domain.contact import is_discreet, wishes_of
from lms.platform.letters.domain.rendering import Wording, render_letter, subject_line
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.domain.states import make_move
from lms.platform.letters.models import Letter
from lms.platform.trust.damaged import is_unreadable, words
from lms.platform.trust.domain.audit import record


def words_of(letter: Letter) -> Wording:
    """What was sent, word for word; before that, what would be sent now."""
    if letter.wording:
        return Wording(subject=letter.wording["subject"], body=letter.wording["body"], text="")
    voice = sender_for(
        letter.person,
        discreet=is_discreet(letter.person, wishes_of(letter.person)),
        from_name=letter.context.get("from_name", ""),
    )
    if is_unreadable(letter.context):
        return Wording(subject=subject_line(letter.template), body=words(), text=words())
    return render_letter(letter.template, letter.context, voice)


def subject_of(letter: Letter) -> str:
    """Its first line, without making the letter: for lists."""
    return letter.wording["subject"] if letter.wording else subject_line(letter.template)


@transaction.atomic
def hand_over(letter: Letter, *, by: User) -> bool:
    """`by` has printed, read out or handed over `letter`; False where somebody else was first."""
    wording = words_of(letter)
    if not make_move(letter, "hand_over", sent_at=timezone.now()):
        return False
    letter.wording = {"subject": wording.subject, "body": wording.body}
    letter.save(update_fields=["wording"])
    record("letters.handed_over", by=by, target=letter, ids={"template": letter.template})
    return True


@transaction.atomic
def send_letter_again_by_machine(letter: Letter, *, by: User) -> bool:
    """Let a machine try once more, after the address was mended; False where the letter is no longer on the list."""
    if not make_move(letter, "send_again", attempts=0, not_before=timezone.now(), last_error=""):
        return False
    record("letters.sent_again", by=by, target=letter, ids={"template": letter.template})
    return True


def rules_for(person: User, wishes: ContactPreference | None) -> list[dict[str, str | bool]]:
    """What to mind before reaching `person`, in sentences; the firm ones are `strong`. Not knowing is minded too."""
    wishes = wishes or ContactPreference(user=person)
    times = (wishes.safe_times or "").strip()
    phone = phone_of(person, wishes)
    said = [
        (is_discreet(person, wishes), True, _("Say who we are to nobody but them. Use a plain envelope.")),
        (not wishes.voicemail_ok, True, _("Leave no message on the phone.")),
        (times, False, _("Safe times: %(times)s") % {"times": times}),
        (phone, False, _("Phone: %(phone)s") % {"phone": readable(phone)}),
        (wishes.notes, False, wishes.notes or ""),
    ]
    return [{"words": words, "strong": strong} for wanted, strong, words in said if wanted]


def address_lines(wishes: ContactPreference | None) -> list[str]:
    """Where to post a letter, line by line; empty where we were given no address."""
    address = wishes.address if wishes is not None else None
    parts = address.values() if isinstance(address, dict) else address or []
    return [str(part) for part in parts if part]
