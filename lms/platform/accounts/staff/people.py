"""Everybody who works here, and how an administrator finds or adds somebody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lms.platform.accounts.domain.colleagues import People, Standing, add_person, list_people, look_for, standings_for
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.role_requests import waiting_for
from lms.platform.accounts.domain.roles import RoleRefused
from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.forms import FindForm, NewPersonForm
from lms.platform.accounts.staff.rows import person_row

WORDS = {
    Standing.TODAY: gettext_lazy("Work here today"),
    Standing.MENTORS: gettext_lazy("Mentors"),
    Standing.ENDED: gettext_lazy("Worked here before"),
}


@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """The list, by name; `?who=ended` for those whose role has ended."""
    standings = standings_for(request.user)
    standing = next((one for one in standings if one == request.GET.get("who")), Standing.TODAY)
    page = list_people(standing, viewer=request.user, after=_key(request.GET.get("after", "")))
    today = timezone.localdate()
    gives = has_grant(request.user, Grant.ACCOUNTS_MANAGE)
    context = {
        "filters": [{"words": WORDS[one], "href": _href(one), "on": one == standing} for one in standings],
        "people": [person_row(person, standing, today) for person in page.rows],
        "find": FindForm() if gives else None,
        "waiting": waiting_for(request.user).count(),
        **_links(standing, page, request.GET.get("after", "")),
    }
    return render(request, "accounts/staff/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def find_person(request: HttpRequest) -> HttpResponse:
    """By POST, so that an address stands in no log and no history of a browser."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _find(request, form, status=422 if form.is_bound else 200)
    contact = form.cleaned_data["contact"]
    found = look_for(contact, by=request.user)
    if found:
        return redirect("people_person", found.uuid)
    return _find(request, form, new=NewPersonForm(initial={"contact": contact}, auto_id="new_%s"))


@require_http_methods(["GET", "HEAD", "POST"])
def add_person_page(request: HttpRequest) -> HttpResponse:
    """Somebody new, who opens nothing until they are given a role. Whoever is here already is not added twice."""
    form = NewPersonForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _new(request, form, status=422 if form.is_bound else 200)
    try:
        person, is_new = add_person(**form.cleaned_data, by=request.user)
    except RoleRefused as refusal:
        form.add_error("contact", str(refusal))
        return _new(request, form, status=409)
    if not is_new:
        messages.info(request, _("They are here already, so nobody was added."))
        return redirect("people_person", person.uuid)
    messages.success(request, _("Added. They can open nothing until they have a role."))
    return redirect("people_give", person.uuid)


def _find(request: HttpRequest, form: FindForm, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "accounts/staff/find.html", {"form": form, **more}, status=status)


def _new(request: HttpRequest, form: NewPersonForm, *, status: int) -> HttpResponse:
    return render(request, "accounts/staff/new.html", {"form": form}, status=status)


def _href(standing: Standing, **more: UUID) -> str:
    asked = {} if standing is Standing.TODAY else {"who": standing.value}
    return "?" + "&".join(f"{name}={value}" for name, value in {**asked, **more}.items())


def _links(standing: Standing, page: People, after: str) -> dict[str, str]:
    """The cursor is a person's number, never their name: addresses stand in logs."""
    return {"first": _href(standing) if after else "", "next": _href(standing, after=page.after) if page.after else ""}


def _key(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None
