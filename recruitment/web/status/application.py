"""An applicant's page: the whole path, what happens now, who has it and by when."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from recruitment.domain.base import coordinators
from recruitment.domain.decisions.reviews import decisions_told, reviewed_decisions
from recruitment.domain.form.answers import versions
from recruitment.domain.status.applicant_history import applicant_history
from recruitment.domain.status.clearance_status import conditions_of, is_starting
from recruitment.domain.status.path import ahead, journey, stands_still
from recruitment.domain.status.status import Now, what_happens_now
from recruitment.domain.workflow.moves import missing_for
from recruitment.models import Application, Stage
from recruitment.models.stages import ASKING, OPEN, STOPPED, WAITING
from recruitment.web.apply.rows import first_open_page, is_row_done, rows_for, said_in
from recruitment.web.status.own import own_application

TODO_AT = {
    "disclosure": "recruitment:about_the_past",
    "agreement": "recruitment:agreement",
    "resume": "recruitment:resume",
    "decision": "recruitment:review",
}

QUIET = gettext_lazy("You do not need to do a thing. If we are late, we tell you. We never go quiet.")
RING = gettext_lazy("You do not need to do a thing. If it cannot wait, ring or text us.")


@require_safe
def application(request: HttpRequest, reference: str) -> HttpResponse:
    """Where there are questions to answer, they are the page; otherwise it says what happens now."""
    found = own_application(request, reference, to_read=True)
    asking = found.stage in ASKING
    if not asking:
        prefetch_related_objects([found], "gates", "moves", "determinations__reviews")
    context = _common(found) | (_tasks(found) if asking else _status(found))
    return render(request, "recruitment/status/tasks.html" if asking else "recruitment/status/status.html", context)


def _common(application: Application) -> dict[str, Any]:
    names = {"done": "done", "here": "now", "ahead": "ahead"}
    now = what_happens_now(application)
    stops = [
        {
            "name": stop.name,
            "state": names[where],
            "turn": now.turn if now.turn != "nobody" else "rest",
        }
        for stop, where in journey(application)
    ]
    return {
        "application": application,
        "now": now,
        "stops": stops,
        "still": stands_still(application),
        "may_pause": application.stage in OPEN,
        "may_stop": application.stage in (*OPEN, *WAITING),
        "is_stopped": application.stage in STOPPED,
    }


def _tasks(application: Application) -> dict[str, Any]:
    """Rows of the task list: done, the one open one, to do, and the door that sends it off."""
    answers = versions(application)
    rows, now_given = [], False
    for row in rows_for(application):
        done = is_row_done(row, answers)
        state = "done" if done else "ahead" if now_given else "now"
        now_given = now_given or not done
        href = reverse("recruitment:task", args=[application.reference, first_open_page(row, answers)])
        words = said_in(row, application, answers) if done else row.words
        rows.append({"title": row.title, "words": words, "href": href, "state": state})
    return {
        "tasks": [*rows, _door(application, now_given)],
        "done": sum(row["state"] == "done" for row in rows),
        "of": len(rows),
    }


def _door(application: Application, open_rows: bool) -> dict[str, Any]:
    after_offer = application.stage == Stage.CONDITIONAL_OFFER
    name = "recruitment:go_ahead" if after_offer else "recruitment:check"
    missing = missing_for(application, "accept" if after_offer else "submit", application.person)
    return {
        "title": _("Tell us to go ahead") if after_offer else _("Read it over and send it"),
        "words": _("Opens when nothing above is open any more.")
        if open_rows
        else missing[0].sentence
        if missing
        else "",
        "href": reverse(name, args=[application.reference]),
        "state": "locked" if missing else "ahead" if open_rows else "now",
        "button": _("Go ahead") if after_offer else _("Read it over"),
    }


def _status(application: Application) -> dict[str, Any]:
    now = what_happens_now(application)
    return {
        "panel": _panel(application, now),
        "todo": [{"words": todo.words, "href": _todo_at(application, todo.to)} for todo in now.todo],
        "so_far": applicant_history(application)[:5],
        "ahead": ahead(application),
        "is_with_us": application.stage == Stage.CLEARED and not is_starting(application),
        "may_write": application.stage == Stage.ENQUIRY and application.profile and application.profile.is_open,
        "has_answers": bool(application.answers.all()),
        "may_undo": application.stage == Stage.WITHDRAWN
        and not missing_for(application, "undo_close", application.person),
        "conditions": conditions_of(application),
        "reopened_by": None if decisions_told(application) else reviewed_decisions(application),
    }


def _panel(application: Application, now: Now) -> dict[str, Any]:
    """For `components/turn.html`: the day that we promise stands last, after what it is about."""
    hear = _("You hear from us by")
    helper = coordinators.coordinator_name(application)
    if now.turn == "us":
        more = RING if now.late else QUIET
        return {"who": now.who, "words": f"{now.what} {hear}", "day": now.by, "more": more}
    also = {"more": f"{now.also} {hear}" if now.by else now.also, "more_day": now.by}
    return {"who": helper, "words": now.what} | also


def _todo_at(application: Application, to: str) -> str:
    if to == "learn":
        return reverse("courses:home")
    return reverse(TODO_AT.get(to, "recruitment:application"), args=[application.reference])
