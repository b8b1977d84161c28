"""The ways in: say hello with a few questions, or write first. Both are open to somebody whom we do not know."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lms.platform.accounts.domain.contacts import tidy_contact
from lms.platform.pages.web.fields import KindForm
from lms.platform.signin.web.begin import begin_sign_in
from lms.platform.signin.web.limits import TooMany, allow_hello
from recruitment.domain.base.refusals import ConcurrentMove, MoveRefused
from recruitment.domain.base.working_days import first_promise
from recruitment.domain.intake import applications, enquiries
from recruitment.models import RoleProfile, Stage
from recruitment.web.apply.areas import WhereForm, areas_to_ask

SAID_HELLO, HEARS_BY = "said_hello", "hears_by"


class EnquiryForm(WhereForm):
    """Three questions: a name, a safe way and time, and how to reach them that way. And where, if there is a choice."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        max_length=120,
        help_text=_("A first name is enough."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
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
        widget=forms.TextInput({"autocomplete": "tel"}),
    )
    safe_times = forms.CharField(
        label=_("When is it safe?"),
        max_length=200,
        help_text=_("For example: weekdays, mornings only. Or: any time."),
        widget=forms.TextInput({"autocomplete": "off"}),
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
    context = {"profile": profile, "not_yet": applications.why_not_yet(profile), "section": "volunteer"}
    return render(request, "recruitment/apply/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Say hello, for one role or for "not sure"."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug) if slug else None
    form = EnquiryForm(request.POST or None, initial=_known(request), areas=areas_to_ask(profile))
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, profile, form)
        except TooMany as error:
            form.add_error("contact", error)
    status = 422 if form.errors else 200
    return render(
        request,
        "recruitment/apply/hello.html",
        {"form": form, "profile": profile, "section": "volunteer"},
        status=status,
    )


@require_safe
def enquiry_received(request: HttpRequest) -> HttpResponse:
    """The same page for everybody, so that nobody learns whether an address is known here. No name of ours, either."""
    said = request.session.get(HEARS_BY)
    day = date.fromisoformat(said) if said else first_promise(Stage.ENQUIRY)
    context = {"name": request.session.get(SAID_HELLO, ""), "day": day, "section": "volunteer"}
    return render(request, "recruitment/apply/hello_received.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write_first(request: HttpRequest, slug: str) -> HttpResponse:
    """I would rather write: a code first, so that the answers can be found again."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug)
    form = ContactForm(request.POST or None)
    if request.user.is_authenticated:
        return _ready(request, profile, WhereForm(areas=areas_to_ask(profile)))
    if request.method == "POST" and form.is_valid():
        try:
            return begin_sign_in(request, form.cleaned_data["contact"], reverse("recruitment:write", args=[slug]))
        except ValidationError as error:
            form.add_error("contact", error)
    status = 422 if form.errors else 200
    return render(
        request,
        "recruitment/apply/write.html",
        {"form": form, "profile": profile, "section": "volunteer"},
        status=status,
    )


@require_POST
def begin_form(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the draft, or go on with the one that is there. Where the role has several areas, one is asked for first."""
    profile = get_object_or_404(RoleProfile.objects.published(), slug=slug)
    form = WhereForm(request.POST, areas=areas_to_ask(profile))
    if not form.is_valid():
        return _ready(request, profile, form)
    try:
        application = applications.start_application(request.user, profile, area=form.area, by=request.user)
    except (MoveRefused, ConcurrentMove):
        return redirect("recruitment:apply", slug)
    return redirect("recruitment:application", application.reference)


def _ready(request: HttpRequest, profile: RoleProfile, where: WhereForm) -> HttpResponse:
    """For somebody signed in: where they are, if there is a choice, and one button."""
    context = {"profile": profile, "where": where, "section": "volunteer"}
    return render(request, "recruitment/apply/write.html", context, status=422 if where.errors else 200)


def _received(request: HttpRequest, profile: RoleProfile | None, form: EnquiryForm) -> HttpResponse:
    """The same for whatever address a visitor names. Whoever is signed in goes on to their own page."""
    given = {name: form.cleaned_data[name] for name in ("name", "channel", "safe_times")}
    email, phone = form.cleaned_data["contact"]
    typed = {**given, "contact": email or phone, "profile": profile, "area": form.area}
    allow_hello(request, typed["contact"])
    if request.user.is_authenticated:
        application = enquiries.send_enquiry(**typed, by=request.user)
        return redirect("recruitment:application", application.reference)
    enquiries.receive_enquiry(**typed)
    request.session[SAID_HELLO] = given["name"]
    request.session[HEARS_BY] = first_promise(Stage.ENQUIRY).isoformat()
    return redirect("recruitment:hello_received")


def _known(request: HttpRequest) -> dict[str, str]:
    """Nobody is asked again for what we know: the signed-in person's own name and address."""
    if not request.user.is_authenticated:
        return {}
    return {"name": request.user.known_name, "contact": request.user.email or request.user.phone or ""}
