"""No staff screen opens to somebody who could be anybody with their e-mail password."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from lms.platform.signin.domain.second_factor import must_set_one_up

DOORS = ("/admin/login/", "/admin/logout/")


class SecondFactorMiddleware:
    """Leads staff who have no second step to setting one up, where settings.STAFF_SECOND_FACTOR asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only under /admin/, where every staff screen lives."""
        staff_screen = request.path.startswith("/admin/") and request.path not in DOORS
        if staff_screen and request.user.is_authenticated and must_set_one_up(request.user):
            messages.info(request, _("Your work needs a second step when you sign in. Set one up here first."))
            return HttpResponseRedirect(reverse("mfa_index"))
        return self.get_response(request)
