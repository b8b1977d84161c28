"""The role's minimum age. Nobody is refused by the machine: the application stays, and a person is told."""

from datetime import date

from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.letters.domain.outbox import queue_letter
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.base.letters import once_key
from recruitment.domain.form import pages
from recruitment.models import Application

PAGES = ("age", "date-of-birth")
ADULT = 18


def youngest(application: Application) -> int:
    """The age that the role asks for."""
    return application.profile.minimum_age if application.profile else ADULT


def too_young_by(application: Application) -> str:
    """The page whose answer says that they are too young today, or "": their word, after the offer their birthday."""
    answers = {answer.task: answer.data for answer in application.answers.filter(task__in=PAGES)}
    born = answers.get("date-of-birth", {}).get("date_of_birth")
    if born and pages.age_on(timezone.localdate(), date.fromisoformat(born)) < youngest(application):
        return "date-of-birth"
    return "age" if answers.get("age", {}).get("old_enough") is False else ""


def tell_coordinator(application: Application, *, by: User) -> None:
    """Once, where somebody with an offer turns out to be too young. The letter says nothing about anybody's age."""
    coordinator = coordinator_of(application)
    if coordinator and too_young_by(application) == "date-of-birth":
        once = once_key(application, "a_word", "")
        words = {"reference": application.shown_reference}
        queue_letter(coordinator, "recruitment/a_word", words, by=by, once=once, about=application)
