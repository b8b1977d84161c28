"""The application form as a table: one question a page, in this order.

To add a question: one `Task` here, and its words in the screen. Never asked here: criminal record, CV, gaps in work,
a photograph, National Insurance number. Pages after the offer are in `AFTER`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.models import ContactPreference
from recruitment.models import Application, GateKind

FieldKind = Literal["line", "text", "choice", "choices", "yes", "yes_no", "date", "rows"]


@dataclass(frozen=True)
class Field:
    """One value in a task's answer. `keys` are the choices, or the parts of each row."""

    name: str
    kind: FieldKind
    required: bool = False
    keys: tuple[str, ...] = ()
    least: int = 0


@dataclass(frozen=True)
class Task:
    """One page. `section` groups pages in the task list; `material` names the gates that a later change makes stale."""

    slug: str
    section: str
    title: Any
    fields: tuple[Field, ...]
    optional: bool = False
    material: tuple[GateKind, ...] = ()


SECTIONS = {
    "you": gettext_lazy("About you"),
    "reach": gettext_lazy("How to reach you safely"),
    "help": gettext_lazy("What would help you"),
    "why": gettext_lazy("In your own words"),
    "offer": gettext_lazy("Before the checks"),
}
CHANNELS = tuple(ContactPreference.Channel.values)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS_OF_DAY = ("mornings", "afternoons", "evenings")
NEEDS = ("access", "language", "reading", "child_care", "travel", "fares")

BEFORE: tuple[Task, ...] = (
    Task(
        "name",
        "you",
        gettext_lazy("Your name"),
        (Field("full_name", "line", True),),
        material=(GateKind.IDENTITY, GateKind.DBS),
    ),
    Task("called", "you", gettext_lazy("What we call you"), (Field("preferred_name", "line"),), optional=True),
    Task("pronouns", "you", gettext_lazy("Your pronouns"), (Field("pronouns", "line"),), optional=True),
    Task("age", "you", gettext_lazy("Your age"), (Field("old_enough", "yes_no", True),)),
    Task("channel", "reach", gettext_lazy("The best way to reach you"), (Field("channel", "choice", True, CHANNELS),)),
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
    Task("address", "reach", gettext_lazy("Your address"), (Field("address", "text"),), optional=True),
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

AFTER: tuple[Task, ...] = (
    Task(
        "private-route",
        "offer",
        gettext_lazy("A private way for earlier names"),
        (Field("wants_route", "yes_no", True),),
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
        (Field("addresses", "rows", True, ("from", "to", "address"), 1), Field("help_wanted", "yes")),
        material=(GateKind.DBS,),
    ),
    Task(
        "referees",
        "offer",
        gettext_lazy("Two people who can speak for you"),
        (Field("referees", "rows", True, ("name", "relationship", "contact"), 2), Field("help_wanted", "yes")),
        material=(GateKind.REFERENCES,),
    ),
)
TASKS: dict[str, Task] = {task.slug: task for task in (*BEFORE, *AFTER)}

EITHER = {"why": ("words", "rather_tell"), "other-names": ("names", "none"), "free": ("times", "words")}
"""Pages on which one of several answers is enough."""


def problems(task: Task, data: dict[str, Any]) -> dict[str, str]:
    """What is still missing or odd on one page: field name to a sentence. Empty: the page is complete."""
    found = {field.name: sentence for field in task.fields if (sentence := _problem(field, data.get(field.name)))}
    either = EITHER.get(task.slug)
    if either and not any(data.get(name) for name in either):
        found.setdefault(either[0], _("Answer here, or choose the other way."))
    if task.slug == "addresses" and data.get("help_wanted"):
        found.pop("addresses", None)
    if task.slug == "referees" and data.get("help_wanted"):
        found.pop("referees", None)
    return found


def tidy(task: Task, data: dict[str, Any]) -> dict[str, Any]:
    """Only what the page asks, with spaces trimmed. Raises KeyError for a field that the page does not have."""
    known = {field.name for field in task.fields}
    strange = set(data) - known
    if strange:
        raise KeyError(f"{task.slug} does not ask for {', '.join(sorted(strange))}")
    return {name: value.strip() if isinstance(value, str) else value for name, value in data.items()}


def unfinished(application: Application, tasks: Iterable[Task]) -> list[Task]:
    """The pages, in order, that still need the person. Optional pages never do."""
    complete = set(application.answers.filter(complete=True).values_list("task", flat=True))
    return [task for task in tasks if not task.optional and task.slug not in complete]


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
    today = timezone.localdate()
    return "" if date(today.year - 120, 1, 1) <= born < today else _("Check the year.")


def _has_rows(field: Field, value: Any) -> str:
    if not isinstance(value, list):
        return _("Fill in or take out the empty line.")
    rows = [row for row in value if isinstance(row, dict) and set(row) <= set(field.keys) and any(row.values())]
    if len(rows) != len(value):
        return _("Fill in or take out the empty line.")
    return "" if len(rows) >= field.least else _("We need %(count)d of these.") % {"count": field.least}


def _is_yes_or_no(field: Field, value: Any) -> str:
    return "" if isinstance(value, bool) else _("Choose yes or no.")


def _is_words(field: Field, value: Any) -> str:
    return "" if isinstance(value, str) else _("Write it in words.")


_CHECKS = {
    "line": _is_words,
    "text": _is_words,
    "choice": _is_known,
    "choices": _are_known,
    "yes": _is_yes_or_no,
    "yes_no": _is_yes_or_no,
    "date": _is_date,
    "rows": _has_rows,
}
