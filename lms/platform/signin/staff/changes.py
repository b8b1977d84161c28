"""The list of sign-in changes: those that wait first of all by being new, and what became of the others."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lms.paging import newest_first
from lms.platform.signin.models import ContactChange
from lms.platform.signin.staff.standing import chip_of, moment, what_of

COLUMNS = [
    {"label": _("Who")},
    {"label": _("What")},
    {"label": _("Why")},
    {"label": _("Asked")},
    {"label": _("Agreed by")},
    {"label": _("Where it stands")},
]


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Newest first. No address and no number stands here, not even in part."""
    seen = ContactChange.objects.visible_to(request.user).select_related("person", "asked_by", "agreed_by")
    page = newest_first(seen, request.GET.get("before"))
    context = {"columns": COLUMNS, "rows": [_row(one) for one in page.rows], **page.links(request.GET)}
    return render(request, "signin/staff/changes.html", context)


def _row(change: ContactChange) -> list[Any]:
    href = reverse("people_sign_in", args=[change.person.uuid])
    asked_by = change.asked_by.called if change.asked_by else ""
    return [
        {"words": change.person.full_name or change.person.called, "href": href},
        what_of(change),
        change.get_reason_display(),
        f"{asked_by}, {moment(change.asked_at)}".lstrip(", "),
        _agreed(change),
        chip_of(change),
    ]


def _agreed(change: ContactChange) -> str:
    """Who, and from when it counts where that is still to come."""
    if change.agreed_at is None:
        return "–"
    who = change.agreed_by.called if change.agreed_by else _("Somebody who has left")
    counts = gettext("Counts from %(when)s.") % {"when": moment(change.due_at)}
    return f"{who}. {counts}" if change.is_open else str(who)
