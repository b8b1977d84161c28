"""How somebody else signs in: for an administrator, and for the second person where it is about one of the staff."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lms.platform.accounts.domain.contacts import masked
from lms.platform.accounts.models import User
from lms.platform.signin.domain.contact_change_rights import why_not_agree, why_not_ask
from lms.platform.signin.domain.contact_changes import ContactChangeRefused, latest_change, somebody_for
from lms.platform.signin.domain.second_factor import has_second_factor
from lms.platform.signin.domain.sessions import sessions_of
from lms.platform.signin.staff.forms import AgreeForm, AskForm, EndSessionsForm, Press, StopForm
from lms.platform.signin.staff.standing import facts_of, news_of

PRESSES: dict[str, type[Press]] = {
    "ask": AskForm,
    "agree": AgreeForm,
    "stop": StopForm,
    "end-sessions": EndSessionsForm,
}


@never_cache
@sensitive_post_parameters("contact")
@require_http_methods(["GET", "HEAD", "POST"])
def people_sign_in(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What they sign in with, the change that waits, and what may be done about it now."""
    person = somebody_for(uuid, request.user)
    if person is None:
        raise Http404
    press = PRESSES.get(request.POST.get("press", ""))
    if press is None:
        return _page(request, person)
    form = press(request.POST, person=person)
    if not form.is_valid():
        return _page(request, person, form=form, status=422)
    try:
        form.carry_out(by=request.user)
    except ContactChangeRefused as refusal:
        return _page(request, person, form=form, refusal=str(refusal), status=409)
    messages.success(request, form.done)
    return redirect("people_sign_in", uuid)


def _page(
    request: HttpRequest, person: User, *, form: Press | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    viewer, latest = request.user, latest_change(person)
    waiting = latest if latest is not None and latest.is_open else None
    may_ask = not why_not_ask(person, viewer)
    agrees = waiting is not None and waiting.agreed_at is None and not why_not_agree(waiting, viewer)
    context = {
        "person": person,
        "facts": _facts(person),
        "news": news_of(latest, viewer),
        "change": facts_of(waiting) if waiting else [],
        "ask": _shown(AskForm, form, person) if may_ask and waiting is None else None,
        "agree": _shown(AgreeForm, form, person) if agrees else None,
        "form": form,
        "refusal": refusal,
        "may_end_sessions": may_ask,
    }
    return render(request, "signin/staff/sign_in.html", context, status=status)


def _shown(kind: type[Press], form: Press | None, person: User) -> Press:
    """What was typed, where it was typed into this one."""
    return form if isinstance(form, kind) else kind(person=person)


def _facts(person: User) -> list[dict[str, Any]]:
    """Contacts in part only: enough for their owner to know which one is meant."""
    facts = [
        (_("Email"), masked(person.email) if person.email else _("None yet")),
        (_("Mobile number"), masked(person.phone) if person.phone else _("None yet")),
        (_("Password"), _("They have one") if person.has_usable_password() else _("None")),
        (_("Second step"), _("On") if has_second_factor(person) else _("Off")),
        (_("Signed in now"), _places(sessions_of(person).count())),
    ]
    return [{"term": term, "value": value, "light": True} for term, value in facts]


def _places(count: int) -> str:
    where = ngettext("In %(count)d place", "In %(count)d places", count) % {"count": count}
    return where if count else _("Nowhere")
