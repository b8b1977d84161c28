"""The ways in: say hello with three questions, or write first. Both are open to somebody whom we do not know."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.accounts.domain.contacts import tidy_contact
from lms.pages.web.fields import KindForm
from lms.signin.web.begin import begin
from lms.signin.web.limits import TooMany, allow_hello
from recruitment.domain import hellos, intake
from recruitment.domain.refusals import MoveLost, MoveRefused
from recruitment.domain.stages import STOPS
from recruitment.models import RoleProfile

SAID_HELLO = "said_hello"


class HelloForm(KindForm):
    """Three questions: a name, a safe way and time, and how to reach them that way."""

    name = forms.CharField(label=_("What shall we call you?"), max_length=120, help_text=_("A first name is enough."))
    channel = forms.ChoiceField(
        label=_("How can we reach you safely?"),
        widget=forms.RadioSelect,
        choices=[
            ("text", _("A text")),
            ("call", _("A phone call")),
            ("email", _("An email")),
        ],
    )
    contact = forms.CharField(
        label=_("Your mobile number or email address"),
        max_length=254,
        help_text=_("We only use it in the way you pick here."),
    )
    safe_times = forms.CharField(
        label=_("When is it safe?"), max_length=200, help_text=_("For example: weekdays, mornings only. Or: any time.")
    )

    def clean_contact(self) -> tuple[str | None, str | None]:
        return tidy_contact(self.cleaned_data["contact"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        channel, (email, phone) = cleaned.get("channel"), cleaned.get("contact") or (None, None)
        if phone and channel == "email":
            self.add_error("contact", _("You picked an email. Put in an email address, like sam@example.org."))
        if email and channel in ("text", "call"):
            self.add_error("contact", _("You picked your phone. Put in a number, like 07700 900 123."))
        return cleaned


class ContactForm(KindForm):
    contact = forms.CharField(
        label=_("Your email address or mobile number"),
        max_length=254,
        help_text=_("We send a code to it. It proves that it is you when you come back."),
        widget=forms.TextInput({"autocomplete": "username"}),
    )


@require_safe
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole path before anything is asked, then two ways in."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug)
    stops = [{"title": stop.ahead, "words": stop.more, "state": ""} for stop in STOPS]
    context = {"profile": profile, "stops": stops, "not_yet": intake.not_yet(profile), "section": "volunteer"}
    return render(request, "recruitment/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hello(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Say hello, for one role or for "not sure"."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug) if slug else None
    form = HelloForm(request.POST or None, initial=_known(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, profile, form.cleaned_data)
        except TooMany as error:
            form.add_error("contact", error)
    status = 422 if form.errors else 200
    return render(
        request, "recruitment/hello.html", {"form": form, "profile": profile, "section": "volunteer"}, status=status
    )


@require_safe
def hello_received(request: HttpRequest) -> HttpResponse:
    """The same page for everybody, so that nobody learns whether an address is known here."""
    name = request.session.get(SAID_HELLO, "")
    return render(request, "recruitment/hello_received.html", {"name": name, "section": "volunteer"})


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """I would rather write: a code first, so that the answers can be found again."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug)
    form = ContactForm(request.POST or None)
    if request.user.is_authenticated:
        return render(request, "recruitment/write.html", {"profile": profile, "section": "volunteer"})
    if request.method == "POST" and form.is_valid():
        try:
            return begin(request, form.cleaned_data["contact"], reverse("recruitment:write", args=[slug]))
        except ValidationError as error:
            form.add_error("contact", error)
    status = 422 if form.errors else 200
    return render(
        request, "recruitment/write.html", {"form": form, "profile": profile, "section": "volunteer"}, status=status
    )


@require_POST
def begin_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the draft, or go on with the one that is there."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug)
    try:
        application = intake.start(request.user, profile, by=request.user)
    except (MoveRefused, MoveLost):
        return redirect("recruitment:apply", slug)
    return redirect("recruitment:application", application.reference)


def _received(request: HttpRequest, profile: RoleProfile | None, given: dict[str, Any]) -> HttpResponse:
    """The same for whatever address a visitor names. Whoever is signed in goes on to their own page."""
    typed = {**given, "contact": given["contact"][0] or given["contact"][1], "profile": profile}
    allow_hello(request, typed["contact"])
    if request.user.is_authenticated:
        application = hellos.say(**typed, by=request.user)
        return redirect("recruitment:application", application.reference)
    hellos.receive(**typed)
    request.session[SAID_HELLO] = given["name"]
    return redirect("recruitment:hello_received")


def _known(request: HttpRequest) -> dict[str, str]:
    """Nobody is asked again for what we know: the signed-in person's own name and address."""
    if not request.user.is_authenticated:
        return {}
    return {"name": request.user.called, "contact": request.user.email or request.user.phone or ""}
