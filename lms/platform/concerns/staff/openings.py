"""The list of everything sealed that was opened, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.paging import newest_first
from lms.platform.concerns.domain.openings import Opening, described, openings_for

COLUMNS = [
    {"label": _("When")},
    {"label": _("Who")},
    {"label": _("Kind of record")},
    {"label": _("Which part")},
    {"label": _("The reason they gave")},
]


@require_safe
def openings_list(request: HttpRequest) -> HttpResponse:
    """Who, what kind of record, which part, when, why. Nothing can be opened from here."""
    page = newest_first(openings_for(request.user), request.GET.get("before"))
    context = {"columns": COLUMNS, "rows": [_row(one) for one in described(page.rows)], **page.links(request.GET)}
    return render(request, "concerns/staff/openings.html", context)


def _row(one: Opening) -> list[Any]:
    when = date_format(timezone.localtime(one.at), "j F Y, H:i")
    return [when, one.who, one.kind, one.part, one.reason]
