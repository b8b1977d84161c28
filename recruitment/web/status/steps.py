"""What an applicant can do at any time: take a break, come back, stop, and say go ahead after an offer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from recruitment.domain.base.refusals import ConcurrentChange, Refused
from recruitment.domain.workflow.moves import make_move, missing_for
from recruitment.web.status.own import own_application, place_url

WORDS = {
    "pause": {
        "title": _("Take a break"),
        "words": _("Everything you told us stays as it is. Nothing counts against you, and you need no reason."),
        "more": _("We get in touch once a year, in the way that is safe for you, to ask if that is still right."),
        "button": _("Take a break"),
    },
    "resume": {
        "title": _("Good to have you back"),
        "words": _("You go on from where you were."),
        "more": "",
        "button": _("Go on with my application"),
    },
    "withdraw": {
        "title": _("Stop my application?"),
        "words": _("You need no reason, and nobody holds it against you. What you have learned stays yours."),
        "more": _("If you only need time, you can take a break instead. You can begin again whenever you like."),
        "button": _("Stop my application"),
    },
    "undo_close": {
        "title": _("Go on after all"),
        "words": _("Your application goes on from where it was. Nothing is lost."),
        "more": _("It does not count against you that it was closed."),
        "button": _("Go on with my application"),
    },
    "accept": {
        "title": _("Shall we go ahead?"),
        "words": _(
            "When you say so, we ask the two people you named, look at your papers with you, and start the checks. "
            "Then we ask you one private question about the past."
        ),
        "more": _("You can stop at any point. Your training goes on meanwhile."),
        "button": _("Go ahead with the checks"),
    },
}


def step(request: HttpRequest, reference: str, move: str) -> HttpResponse:
    """Ask once, then make the move; a refusal is a sentence with a link to what is missing."""
    application = own_application(request, reference)
    refusal, status = "", 200
    if request.method == "POST":
        try:
            make_move(application, move, by=request.user)
            return redirect("recruitment:application", application.reference)
        except (Refused, ConcurrentChange) as error:
            refusal, status = error.sentence, 409
    missing = [] if refusal else missing_for(application, move, request.user)
    context = {
        "application": application,
        "move": move,
        "step": WORDS[move],
        "refusal": refusal,
        "missing": [{"sentence": one.sentence, "href": place_url(application, one)} for one in missing],
    }
    return render(request, "recruitment/status/step.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, reference: str) -> HttpResponse:
    return step(request, reference, "pause")


@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest, reference: str) -> HttpResponse:
    return step(request, reference, "resume")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    return step(request, reference, "withdraw")


@require_http_methods(["GET", "HEAD", "POST"])
def accept_offer(request: HttpRequest, reference: str) -> HttpResponse:
    return step(request, reference, "accept")


@require_http_methods(["GET", "HEAD", "POST"])
def undo_close(request: HttpRequest, reference: str) -> HttpResponse:
    return step(request, reference, "undo_close")
