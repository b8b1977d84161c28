"""One question a page. It saves when asked, by itself where script runs, and never loses what was typed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.domain.base.callbacks import request_callback
from recruitment.domain.base.refusals import Refused, StaleAnswer
from recruitment.domain.form import answers, minimum_age, pages
from recruitment.domain.form.answers import save_answer, versions
from recruitment.domain.intake import applications
from recruitment.models import Answer, Application, Stage
from recruitment.models.stages import ASKING
from recruitment.web.apply.copy import PAGES
from recruitment.web.apply.forms import PageForm, typed
from recruitment.web.apply.rows import is_page_done, page_after, row_of, where_on_row
from recruitment.web.status.callback import RING, callback_words
from recruitment.web.status.own import own_application

LATER, MORE = "later", "more"
MAY_BE_UNFINISHED = {LATER, MORE, RING}


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, reference: str, task: str) -> HttpResponse:
    """Show a page of the form, or keep what was given on it and go on."""
    application, page = own_application(request, reference), _page(task)
    stored = application.answers.filter(task=task).first()
    if request.method == "POST":
        return _keep(request, application, page, stored)
    shown = PageForm(page, initial=typed(page, stored.data if stored else answers.known_answers(application, page)))
    return _show(request, application, page, shown, stored.version if stored else 0)


@require_POST
def save(request: HttpRequest, reference: str, task: str) -> JsonResponse:
    """Keep an unfinished page while somebody types. 409 where a newer answer is stored; their typing stays."""
    application, page = own_application(request, reference), _page(task)
    asked = PageForm(page, request.POST)
    stored = application.answers.filter(task=task).first()
    try:
        answer = save_answer(application, task, _given(asked, stored), _version(request), by=request.user)
    except (StaleAnswer, Refused) as refusal:
        return JsonResponse({"said": str(refusal)}, status=409)
    saved = _("Saved, but not the part that is half done.") if asked.errors else _("Saved just now. You can stop here.")
    said = next(iter(asked.too_long()), saved)
    return JsonResponse({"version": answer.version, "said": said})


def _keep(request: HttpRequest, application: Application, page: pages.Task, stored: Answer | None) -> HttpResponse:
    asked = PageForm(page, request.POST)
    version = stored.version if stored and "mine" in request.POST else _version(request)
    if RING in request.POST:
        request_callback(application, by=request.user)
    try:
        answer = save_answer(application, page.slug, _given(asked, stored), version, by=request.user)
    except StaleAnswer as stale:
        return _show_both(request, application, page, asked, stale.stored)
    except Refused as refusal:
        asked.add_error(None, refusal.sentence)
        return _show(request, application, page, asked, version, status=409)
    if asked.too_long() or not request.POST.keys() & MAY_BE_UNFINISHED:
        asked.mend(pages.channel_of(versions(application)))
        if asked.errors:
            return _show(request, application, page, asked, answer.version, status=422)
    return redirect(_onwards(request, application, page, answer))


def _given(asked: PageForm, stored: Answer | None) -> dict[str, Any]:
    """What was typed; where a part cannot be kept as it is, the part that is stored stays."""
    before = stored.data if stored else {}
    return {name: before[name] for name in asked.errors if name in before} | asked.answer()


def _onwards(request: HttpRequest, application: Application, page: pages.Task, answer: Answer) -> str:
    """To the next page; back to where somebody came from to change one answer; or to a page that explains."""
    if MORE in request.POST:
        return _same_page(request, application, page)
    if page.slug in minimum_age.PAGES and minimum_age.too_young_by(application):
        return reverse("recruitment:not_yet", args=[application.reference])
    aside = _aside(request, page, answer)
    if aside:
        return reverse(f"recruitment:{aside}", args=[application.reference])
    given = versions(application)
    following = page_after(page.slug, given)
    if request.POST.get("from") == "check":
        return _back_to_check(application, given, following if page.slug == "channel" else None)
    if following and (application.stage in ASKING or row_of(following) == row_of(page.slug)):
        return reverse("recruitment:task", args=[application.reference, following])
    last = "recruitment:check" if application.stage == Stage.DRAFT else "recruitment:application"
    return reverse(last, args=[application.reference])


def _aside(request: HttpRequest, page: pages.Task, answer: Answer) -> str:
    """The page beside the form that comes next, for example one that explains; empty where the form goes on."""
    asides = {
        "ring_me": RING in request.POST,
        "private_way": request.POST.get("wants_route") == "yes" and LATER not in request.POST,
        "not_yet": page.slug == "age" and answer.data.get("old_enough") is False,
        "application": LATER in request.POST,
    }
    return next((name for name, wanted in asides.items() if wanted), "")


def _back_to_check(application: Application, given: dict[str, Answer], following: str | None) -> str:
    """To reading it over; but another way to be reached may ask for a number first."""
    if following and not is_page_done(following, given):
        return reverse("recruitment:task", args=[application.reference, following]) + "?from=check"
    return reverse("recruitment:check", args=[application.reference])


def _same_page(request: HttpRequest, application: Application, page: pages.Task) -> str:
    """For another line, with what is there kept."""
    origin = "?from=check" if request.POST.get("from") == "check" else ""
    return reverse("recruitment:task", args=[application.reference, page.slug]) + origin


def _show(
    request: HttpRequest,
    application: Application,
    page: pages.Task,
    asked: PageForm,
    version: int,
    *,
    status: int = 200,
) -> HttpResponse:
    return render(
        request, "recruitment/apply/question.html", _context(request, application, page, asked, version), status=status
    )


def _show_both(
    request: HttpRequest, application: Application, page: pages.Task, asked: PageForm, stored: Any
) -> HttpResponse:
    """The page was changed elsewhere meanwhile: both answers stand on the screen, and the person picks."""
    other = PageForm(page, initial=typed(page, stored.data), prefix="other")
    context = _context(request, application, page, asked, stored.version) | {"other": other, "stored": stored}
    return render(request, "recruitment/apply/question_stale.html", context, status=409)


def _context(
    request: HttpRequest, application: Application, page: pages.Task, asked: PageForm, version: int
) -> dict[str, Any]:
    return {
        "application": application,
        "page_words": PAGES[page.slug],
        "task": page,
        "form": asked,
        "version": version,
        "where": where_on_row(page.slug, versions(application)),
        "ring_words": callback_words(application),
        "from_check": (request.POST or request.GET).get("from") == "check",
        "has_lines": any(field.kind == "rows" for field in page.fields),
    }


def _page(task: str) -> pages.Task:
    page = pages.TASKS.get(task)
    if page is None:
        raise Http404
    return page


def _version(request: HttpRequest) -> int:
    """What the page said it was; anything odd counts as older than everything."""
    value = request.POST.get("version", "")
    return int(value) if value.isdecimal() and len(value) < 10 else -1
