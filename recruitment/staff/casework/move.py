"""Move an application on: what is missing is said before anybody presses, and again if it is pressed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.domain.base.refusals import ConcurrentChange, Refused
from recruitment.domain.workflow.moves import MOVES, make_move, missing_for
from recruitment.staff.casework.case import MOVES_WITH_FORM, links, open_case, person_url


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Ask with the note where one is needed; a refusal is a sentence with a link."""
    application = open_case(request, reference)
    if name not in MOVES or name in MOVES_WITH_FORM:
        raise Http404
    refusal, note = "", request.POST.get("note", "")
    if request.method == "POST":
        try:
            make_move(application, name, by=request.user, note=note)
            messages.success(request, _("Done: %(move)s.") % {"move": MOVES[name].label})
            return redirect(person_url(application))
        except (Refused, ConcurrentChange) as error:
            refusal = error.sentence
    context = {
        "application": application,
        "move": MOVES[name],
        "note": note,
        "refusal": refusal,
        "missing": links(application, missing_for(application, name, request.user), request.user),
        "back": person_url(application),
    }
    return render(request, "recruitment/staff/casework/move.html", context, status=409 if refusal else 200)
