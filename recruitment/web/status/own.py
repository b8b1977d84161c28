"""The applicant's own application, and nobody else's: not yours is not found."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from recruitment.domain.base.lookup import find_own_application
from recruitment.domain.base.refusals import Missing
from recruitment.models import Application
from recruitment.web.apply.copy import PAGES


def own_application(request: HttpRequest, reference: str) -> Application:
    """The signed-in person's application with this reference; raises Http404."""
    found = find_own_application(request.user, reference)
    if found is None:
        raise Http404
    return found


def place_url(application: Application, missing: Missing) -> str:
    """The address where an applicant can mend what is missing; empty where that is not theirs to mend."""
    kind, _slash, slug = missing.to.partition("/")
    if kind == "task" and slug in PAGES:
        return reverse("recruitment:task", args=[application.reference, slug])
    return ""
