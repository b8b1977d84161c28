"""What waits for a second person: the list, one request, agreeing to it and handing it back."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.platform.accounts.domain.colleagues import roles_today
from lms.platform.accounts.domain.role_requests import (
    agree_to_role_request,
    hand_back_role_request,
    outcome_of,
    waiting_for,
    waiting_on_others,
    why_not,
)
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.models import RoleRequest
from lms.platform.accounts.staff.copy import role_and_place
from lms.platform.accounts.staff.rows import request_facts, request_row

AT_ONCE = 30
"""The oldest come first: when these are answered, the next ones stand here."""


@require_safe
def role_request_list(request: HttpRequest) -> HttpResponse:
    """What this person may agree to, and what waits for somebody else."""
    mine, others = waiting_for(request.user), waiting_on_others(request.user)
    context = {
        "mine": [request_row(one, mine=True) for one in _for_screen(mine)],
        "others": [request_row(one, mine=False) for one in _for_screen(others)],
        "count": mine.count(),
        "count_others": others.count(),
    }
    return render(request, "accounts/staff/requests.html", context)


@require_safe
def role_request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What agreeing would open, and to whom."""
    return _page(request, _request(pk))


@require_POST
def agree_to_role(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person's word."""
    asked = _request(pk)
    try:
        given = agree_to_role_request(asked, by=request.user)
    except RoleRefused as refusal:
        return _page(request, _request(pk), refusal=str(refusal), status=409)
    words = {"name": given.user.get_full_name(), "role": role_and_place(given)}
    messages.success(request, _("Agreed. %(name)s has this role from now on: %(role)s.") % words)
    return redirect("people_requests")


@require_POST
def hand_back_role(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not given."""
    try:
        hand_back_role_request(_request(pk), by=request.user)
    except RoleRefused as refusal:
        return _page(request, _request(pk), refusal=str(refusal), status=409)
    messages.success(request, _("Handed back. Nothing was given."))
    return redirect("people_requests")


def _for_screen(found: QuerySet[RoleRequest]) -> QuerySet[RoleRequest]:
    return found.select_related("user", "area", "asked_by")[:AT_ONCE]


def _request(pk: int) -> RoleRequest:
    people = RoleRequest.objects.select_related("user", "area", "asked_by", "agreed_by", "stopped_by")
    return get_object_or_404(people, pk=pk)


def _page(request: HttpRequest, asked: RoleRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "asked": asked,
        "facts": request_facts(asked),
        "held": [role_and_place(one) for one in roles_today(asked.user)],
        "outcome": "" if asked.is_open else outcome_of(asked),
        "why_not": why_not(asked, request.user),
        "mine": asked.asked_by == request.user,
    }
    return render(request, "accounts/staff/request.html", context | more, status=status)
