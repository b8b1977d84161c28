"""A proposal to ask less of people in a role: a decision maker reads all of it, and agrees or hands it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.refusals import Refused
from recruitment.domain.roles import proposals
from recruitment.domain.roles.affected import affected_by
from recruitment.models import ProfileProposal
from recruitment.staff.roles.profile_forms import HandBackForm
from recruitment.staff.roles.proposal_rows import COMPARED, compared, concerned_rows, proposed_words


@require_safe
def proposal_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What changes, whom it concerns, who proposed it and why."""
    return _page(request, _proposal(pk))


@require_POST
def agree_to_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The decision maker's word."""
    found = _proposal(pk)
    try:
        profile = proposals.agree_to_proposal(found, by=request.user)
    except Refused as refusal:
        return _page(request, _proposal(pk), refusal=refusal.sentence, status=409)
    messages.success(request, _("Agreed. The role asks for this from now on."))
    return redirect("roles_page", profile.pk)


@require_POST
def hand_back_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The role stays as it is."""
    found, form = _proposal(pk), HandBackForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        proposals.hand_back_proposal(found, reason=form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        return _page(request, _proposal(pk), refusal=refusal.sentence, status=409)
    messages.success(request, _("Handed back. The role stays as it is."))
    return redirect("roles_page", found.profile_id)


def _proposal(pk: int) -> ProfileProposal:
    return get_object_or_404(ProfileProposal.objects.select_related("profile", "proposed_by", "decided_by"), pk=pk)


def _page(request: HttpRequest, found: ProfileProposal, *, status: int = 200, **more: Any) -> HttpResponse:
    decides, writes = (has_grant(request.user, grant) for grant in (Grant.DECIDE, Grant.ROLE_PROFILE_EDIT))
    context = {
        "proposal": found,
        "columns": COMPARED,
        "rows": compared(found.before, found.after),
        "concerned": concerned_rows(affected_by(found.profile)),
        "proposed": proposed_words(found),
        "approves_level": proposals.approves_level(found),
        "outcome": proposals.outcome_of(found),
        "why_not": proposals.why_not_agree(found, request.user),
        "may_answer": found.is_open and (decides or writes),
        "form": HandBackForm(),
    }
    return render(request, "recruitment/staff/roles/proposal.html", context | more, status=status)
