"""The letters of casework: always neutral, always through the outbox, always in the transaction of what they tell."""

from datetime import date

from lms.platform.accounts.models import User
from lms.platform.letters.domain.outbox import queue_letter
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.models import Application


def tell_applicant(application: Application, letter: str, *, by: User | None, once: str = "", **words: str) -> bool:
    """Queue `templates/letters/recruitment/<letter>.txt` to the applicant, signed by their coordinator if there is one.

    Every template may use `coordinator`, `reference`, `role` and `by_when`, and the `words` given here: never what
    staff wrote about somebody, which is read after signing in. With `once`, the same letter about this application
    goes out one time only; False where it had gone.
    """
    named = coordinator_of(application)
    coordinator = named.called if named else ""
    context = {
        "from_name": coordinator,
        "coordinator": coordinator,
        "reference": application.shown_reference,
        "role": application.profile.title if application.profile else "",
        "by_when": day(application.expected_by),
        **words,
    }
    key = once_key(application, letter, once) if once else ""
    queued = queue_letter(application.person, f"recruitment/{letter}", context, by=by, once=key, about=application)
    return queued is not None


def once_key(application: Application, letter: str, once: str) -> str:
    """Under which key a letter goes out one time only."""
    return f"recruitment/{letter}:{application.uuid}:{once}"


def day(when: date) -> str:
    """ "Thursday 26 November", as we say it."""
    return f"{when:%A} {when.day} {when:%B}"
