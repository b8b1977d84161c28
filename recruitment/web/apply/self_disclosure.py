"""The one private question, after the offer. What is written here is sealed before it is stored."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lms.platform.pages.web.fields import Hinted, KindForm
from recruitment.domain.base.permissions import why_no_evidence
from recruitment.domain.base.refusals import Refused
from recruitment.domain.evidence import disclosures
from recruitment.models import RoleProfile, SelfDisclosure
from recruitment.web.status.callback import RING, callback_words, request_callback_and_keep
from recruitment.web.status.own import own_application

NOTHING, WRITE, TALK = "nothing", "write", "talk"
SEND, CHANGE = "send", "change"
"""The buttons below the answer that was read over."""
EMPTY = {
    NOTHING: _(
        "You picked “I have nothing to tell”, and there are words in the box. To send them, pick “I will write it "
        "here”. If you have nothing to tell, empty the box."
    ),
    TALK: _(
        "You picked “I would rather talk”, and there are words in the box. To send them, pick “I will write it "
        "here”. If you would rather talk, empty the box."
    ),
}
"""Choices that send no words, and what to do where there are some."""
UNSPENT_ONLY = (RoleProfile.DbsLevel.NONE, RoleProfile.DbsLevel.BASIC)


class PastForm(KindForm):
    """Nothing to tell, write it, or rather talk. The words are only asked for where somebody writes."""

    choice = forms.ChoiceField(
        label=_("What would you like to do?"),
        widget=forms.RadioSelect,
        choices=[
            (NOTHING, _("I have nothing to tell")),
            (WRITE, Hinted(_("I will write it here"), hint=_("A few lines are enough."))),
            (
                TALK,
                Hinted(
                    _("I would rather talk"), hint=_("One person from the checks team gets in touch, in your safe way.")
                ),
            ),
        ],
    )
    words = forms.CharField(
        label=_("In my own words"),
        help_text=_("What happened, when, and anything you want us to know about you now."),
        required=False,
        max_length=10000,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody's words are left out for a choice that does not fit them: they say which of the two they mean."""
        cleaned = super().clean() or self.cleaned_data
        choice, words = cleaned.get("choice"), (cleaned.get("words") or "").strip()
        if choice == WRITE and not words and "words" not in self.errors:
            self.add_error("words", _("Write a few words, or pick “I would rather talk”."))
        elif choice in EMPTY and words:
            self.add_error("choice", EMPTY[choice])
        return cleaned

    def read_over(self) -> list[dict[str, Any]]:
        """The answer as it would go out."""
        choice, words = self.cleaned_data["choice"], self.cleaned_data["words"].strip()
        lines = words.splitlines() if words else [dict(self.fields["choice"].choices)[choice]]  # type: ignore[attr-defined]
        return [{"term": _("Your answer"), "lines": lines, "light": True}]


class AddForm(KindForm):
    """What comes to mind after somebody has opened the answer."""

    words = forms.CharField(
        label=_("What would you like to add?"),
        help_text=_("What you told us before stays as it is. This is kept beside it, and sealed like it."),
        max_length=10000,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
        error_messages={"required": _("Write a few words. What you told us before stays as it is.")},
    )

    def read_over(self) -> list[dict[str, Any]]:
        """The words as they would go out."""
        lines = self.cleaned_data["words"].strip().splitlines()
        return [{"term": _("You add"), "lines": lines, "light": True}]


@require_http_methods(["GET", "HEAD", "POST"])
def self_disclosure(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask, show the answer before it goes, and say that it went. Once sent, its words are shown to nobody here.

    What was typed goes from page to page in the form itself, never in an address or a session.
    """
    application = own_application(request, reference)
    disclosure = SelfDisclosure.objects.visible_to(request.user).filter(application=application).first()
    if disclosure is None:
        raise Http404
    disclosure.application = application
    adds = disclosures.may_add_statement(disclosure, request.user)
    kind = AddForm if adds else PastForm
    if request.method != "POST":
        return _show(request, disclosure, kind(), adds=adds)
    if RING in request.POST:
        return _show(request, disclosure, kind(initial=request_callback_and_keep(request, application)), adds=adds)
    if CHANGE in request.POST:
        return _show(request, disclosure, kind(initial=request.POST.dict()), adds=adds)
    return _sent(request, disclosure, kind(request.POST), adds=adds)


def _sent(request: HttpRequest, disclosure: SelfDisclosure, form: Any, *, adds: bool) -> HttpResponse:
    application = disclosure.application
    if form.is_valid():
        if not why_no_evidence(application) and _is_to_read_over(request, form):
            context = {"application": application, "form": form, "rows": form.read_over()}
            return render(request, "recruitment/apply/self_disclosure_check.html", context)
        try:
            _take(disclosure, form.cleaned_data, request)
            return redirect("recruitment:about_the_past", application.reference)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    return _show(request, disclosure, form, adds=adds)


def _show(request: HttpRequest, disclosure: SelfDisclosure, form: forms.Form, *, adds: bool) -> HttpResponse:
    application, is_sent = disclosure.application, request.method == "POST"
    may_correct = disclosures.may_correct(disclosure) and not why_no_evidence(application)
    context = {
        "application": application,
        "disclosure": disclosure,
        "form": form,
        "adds": adds,
        "may_correct": may_correct,
        "asks": is_sent or adds or not disclosure.is_locked or (may_correct and "correct" in request.GET),
        "not_now": "" if is_sent else why_no_evidence(application),
        "unspent_only": disclosure.level in UNSPENT_ONLY,
        "ring_words": callback_words(application),
    }
    return render(request, "recruitment/apply/self_disclosure.html", context, status=422 if form.errors else 200)


def _is_to_read_over(request: HttpRequest, form: forms.Form) -> bool:
    """Whoever would rather talk sends no words, so that there is nothing to read over."""
    return SEND not in request.POST and form.cleaned_data.get("choice") != TALK


def _take(disclosure: SelfDisclosure, given: dict[str, Any], request: HttpRequest) -> None:
    if "choice" not in given:
        disclosures.add_statement(disclosure, words=given["words"], by=request.user)
    elif given["choice"] == TALK:
        disclosures.ask_to_talk_instead(disclosure, by=request.user)
    else:
        anything = given["choice"] == WRITE
        disclosures.answer_disclosure(disclosure, anything=anything, words=given["words"], by=request.user)
