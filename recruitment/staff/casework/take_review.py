"""A reviewer takes a fresh look that is nobody's yet; from then on the case is on their Today page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.decisions import reviewers
from recruitment.staff.casework.case import person_url


@require_POST
def take_review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Only one that this reviewer could take; whoever is second is told so."""
    review = reviewers.reviews_to_take(request.user).filter(uuid=uuid).first()
    if review is None:
        raise Http404
    try:
        reviewers.take_review(review, by=request.user)
    except MoveRefused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("casework_today")
    messages.success(request, _("It is yours now. Read everything first."))
    return redirect(person_url(review.determination.application))
