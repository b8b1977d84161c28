"""Raise a concern: first whether anyone is in danger, then the words. For anybody, signed in or not."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lms.platform.concerns.domain.raising import raise_concern, somebody
from lms.platform.concerns.web.forms import ConcernForm, DangerForm


@require_http_methods(["GET", "HEAD", "POST"])
def raise_concern_page(request: HttpRequest) -> HttpResponse:
    """GET asks (`?now=` says which page); POST keeps the words. Where one is missing, all that was typed stays."""
    if request.method == "POST":
        return _sent(request)
    danger = DangerForm(request.GET if {"now", "go"} & set(request.GET) else None, initial=_origin(request.GET))
    if not danger.is_valid():
        return render(request, "concerns/danger.html", {"form": danger})
    form = ConcernForm(initial=danger.cleaned_data, signed_in=request.user.is_authenticated)
    return _words(request, form, danger.cleaned_data["now"])


@require_safe
def concern_raised(request: HttpRequest) -> HttpResponse:
    """Thank you, and what happens now."""
    return render(request, "concerns/raised.html")


def _sent(request: HttpRequest) -> HttpResponse:
    form = ConcernForm(request.POST, signed_in=request.user.is_authenticated)
    if not form.is_valid():
        return _words(request, form, request.POST.get("now", ""), status=422)
    said = form.cleaned_data
    raise_concern(
        by=request.user if said.get("name_me") else None,
        words=said["words"],
        danger_now=said["now"],
        where=said["where"],
        about=somebody(said["about"]),
        reach=said["reach"],
        deputy_only=said["deputy_only"],
        key=said["key"],
    )
    return redirect("concerns:raised")


def _words(request: HttpRequest, form: ConcernForm, now: str, *, status: int = 200) -> HttpResponse:
    return render(request, "concerns/words.html", {"form": form, "danger": now != "no"}, status=status)


def _origin(query: QueryDict) -> dict[str, str]:
    return {name: query.get(name, "") for name in ("about", "where")}
