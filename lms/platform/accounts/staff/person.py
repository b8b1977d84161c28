"""One person's roles: held today, waiting for a second person, held before; giving one and ending one."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.platform.accounts.domain.colleagues import holdings_to_show, seen_by
from lms.platform.accounts.domain.contacts import masked
from lms.platform.accounts.domain.grants import has_grant, is_staff_member
from lms.platform.accounts.domain.last_holder import what_would_be_missing, why_it_cannot_end
from lms.platform.accounts.domain.role_requests import give_or_request_role
from lms.platform.accounts.domain.roles import RoleRefused, end_role
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.copy import role_and_place
from lms.platform.accounts.staff.forms import GiveForm
from lms.platform.accounts.staff.rows import held_row, request_row


@require_safe
def person_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What they may do here, on whose word, and since when. Nothing else about them."""
    found, today = _person(request, uuid), timezone.localdate()
    gives = has_grant(request.user, Grant.ACCOUNTS_MANAGE)
    ends = gives or found == request.user
    holdings = holdings_to_show(found, request.user)
    asked = RoleRequest.objects.open().filter(user=found).select_related("user", "area", "asked_by")
    context = {
        "person": found,
        "held": [held_row(one, _end(found, one) if ends else "") for one in holdings if one.counts_on(today)],
        "waiting": [request_row(one, mine=False) for one in asked],
        "before": [held_row(one) for one in holdings if not one.counts_on(today)],
        "reach": [masked(way) for way in (found.email, found.phone) if way] if gives else [],
        "sign_in": cast(Any, request).may_open("people_sign_in", uuid=found.uuid),
        "may_give": gives and found != request.user,
    }
    return render(request, "accounts/staff/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_role_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A role at once; a sensitive one is asked for, and a second person agrees."""
    found = _person(request, uuid)
    form = GiveForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _give(request, found, form, status=422 if form.is_bound else 200)
    try:
        given = give_or_request_role(found, **form.given(), by=request.user)
    except RoleRefused as refusal:
        return _give(request, found, form, refusal=str(refusal), status=409)
    messages.success(request, _after(given))
    return redirect("people_person", found.uuid)


@require_http_methods(["GET", "HEAD", "POST"])
def end_role_page(request: HttpRequest, uuid: UUID, holding: int) -> HttpResponse:
    """Asks once, and says before that where it cannot be."""
    found = _person(request, uuid)
    held = get_object_or_404(RoleHolding.objects.select_related("user", "area"), user=found, pk=holding)
    refusal = why_it_cannot_end(held)
    if request.method != "POST":
        return _ending(request, held, refusal=refusal)
    try:
        ended = end_role(held, by=request.user)
    except RoleRefused as error:
        return _ending(request, held, refusal=str(error), status=409)
    messages.success(request, _("Ended: %(role)s. What they did stays on record.") % {"role": role_and_place(ended)})
    if found == request.user:
        return redirect("wagtailadmin_home" if is_staff_member(ended.user) else "home:my")
    return redirect("people_person", found.uuid)


def _person(request: HttpRequest, uuid: UUID) -> User:
    return get_object_or_404(seen_by(request.user), uuid=uuid)


def _end(person: User, held: RoleHolding) -> str:
    return reverse("people_end", args=[person.uuid, held.pk])


def _give(request: HttpRequest, person: User, form: GiveForm, *, status: int, **more: Any) -> HttpResponse:
    return render(request, "accounts/staff/give.html", {"person": person, "form": form, **more}, status=status)


def _ending(request: HttpRequest, held: RoleHolding, *, refusal: str, status: int = 200) -> HttpResponse:
    context = {
        "person": held.user,
        "role": role_and_place(held),
        "refusal": refusal,
        "warning": what_would_be_missing(held),
        "mine": held.user == request.user,
    }
    return render(request, "accounts/staff/end.html", context, status=status)


def _after(given: RoleHolding | RoleRequest) -> str:
    words = {"role": role_and_place(given)}
    if isinstance(given, RoleRequest) and given.delayed:
        return _("Asked: %(role)s. It counts once a second person agrees, or after a day if nobody stops it.") % words
    if isinstance(given, RoleRequest):
        return _("Asked: %(role)s. It counts once a second person has agreed.") % words
    return _("Given: %(role)s. It counts from now on.") % words
