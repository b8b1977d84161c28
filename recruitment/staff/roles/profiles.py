"""Role profiles: what a role asks for, its DBS level approved by a second person, and whether people may apply."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import Refused
from recruitment.domain.roles import profiles
from recruitment.domain.roles.affected import affected_by
from recruitment.domain.roles.proposals import open_proposal, waiting_for
from recruitment.models import Clearance, RoleProfile
from recruitment.staff.casework.case import person_url
from recruitment.staff.roles.profile_forms import ApproveForm, ProfileForm
from recruitment.staff.roles.profile_rows import COLUMNS, facts_of, row_of
from recruitment.staff.roles.proposal_rows import COMPARED, compared, concerned_rows, waiting_row

EDIT = (Grant.PAGES_EDIT, Grant.ROLE_PROFILE_EDIT)


@require_safe
def profile_list(request: HttpRequest) -> HttpResponse:
    """Every role, with what is due; a scheme has few."""
    found = RoleProfile.objects.prefetch_related("areas")
    context = {
        "columns": COLUMNS,
        "rows": [row_of(profile) for profile in found],
        "may_write": has_grant(request.user, Grant.ROLE_PROFILE_EDIT),
        "waiting": [waiting_row(one) for one in waiting_for(request.user).select_related("profile", "proposed_by")],
    }
    return render(request, "recruitment/staff/roles/profiles.html", context)


@require_safe
def profile_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One role: what it asks for, what it still needs, and what may be done with it."""
    return _page(request, get_object_or_404(RoleProfile, pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_profile(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a new role or change one: an editor its story alone. Whom it concerns is shown first, and asked about."""
    found = get_object_or_404(RoleProfile, pk=pk) if pk else RoleProfile()
    story_only = not has_grant(request.user, Grant.ROLE_PROFILE_EDIT)
    form = ProfileForm(request.POST if request.method == "POST" else None, profile=found, story_only=story_only)
    if not form.is_bound or not form.is_valid():
        return _form(request, form, status=422 if form.is_bound else 200)
    in_the_way = _in_the_way(request, form)
    if in_the_way:
        return _form(request, form, status=409, **in_the_way)
    try:
        saved, proposal = form.carry_out(by=request.user)
    except ValidationError as errors:
        form.mend(errors)
        return _form(request, form, status=422)
    except Refused as refusal:
        return _form(request, form, status=409, refusal=refusal.sentence)
    messages.success(request, _("Proposed. It counts once a decision maker has agreed.") if proposal else _("Saved."))
    return redirect("roles_page", saved.pk)


@require_POST
def approve_profile_level(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person says that the law allows this level."""
    found, form = get_object_or_404(RoleProfile, pk=pk), ApproveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    return _do(request, found, _("Approved."), profiles.approve_level, review_on=form.cleaned_data["review_on"])


@require_POST
def publish_profile(request: HttpRequest, pk: int) -> HttpResponse:
    """People may apply."""
    return _do(request, get_object_or_404(RoleProfile, pk=pk), _("People may apply now."), profiles.publish_profile)


@require_POST
def unpublish_profile(request: HttpRequest, pk: int) -> HttpResponse:
    """No new people for now."""
    done = _("Nobody new can apply. Whoever is on the way goes on.")
    return _do(request, get_object_or_404(RoleProfile, pk=pk), done, profiles.unpublish_profile)


def _do(request: HttpRequest, found: RoleProfile, done: str, action: Any, **given: Any) -> HttpResponse:
    try:
        action(found, by=request.user, **given)
    except Refused as refusal:
        return _page(request, get_object_or_404(RoleProfile, pk=found.pk), refusal=refusal.sentence, status=409)
    messages.success(request, done)
    return redirect("roles_page", found.pk)


def _page(request: HttpRequest, found: RoleProfile, *, status: int = 200, **more: Any) -> HttpResponse:
    to_approve = found.dbs_level not in profiles.WITHOUT_REASON and found.eligibility_rationale.strip()
    context = {
        "profile": found,
        "facts": facts_of(found),
        "missing": []
        if found.is_published
        else [{"sentence": one.sentence} for one in profiles.missing_to_publish(found)],
        "review_due": profiles.review_is_due(found, timezone.localdate()),
        "may_edit": _may_edit(request.user),
        "may_approve": to_approve and has_grant(request.user, Grant.DECIDE),
        "form": ApproveForm(),
        "proposal": open_proposal(found),
        "may_read_proposal": any(has_grant(request.user, one) for one in (Grant.DECIDE, Grant.ROLE_PROFILE_EDIT)),
    }
    return render(request, "recruitment/staff/roles/profile.html", context | more, status=status)


def _form(request: HttpRequest, form: ProfileForm, *, status: int, **more: Any) -> HttpResponse:
    return render(request, "recruitment/staff/roles/profile_form.html", {"form": form, **more}, status=status)


def _in_the_way(request: HttpRequest, form: ProfileForm) -> dict[str, Any]:
    """What has to be looked at before this is saved; empty where nothing has."""
    if request.POST.get("as_of", "") != form.as_of:
        return {
            "refusal": _(
                "Somebody changed this role meanwhile. Look at it on its page, then save yours if you still want to."
            )
        }
    if form.lowers():
        return {} if form.cleaned_data["reason"].strip() else _asks_why(request, form)
    affected, concerned = form.affected(), form.concerned()
    if (affected or not concerned.nobody) and request.POST.get("agreed_to") != form.demand():
        names = _names(affected, request.user)
        return {"affected": names, "concerned": concerned_rows(concerned), "asked": form.demand()}
    return {}


def _asks_why(request: HttpRequest, form: ProfileForm) -> dict[str, Any]:
    """What would ask for less, whom that concerns, and a box for the reason."""
    if "proposes" in request.POST:
        form.add_error("reason", _("Say why this role should ask for less."))
    before, after = form.safety()
    return {
        "lowers": compared(before, after),
        "columns": COMPARED,
        "concerned": concerned_rows(affected_by(form.profile)),
    }


def _names(affected: list[Clearance], viewer: User) -> dict[str, Any]:
    """Those whom the viewer may see by name, and how many others there are: an editor works on no case."""
    seen = Clearance.objects.worked_by(viewer).filter(pk__in=[one.pk for one in affected])
    people = [
        {"name": one.person.full_name or one.person.called, "href": person_url(one.application)}
        for one in seen.select_related("person", "application").order_by("pk")
    ]
    return {"people": people, "others": len(affected) - len(people)}


def _may_edit(user: User) -> bool:
    return any(has_grant(user, grant) for grant in EDIT)
