"""A signed-in person's home."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.accounts.domain.grants import is_staff_member
from lms.home.domain.path import MyPath, my_path
from recruitment.domain.stages import WORDS
from recruitment.models import Application, Clearance, Stage

State = Clearance.State
RESTING = {
    State.RESTRICTED: (
        _("Please pause for now"),
        _("Start nothing new until we have talked with you. Read why on its page."),
    ),
    State.SABBATICAL: (_("You are on a break"), _("Take your time. Ring us when you would like to come back.")),
    State.ENDED: (_("You have finished here"), _("Thank you for all you did. Your training stays yours.")),
}
"""What somebody reads who was cleared and is not out with people today."""


@require_safe
def my_path_page(request: HttpRequest) -> HttpResponse:
    """Where I am, and the one thing that is next."""
    path = my_path(request.user)
    context = {
        "path": path,
        "rows": _rows(path),
        "person": request.user,
        "is_staff": is_staff_member(request.user),
    }
    return render(request, "home/my.html", context)


def _rows(path: MyPath) -> list[dict[str, Any]]:
    return [_row(application) for application in (*path.going, *path.ended)]


def _row(application: Application) -> dict[str, Any]:
    words = WORDS[Stage(application.stage)]
    name, waiting = _resting(application) or (words.now, words.waiting)
    return {
        "title": application.profile.title if application.profile else "",
        "href": reverse("recruitment:application", args=[application.reference]),
        "name": name,
        "waiting": waiting,
        "turn": "you" if words.acts == "applicant" else "us",
        "ended": application.stage in (Stage.WITHDRAWN, Stage.NOT_APPOINTED),
        "since": formats.date_format(application.created_at, "j F Y"),
    }


def _resting(application: Application) -> tuple[Any, Any] | None:
    clearance = getattr(application, "clearance", None)
    return RESTING.get(State(clearance.state)) if clearance else None
