"""The volunteer agreement: read it, agree with one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recruitment.domain.base.refusals import Refused
from recruitment.domain.evidence.agreements import current_agreement, record_agreement, why_no_agreement_now
from recruitment.models import Application
from recruitment.web.status.own import own_application


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """Signed in by code is how the person shows that it is them. Pressed again, it stays the one agreement."""
    application = own_application(request, reference)
    refusal = ""
    if request.method == "POST" and current_agreement(application) is None:
        try:
            record_agreement(application, how=Application.Confirmed.CODE, by=request.user)
            return redirect("recruitment:agreement", application.reference)
        except Refused as error:
            refusal = error.sentence
    context = {
        "application": application,
        "agreed": current_agreement(application),
        "not_now": refusal or why_no_agreement_now(application),
        "refusal": refusal,
    }
    return render(request, "recruitment/apply/agreement.html", context, status=409 if refusal else 200)
