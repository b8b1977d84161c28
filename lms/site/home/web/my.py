"""A signed-in person's home."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lms.platform.accounts.domain.grants import is_staff_member
from lms.site.home.domain.path import MyPath, my_path
from recruitment.domain.status.status import what_happens_now
from recruitment.domain.workflow.stages import WORDS
from recruitment.models import Application, Stage
from recruitment.models.stages import OPEN


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
    """The words of its own page, in short: its stage while it is on the way and in time, else what is to say first."""
    now = what_happens_now(application)
    on_the_way = application.stage in OPEN and not now.late
    return {
        "title": application.profile.title if application.profile else "",
        "href": reverse("recruitment:application", args=[application.reference]),
        "name": f"{WORDS[Stage(application.stage)].now}." if on_the_way else now.lead,
        "words": now.what,
        "by": now.by if now.turn == "us" else None,
        "turn": now.turn,
    }
