"""The applicant's own application, and nobody else's: not yours is not found."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.urls import reverse

from recruitment.domain.base.lookup import find_own_application
from recruitment.domain.base.refusals import Missing
from recruitment.models import Application
from recruitment.web.apply.copy import PAGES


def own_application(request: HttpRequest, reference: str, *, to_read: bool = False) -> Application:
    """The signed-in person's application with this reference; raises Http404.

    `to_read`: for a page that only shows answers, which are then read once with it. A page that writes reads them as
    they are after the writing.
    """
    found = find_own_application(request.user, reference)
    if found is None:
        raise Http404
    if to_read:
        prefetch_related_objects([found], "answers")
    return found


def place_url(application: Application, missing: Missing) -> str:
    """The address where an applicant can mend what is missing; empty where that is not theirs to mend."""
    kind, _slash, slug = missing.to.partition("/")
    if kind == "task" and slug in PAGES:
        return reverse("recruitment:task", args=[application.reference, slug])
    return ""
