"""How the private way for earlier names works, and whom to ask: shown to whoever wants to know, and never noted."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lms.platform.pages.context import dialled
from recruitment.domain.form.answers import versions
from recruitment.domain.intake import applications
from recruitment.web.apply.rows import page_after
from recruitment.web.status.own import own_application


@require_safe
def earlier_names(request: HttpRequest, reference: str) -> HttpResponse:
    """What it is, the team's contact, and on to the next page of the form."""
    application = own_application(request, reference)
    following = page_after("private-route", versions(application)) or "legal-name"
    context = {
        "application": application,
        "onwards": reverse("recruitment:task", args=[application.reference, following]),
        "email": settings.DBS_PRIVATE_EMAIL,
        "phone": settings.DBS_PRIVATE_PHONE,
        "dial": dialled(settings.DBS_PRIVATE_PHONE),
        "page": settings.DBS_PRIVATE_PAGE,
        "checked_on": date.fromisoformat(settings.DBS_PRIVATE_CHECKED_ON),
    }
    return render(request, "recruitment/apply/earlier_names.html", context)
