"""The public check: type a code, or come by the QR code. Works without JavaScript, keeps nothing, is never indexed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.domain.verification import look_up, wait_to_check
from certificates.web.forms import CodeForm
from lms.platform.signin.web.allauth_flows import network_asking
from lms.platform.signin.web.limits import wait_page


@require_safe
@never_cache
def verify_form(request: HttpRequest) -> HttpResponse:
    """The form; a code that can be read leads on to its own address."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("certificates:verify_code", form.cleaned_data["code"])
    return _private(render(request, "certificates/verify.html", {"form": form}))


@require_safe
@never_cache
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """What may be said about this code. Unknown, erased and unreadable codes get one and the same answer."""
    wait = wait_to_check(network_asking(request))
    if wait is not None:
        return _private(wait_page(request, wait))
    verdict = look_up(code)
    if verdict is None:
        context = {"form": CodeForm(initial={"code": code[:200]}), "unknown": True}
        return _private(render(request, "certificates/verify.html", context, status=404))
    return _private(render(request, "certificates/verdict.html", {"verdict": verdict, "words": verdict.words}))


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
