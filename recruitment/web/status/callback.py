"""Please ring me: one press, from any page where words can hurt, and a page that says who rings and by when."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lms.platform.accounts.domain.preferences import phone_of, preference_of
from recruitment.domain.base.callbacks import application_to_call_back, callback_due, request_callback
from recruitment.domain.base.coordinators import coordinator_name
from recruitment.models import Application
from recruitment.models.stages import LIVE
from recruitment.web.status.own import own_application

RING = "ring"
"""The name of the button that saves a page and asks us to ring."""


@require_safe
def request_callback_for_any(request: HttpRequest) -> HttpResponse:
    """From pages that know no application, as lessons: to one's own, or else to saying hello."""
    application = application_to_call_back(request.user) if request.user.is_authenticated else None
    if application is None:
        return redirect("recruitment:hello_any")
    return redirect("recruitment:ring_me", application.reference)


@require_http_methods(["GET", "HEAD", "POST"])
def request_callback_page(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask, or read what happens now that one has asked."""
    application = own_application(request, reference)
    if request.method == "POST":
        request_callback(application, by=request.user)
        return redirect("recruitment:ring_me", application.reference)
    return render(
        request, "recruitment/status/callback.html", {"application": application, **_what_happens(application)}
    )


def request_callback_and_keep(request: HttpRequest, application: Application) -> dict[str, str]:
    """Where unsent words are not stored on purpose: ask, and give back what was typed, so that it stays on the page."""
    request_callback(application, by=request.user)
    return request.POST.dict()


def callback_words(application: Application) -> str:
    """Who rings, by when and how; empty where nobody asked."""
    day = callback_due(application)
    if day is None:
        return ""
    said = {"who": coordinator_name(application), "day": date_format(day, "l j F")}
    return _("%(who)s rings you by %(day)s, in the way that is safe for you.") % said


def _what_happens(application: Application) -> dict[str, Any]:
    wishes = preference_of(application.person)
    return {
        "ring_words": callback_words(application),
        "times": wishes.safe_times,
        "may_tell_number": application.stage in LIVE and not phone_of(application.person, wishes),
    }
