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
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == WRITE and not (cleaned.get("words") or "").strip():
            self.add_error("words", _("Write a few words, or pick “I would rather talk”."))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def self_disclosure(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask; after it was answered, say only that it was. The words are never shown again, not even to their writer."""
    application = own_application(request, reference)
    disclosure = SelfDisclosure.objects.visible_to(request.user).filter(application=application).first()
    if disclosure is None:
        raise Http404
    form = PastForm(request.POST if request.method == "POST" else None)
    if RING in request.POST:
        form = PastForm(initial=request_callback_and_keep(request, application))
    elif request.method == "POST" and form.is_valid():
        try:
            _take(disclosure, form.cleaned_data, request)
            return redirect("recruitment:about_the_past", application.reference)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "application": application,
        "disclosure": disclosure,
        "form": form,
        "not_now": "" if request.method == "POST" else why_no_evidence(application),
        "unspent_only": disclosure.level in UNSPENT_ONLY,
        "ring_words": callback_words(application),
    }
    return render(request, "recruitment/apply/self_disclosure.html", context, status=422 if form.errors else 200)


def _take(disclosure: SelfDisclosure, given: dict[str, Any], request: HttpRequest) -> None:
    if given["choice"] == TALK:
        disclosures.ask_to_talk_instead(disclosure, by=request.user)
    else:
        anything = given["choice"] == WRITE
        disclosures.answer_disclosure(
            disclosure, anything=anything, words=given["words"] if anything else "", by=request.user
        )
