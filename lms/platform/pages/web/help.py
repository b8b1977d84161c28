"""I need help: works whatever the CMS holds, and asks for nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def i_need_help(request: HttpRequest) -> HttpResponse:
    """Danger first, then somebody to talk to now, then us."""
    return render(request, "pages/help.html", {"section": "help"})
