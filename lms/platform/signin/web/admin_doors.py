"""Stands before Wagtail's own sign-in, which knows no codes and no second step. Declared first in lms/urls.py."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lms.platform.accounts.domain.grants import is_staff_member
from lms.platform.signin.web.allauth_flows import sign_out
from lms.platform.signin.web.safe import safe_next


@never_cache
@require_http_methods(["GET", "POST"])
def admin_login(request: HttpRequest) -> HttpResponse:
    """To our sign-in; on to the admin where that is done; 403 for those who have no business there (no loop)."""
    next_url = safe_next(request, request.GET.get("next", "")) or reverse("wagtailadmin_home")
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': next_url})}")
    if not is_staff_member(request.user):
        raise PermissionDenied
    return HttpResponseRedirect(next_url)


@never_cache
@require_http_methods(["GET", "POST"])
def admin_logout(request: HttpRequest) -> HttpResponse:
    """The button in the admin's menu posts here; whoever comes by link is asked first."""
    if request.method == "GET":
        return HttpResponseRedirect(reverse("account_logout"))
    sign_out(request)
    return HttpResponseRedirect("/")


def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Wagtail's password pages: passwords are kept under /accounts/."""
    raise Http404
