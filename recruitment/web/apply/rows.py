"""The form's pages as the task list shows them: a few rows, each with one or more pages behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.domain.form import pages
from recruitment.models import Answer, Application
from recruitment.models.stages import BEFORE_OFFER
from recruitment.web.apply.copy import PAGES
from recruitment.web.apply.copy.page import Words


@dataclass(frozen=True)
class Row:
    """One row of the task list; `pages` are slugs of domain/form.py, in order."""

    title: Words
    words: Words
    pages: tuple[str, ...]


BEFORE_ROWS = (
    Row(_("Your name"), _("The one you use, and what we call you."), ("name", "called", "pronouns")),
    Row(_("Are you 18 or over?"), _("Yes or not yet."), ("age",)),
    Row(
        _("How can we reach you safely?"),
        _("About 3 minutes. It is how we get in touch."),
        ("channel", "number", "email", "times", "voicemail", "saying-who", "alias", "address"),
    ),
    Row(_("Somebody to support you"), _("A friend or a worker. Only if you want."), ("supporter",)),
    Row(_("What you need from us"), _("Help with reading, travel or child care. A quiet room."), ("needs",)),
    Row(_("Why you want to do this"), _("Type it, or tell us on the phone."), ("why", "lived-experience")),
    Row(_("When you are free"), _("A rough idea is fine."), ("free", "heard")),
)
AFTER_ROWS = (
    Row(
        _("Names on your papers"),
        _("Any other names. There is a private way."),
        ("private-route", "legal-name", "other-names"),
    ),
    Row(_("When were you born?"), _("We did not ask before the offer."), ("date-of-birth",)),
    Row(_("Where you have lived"), _("The last five years. We can do it together."), ("addresses",)),
    Row(_("Two people who can speak for you"), _("A worker, a tutor or a sponsor is fine."), ("referees",)),
)


def rows_for(application: Application) -> tuple[Row, ...]:
    """The rows that this application's task list has now: before the offer, or after it."""
    return BEFORE_ROWS if application.stage in BEFORE_OFFER else AFTER_ROWS


def row_of(page: str) -> tuple[int, tuple[Row, ...]]:
    """Where a page stands: the index of its row, and all rows beside it."""
    rows = BEFORE_ROWS if any(page in row.pages for row in BEFORE_ROWS) else AFTER_ROWS
    return next(number for number, row in enumerate(rows) if page in row.pages), rows


def is_page_done(page: str, answers: Mapping[str, Answer]) -> bool:
    """A page that must be answered is done when complete; an optional one as soon as it was looked at or passed."""
    answer = answers.get(page)
    return pages.is_optional(pages.TASKS[page], pages.channel_of(answers)) or (answer is not None and answer.complete)


def pages_of(row: Row, answers: Mapping[str, Answer]) -> list[str]:
    """The row's pages that this person is asked: some belong to one way of being reached alone."""
    channel = pages.channel_of(answers)
    return [page for page in row.pages if pages.is_asked(pages.TASKS[page], channel)]


def where_on_row(page: str, answers: Mapping[str, Answer]) -> dict[str, int]:
    """Part 3 of 7, question 2 of 6: where a page stands among all parts, and within its own."""
    number, rows = row_of(page)
    pages = pages_of(rows[number], answers)
    at = pages.index(page) + 1 if page in pages else 1
    return {"part": number + 1, "parts": len(rows), "number": at, "of": len(pages)}


def is_row_done(row: Row, answers: Mapping[str, Answer]) -> bool:
    """Every page with a required answer is complete; a row of optional pages is done once one was saved."""
    if all(pages.TASKS[page].optional for page in row.pages):
        return any(page in answers for page in row.pages)
    return all(is_page_done(page, answers) for page in pages_of(row, answers))


def first_open_page(row: Row, answers: Mapping[str, Answer]) -> str:
    """Where to go on in a row: the first page not answered yet, else its first."""
    return next((page for page in pages_of(row, answers) if not is_page_done(page, answers)), row.pages[0])


def page_after(page: str, answers: Mapping[str, Answer]) -> str | None:
    """The page that follows: the next one of its row, then the first open page of a later or earlier row."""
    number, rows = row_of(page)
    row = rows[number]
    later = row.pages[row.pages.index(page) + 1 :]
    following = [one for one in pages_of(row, answers) if one in later]
    if following:
        return following[0]
    around = (*rows[number + 1 :], *rows[:number])
    open_row = next((row for row in around if not is_row_done(row, answers)), None)
    return first_open_page(open_row, answers) if open_row else None


def said_in(row: Row, application: Application, answers: Mapping[str, Answer]) -> str:
    """A short, harmless answer to stand under a row that is done; empty for everything in somebody's own words."""
    choice = PAGES["channel"].fields["channel"].choices.get(pages.channel_of(answers), "")
    said = {
        "name": gettext("We call you %(name)s.") % {"name": application.person.called},
        "age": _age_said(answers),
        "channel": f"{choice[0] if isinstance(choice, tuple) else choice}.",
    }
    return said.get(row.pages[0], "")


def _age_said(answers: Mapping[str, Answer]) -> str:
    """What they answered, not what we hoped for."""
    answer = answers.get("age")
    return gettext("Yes.") if answer and answer.data.get("old_enough") else gettext("Not yet.")
