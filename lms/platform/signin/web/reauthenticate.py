"""Showing again that it is you: the strongest way that the person has, or a code where they have no other."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.views import ReauthenticateView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django.views.generic import View

from lms.platform.accounts.domain.contacts import masked
from lms.platform.signin.domain.codes import Purpose
from lms.platform.signin.web.begin import request_sign_in_code
from lms.platform.signin.web.safe import safe_next


@never_cache
@require_GET
@login_required
def reauthenticate(request: HttpRequest) -> HttpResponse:
    """To the strongest way in which this person can show that it is them."""
    next_url = safe_next(request, request.GET.get("next", ""))
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    where = methods[0]["url"] if methods else reverse("account_logout")
    return HttpResponseRedirect(f"{where}?{urlencode({'next': next_url})}")


class OneOfTheirWays:
    """Whoever has a second step uses that: a password or a code would walk around it."""

    way: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the strongest way where this is not one of the person's."""
        ways = [method["id"] for method in get_adapter(request).get_reauthentication_methods(request.user)]
        if self.way not in ways:
            return HttpResponseRedirect(reverse("signin:reauthenticate"))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


@method_decorator(login_required, name="dispatch")
class AgainByPasswordView(OneOfTheirWays, ReauthenticateView):
    """allauth's page for the password."""

    way = "reauthenticate"


@method_decorator(login_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class AgainByCodeView(OneOfTheirWays, View):
    """For those without password and second step: a code to the contact that they have."""

    way = "code"
    template_name = "accounts/again.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask before sending: fetching a page sends nothing."""
        return render(request, self.template_name, self._shown())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        contact = request.user.email or request.user.phone
        try:
            return request_sign_in_code(request, contact, Purpose.AGAIN, next_url=request.POST.get("next", ""))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return render(request, self.template_name, self._shown())

    def _shown(self) -> dict[str, Any]:
        next_url = self.request.POST.get("next") or self.request.GET.get("next", "")
        user = self.request.user
        return {"contact": masked(user.email or user.phone), "next": safe_next(self.request, next_url)}
