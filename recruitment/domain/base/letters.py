"""The letters of casework: always neutral, always through the outbox, always in the transaction of what they tell."""

from datetime import date

from django.conf import settings

from lms.platform.accounts.models import User
from lms.platform.letters.domain.contact import is_discreet, wishes_of
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.domain.rendering import Wording, render_letter
from lms.platform.letters.domain.sender import sender_for
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.models import Application


def tell_applicant(application: Application, letter: str, *, by: User | None, once: str = "", **words: str) -> bool:
    """Queue `templates/letters/recruitment/<letter>.txt` to the applicant, signed by their coordinator if there is one.

    Every template may use `coordinator`, `reference`, `role` and `by_when`, and the `words` given here: never what
    staff wrote about somebody, which is read after signing in. With `once`, the same letter about this application
    goes out one time only; False where it had gone.
    """
    context = _context(application) | words
    key = once_key(application, letter, once) if once else ""
    queued = queue_letter(application.person, f"recruitment/{letter}", context, by=by, once=key, about=application)
    return queued is not None


def letter_as_sent(application: Application, letter: str, **words: str) -> Wording:
    """The same letter as it would go out now, for whoever has to agree to it first. Nothing is queued."""
    context = _context(application) | words
    person = application.person
    sender = sender_for(person, discreet=is_discreet(person, wishes_of(person)), from_name=context["from_name"])
    return render_letter(f"recruitment/{letter}", context, sender)


def answer_words(review_until: date) -> dict[str, str]:
    """What the letter about an adverse decision says of a fresh look: until when, and by when an answer comes."""
    until = f"{review_until.day} {review_until:%B %Y}"
    return {"review_until": until, "answer_days": str(settings.REVIEW_ANSWER_DAYS)}


def _context(application: Application) -> dict[str, str]:
    named = coordinator_of(application)
    coordinator = named.called if named else ""
    return {
        "from_name": coordinator,
        "coordinator": coordinator,
        "reference": application.shown_reference,
        "role": application.profile.title if application.profile else "",
        "by_when": day(application.expected_by),
    }


def once_key(application: Application, letter: str, once: str) -> str:
    """Under which key a letter goes out one time only."""
    return f"recruitment/{letter}:{application.uuid}:{once}"


def day(when: date) -> str:
    """ "Thursday 26 November", as we say it."""
    return f"{when:%A} {when.day} {when:%B}"
