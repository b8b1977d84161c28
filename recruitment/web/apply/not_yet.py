"""A plain "not yet", with what else is possible. Never a refusal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.domain.base.coordinators import coordinator_name
from recruitment.domain.form.minimum_age import too_young_by
from recruitment.domain.intake.applications import why_not_yet as why_not_yet
from recruitment.web.status.own import own_application


@require_safe
def not_yet(request: HttpRequest, reference: str) -> HttpResponse:
    """For somebody who is not old enough, or whose role or area is closed meanwhile. Answers stay where they are."""
    application = own_application(request, reference)
    old_enough = not too_young_by(application)
    profile = application.profile
    reason = why_not_yet(profile, area=application.area, old_enough=old_enough) if profile else None
    context = {"application": application, "not_yet": reason, "who": coordinator_name(application)}
    return render(request, "recruitment/apply/not_yet.html", context)
