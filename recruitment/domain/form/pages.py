"""The application form as a table: one question a page, in this order.

To add a question: one `Task` here, and its words in the screen. Never asked here: criminal record, CV, gaps in work,
a photograph, National Insurance number. Pages after the offer are in `AFTER`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.platform.accounts.domain.contacts import is_mobile, tidy_email, tidy_phone
from lms.platform.accounts.models import ContactPreference
from recruitment.models import Answer, Application, GateKind

OLDEST, YOUNGEST = 120, 10
"""Between which ages, in years, a date of birth is taken for no slip. What a role asks for is another matter."""

FieldKind = Literal["line", "text", "phone", "email", "choice", "choices", "yes", "yes_no", "date", "rows"]


@dataclass(frozen=True)
class Field:
    """One value in a task's answer. `keys` are the choices, or the parts of each row; `needs` names those parts that
    none of the rows may lack.

    `forget`: it leads on to the right page and is never stored, as what somebody picks would tell something about them
    that nobody here needs to know.
    """

    name: str
    kind: FieldKind
    required: bool = False
    keys: tuple[str, ...] = ()
    least: int = 0
    needs: Mapping[str, Any] = MappingProxyType({})
    forget: bool = False


@dataclass(frozen=True)
class Task:
    """One page. `section` groups pages in the task list; `material` names the gates that a later change makes stale.

    `channels`: it is asked of those alone who want to be reached in one of these ways. `needed_for`: an optional page
    that those who want to be reached in one of these ways must answer.
    """

    slug: str
    section: str
    title: Any
    fields: tuple[Field, ...]
    optional: bool = False
    material: tuple[GateKind, ...] = ()
    channels: tuple[str, ...] = ()
    needed_for: tuple[str, ...] = ()


SECTIONS = {
    "you": gettext_lazy("About you"),
    "reach": gettext_lazy("How to reach you safely"),
    "help": gettext_lazy("What would help you"),
    "why": gettext_lazy("In your own words"),
    "offer": gettext_lazy("Before the checks"),
}
Channel = ContactPreference.Channel
CHANNELS = tuple(Channel.values)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS_OF_DAY = ("mornings", "afternoons", "evenings")
NEEDS = ("access", "language", "reading", "child_care", "travel", "fares")

BEFORE: tuple[Task, ...] = (
    Task("name", "you", gettext_lazy("Your name"), (Field("full_name", "line", True),)),
    Task("called", "you", gettext_lazy("What we call you"), (Field("preferred_name", "line"),), optional=True),
    Task("pronouns", "you", gettext_lazy("Your pronouns"), (Field("pronouns", "line"),), optional=True),
    Task("age", "you", gettext_lazy("Your age"), (Field("old_enough", "yes_no", True),)),
    Task("channel", "reach", gettext_lazy("The best way to reach you"), (Field("channel", "choice", True, CHANNELS),)),
    Task(
        "number",
        "reach",
        gettext_lazy("Your phone number"),
        (Field("contact_phone", "phone", True),),
        channels=(Channel.TEXT, Channel.CALL),
    ),
    Task(
        "email",
        "reach",
        gettext_lazy("Your email address"),
        (Field("contact_email", "email", True),),
        channels=(Channel.EMAIL,),
    ),
    Task("times", "reach", gettext_lazy("When it is safe"), (Field("safe_times", "line", True),)),
    Task(
        "voicemail",
        "reach",
        gettext_lazy("Leaving a message"),
        (Field("voicemail_ok", "yes_no", True),),
    ),
    Task(
        "saying-who",
        "reach",
        gettext_lazy("Saying who we are"),
        (Field("may_say_who", "yes_no", True), Field("do_not_mention_scheme", "yes")),
    ),
    Task("alias", "reach", gettext_lazy("Your name online"), (Field("alias", "line"),), optional=True),
    Task(
        "address",
        "reach",
        gettext_lazy("Your address"),
        (Field("address", "text"),),
        optional=True,
        needed_for=(Channel.POST,),
    ),
    Task(
        "supporter",
        "reach",
        gettext_lazy("Somebody who supports you"),
        (Field("name", "line"), Field("contact", "line"), Field("they_agreed", "yes")),
        optional=True,
    ),
    Task(
        "needs",
        "help",
        gettext_lazy("What you need from us"),
        (Field("needs", "choices", False, NEEDS), Field("words", "text")),
        optional=True,
    ),
    Task("free", "help", gettext_lazy("When you are free"), (Field("times", "choices"), Field("words", "text"))),
    Task("why", "why", gettext_lazy("Why you want to do this"), (Field("words", "text"), Field("rather_tell", "yes"))),
    Task(
        "lived-experience",
        "why",
        gettext_lazy("What you have been through"),
        (Field("words", "text"), Field("may_match", "yes")),
        optional=True,
    ),
    Task("heard", "why", gettext_lazy("How you heard of us"), (Field("words", "line"),), optional=True),
)

PLACE = {"address": gettext_lazy("where it was")}
REFEREE = {"name": gettext_lazy("a name"), "contact": gettext_lazy("a way to reach them")}

AFTER: tuple[Task, ...] = (
    Task(
        "private-route",
        "offer",
        gettext_lazy("A private way for earlier names"),
        (Field("wants_route", "yes_no", True, forget=True),),
    ),
    Task(
        "legal-name",
        "offer",
        gettext_lazy("Your name on papers"),
        (Field("legal_name", "line", True),),
        material=(GateKind.IDENTITY, GateKind.DBS),
    ),
    Task(
        "other-names",
        "offer",
        gettext_lazy("Other names"),
        (Field("names", "text"), Field("none", "yes")),
        material=(GateKind.IDENTITY, GateKind.DBS),
    ),
    Task(
        "date-of-birth",
        "offer",
        gettext_lazy("Your date of birth"),
        (Field("date_of_birth", "date", True),),
        material=(GateKind.IDENTITY, GateKind.DBS),
    ),
    Task(
        "addresses",
        "offer",
        gettext_lazy("Where you have lived"),
        (
            Field("addresses", "rows", True, ("from", "to", "address"), 1, PLACE),
            Field("help_wanted", "yes"),
        ),
        material=(GateKind.DBS,),
    ),
    Task(
        "referees",
        "offer",
        gettext_lazy("Two people who can speak for you"),
        (
            Field("referees", "rows", True, ("name", "relationship", "contact"), 2, REFEREE),
            Field("help_wanted", "yes"),
        ),
        material=(GateKind.REFERENCES,),
    ),
)
TASKS: dict[str, Task] = {task.slug: task for task in (*BEFORE, *AFTER)}

EITHER = {"why": ("words", "rather_tell"), "other-names": ("names", "none"), "free": ("times", "words")}
"""Pages on which one of several answers is enough."""


def problems(task: Task, data: dict[str, Any], channel: str = "") -> dict[str, str]:
    """What is still missing or odd on one page: field name to a sentence. Empty: the page is complete.

    `channel` is how they want to be reached: a text needs a mobile, and a letter an address.
    """
    found = {field.name: sentence for field in task.fields if (sentence := _problem(field, data.get(field.name)))}
    either = EITHER.get(task.slug)
    if either and not any(data.get(name) for name in either):
        found.setdefault(either[0], _("Answer here, or choose the other way."))
    if channel in task.needed_for and not any(data.values()):
        found[task.fields[0].name] = _("You picked a letter, so we need to know where to send it. Or pick another way.")
    if channel == Channel.TEXT and task.slug == "number" and not found and not _takes_texts(data["contact_phone"]):
        found["contact_phone"] = _("You picked a text, and this is not a mobile number. A UK mobile begins with 07.")
    if task.slug == "other-names" and data.get("names") and data.get("none"):
        found["names"] = _("There are names here, and you ticked that there are none. Keep the one that is true.")
    if task.slug in ("addresses", "referees") and data.get("help_wanted"):
        found.pop(task.slug, None)
    return found


def tidy(task: Task, data: dict[str, Any]) -> dict[str, Any]:
    """Only what the page asks, with spaces trimmed. Raises KeyError for a field that the page does not have."""
    known = {field.name for field in task.fields}
    strange = set(data) - known
    if strange:
        raise KeyError(f"{task.slug} does not ask for {', '.join(sorted(strange))}")
    return {name: value.strip() if isinstance(value, str) else value for name, value in data.items()}


def kept(task: Task, data: dict[str, Any]) -> dict[str, Any]:
    """What is stored of `data`: everything but what we only asked to lead on from."""
    forgotten = {field.name for field in task.fields if field.forget}
    return {name: value for name, value in data.items() if name not in forgotten}


def is_asked(task: Task, channel: str) -> bool:
    """Whether a page belongs to somebody who wants to be reached by `channel`."""
    return not task.channels or channel in task.channels


def is_optional(task: Task, channel: str) -> bool:
    """Whether somebody who wants to be reached by `channel` may leave the page out."""
    return task.optional and channel not in task.needed_for


def channel_of(answers: Mapping[str, Answer]) -> str:
    """How somebody said on the form that they want to be reached; empty where they have not said."""
    answer = answers.get("channel")
    return (answer.data.get("channel") or "") if answer else ""


def unfinished(application: Application, tasks: Iterable[Task]) -> list[Task]:
    """The pages, in order, that still need the person. Optional pages, and those for another channel, do not."""
    answers = {answer.task: answer for answer in application.answers.all()}
    complete = {slug for slug, answer in answers.items() if answer.complete}
    channel = channel_of(answers)
    asked = [task for task in tasks if is_asked(task, channel) and not is_optional(task, channel)]
    return [task for task in asked if task.slug not in complete]


def age_on(day: date, born: date) -> int:
    """Whole years; somebody born on 29 February is a year older on 1 March (as the law has it in England)."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _problem(field: Field, value: Any) -> str:
    if field.required and value in (None, "", []):
        return _("This one is still open.")
    if value in (None, "", []):
        return ""
    return _CHECKS[field.kind](field, value)


def _is_known(field: Field, value: Any) -> str:
    return "" if value in field.keys else _("Choose one of these.")


def _are_known(field: Field, value: Any) -> str:
    known = isinstance(value, list) and all(isinstance(one, str) for one in value)
    known = known and (not field.keys or set(value) <= set(field.keys))
    return "" if known else _("Choose from these.")


def _is_date(field: Field, value: Any) -> str:
    try:
        born = date.fromisoformat(value)
    except (TypeError, ValueError):
        return _("This is not a date. Use a day, a month and a year, like 27 3 1990.")
    return birthday_problem(born)


def birthday_problem(born: date) -> str:
    """A sentence where nobody who fills this in was born on that day: a year is often a slip, such as this year's."""
    return "" if OLDEST >= timezone.localdate().year - born.year >= YOUNGEST else _("Check the year.")


def _has_rows(field: Field, value: Any) -> str:
    if not isinstance(value, list):
        return _("Fill in or take out the empty line.")
    rows = [row for row in value if isinstance(row, dict) and set(row) <= set(field.keys) and any(row.values())]
    if len(rows) != len(value):
        return _("Fill in or take out the empty line.")
    if len(rows) < field.least:
        return _("We need %(count)d of these.") % {"count": field.least}
    missing = [said for part, said in field.needs.items() if not all(row.get(part) for row in rows)]
    parts = _(" and ").join(str(said) for said in missing)
    return _("Each of these still needs %(parts)s.") % {"parts": parts} if parts else ""


def _is_yes_or_no(field: Field, value: Any) -> str:
    return "" if isinstance(value, bool) else _("Choose yes or no.")


def _is_words(field: Field, value: Any) -> str:
    return "" if isinstance(value, str) else _("Write it in words.")


def _tidies(tidy: Callable[[str], str]) -> Callable[[Field, Any], str]:
    """A check whose sentence is the one that `tidy` has for what it cannot read."""

    def check(field: Field, value: Any) -> str:
        try:
            tidy(str(value))
        except ValidationError as odd:
            return str(odd.messages[0])
        return ""

    return check


def _takes_texts(phone: str) -> bool:
    """A UK mobile; of another country's number we cannot tell, so it may be one."""
    tidied = tidy_phone(phone)
    return is_mobile(tidied) or not tidied.startswith("+44")


_CHECKS = {
    "line": _is_words,
    "text": _is_words,
    "phone": _tidies(tidy_phone),
    "email": _tidies(tidy_email),
    "choice": _is_known,
    "choices": _are_known,
    "yes": _is_yes_or_no,
    "yes_no": _is_yes_or_no,
    "date": _is_date,
    "rows": _has_rows,
}
