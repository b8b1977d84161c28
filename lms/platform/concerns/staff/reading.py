"""The lead's and the deputy's screens: what was raised, its words once a reason is given, and what was done."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from lms.platform.concerns.domain.closing import ConcernRefused, close_concern
from lms.platform.concerns.domain.reading import open_versions, readings_of
from lms.platform.concerns.models import Concern
from lms.platform.paging import newest_first
from lms.platform.signin.web.reasons import forget_reason, kept_reason, prove_before_opening
from lms.platform.signin.web.step_up import recently_signed_in
from lms.platform.trust.domain.reveal import RevealRefused

PLACES = {
    "person": gettext_lazy("Somebody’s page in the casework"),
    "application": gettext_lazy("Their own application"),
    "answers": gettext_lazy("The answers of a form"),
    "lesson": gettext_lazy("A lesson"),
    "conversation": gettext_lazy("The log of a conversation"),
}
"""What people call the screens that name themselves; a check names itself by its kind, which reads well as it is."""


@require_safe
def concern_list(request: HttpRequest) -> HttpResponse:
    """Newest first; `?closed=1` for those that are dealt with."""
    state = Concern.State.CLOSED if request.GET.get("closed") else Concern.State.OPEN
    seen = Concern.objects.visible_to(request.user).filter(state=state).select_related("about", "raised_by")
    page = newest_first(seen.with_sent_again(request.user), request.GET.get("before"))
    filters = [
        {"words": _("Open"), "href": "?", "on": state == Concern.State.OPEN},
        {"words": _("Dealt with"), "href": "?closed=1", "on": state == Concern.State.CLOSED},
    ]
    context = {"concerns": page.rows, "filters": filters, **page.links(request.GET, "closed")}
    return render(request, "concerns/staff/list.html", context)


@require_safe
def concern_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One concern, its words still closed; a reason typed before a step-up stands where it was."""
    found = _concern(request, uuid)
    _asked, reason = kept_reason(request, [_key(found)])
    return _page(request, found, reason=reason)


@sensitive_variables()
@require_POST
def reveal_concern(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Its words, on this page and this time only."""
    found = _concern(request, uuid)
    reason = request.POST.get("reason", "")
    if not recently_signed_in(request):
        page = reverse("concerns_page", args=[found.uuid])
        return prove_before_opening(request, _key(found), reason=reason, page=page)
    try:
        opened = open_versions(found, reason, by=request.user)
    except RevealRefused as refusal:
        return _page(request, found, reason=reason, refusal=str(refusal), status=422)
    forget_reason(request)
    return _page(request, found, opened=opened)


@require_POST
def close_concern_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """It is dealt with."""
    found, outcome = _concern(request, uuid), request.POST.get("outcome", "")
    try:
        close_concern(found, outcome=outcome, by=request.user)
    except ConcernRefused as refusal:
        return _page(request, found, outcome=outcome, close_refusal=str(refusal), status=422)
    messages.success(request, _("Closed. What was done is kept with it."))
    return redirect("concerns_list")


def _page(request: HttpRequest, found: Concern, *, status: int = 200, **shown: object) -> HttpResponse:
    place = PLACES.get(found.where, capfirst(re.sub(r"[-_]", " ", found.where)))
    context = {
        "concern": found,
        "place": place,
        "readings": readings_of(found),
        "versions": found.versions(request.user),
        **shown,
    }
    return render(request, "concerns/staff/concern.html", context, status=status)


def _key(found: Concern) -> str:
    return f"concern.{found.uuid}"


def _concern(request: HttpRequest, uuid: UUID) -> Concern:
    seen = Concern.objects.visible_to(request.user).select_related("about", "raised_by", "closed_by")
    return get_object_or_404(seen, uuid=uuid)
