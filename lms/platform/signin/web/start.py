"""The sign-in page: one box, a code, and ways in for those who set up another."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.mixins import NextRedirectMixin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from lms.platform.signin.domain.codes import Purpose
from lms.platform.signin.web.begin import request_sign_in_code
from lms.platform.signin.web.forms import ContactForm
from lms.platform.signin.web.safe import safe_next


@method_decorator(never_cache, name="dispatch")
class StartView(NextRedirectMixin, FormView):
    """Known and unknown contacts are answered alike: the same redirect, the same page, the same number of queries."""

    form_class = ContactForm
    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever is signed in goes on."""
        if request.user.is_authenticated:
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_default_success_url(self) -> str:
        """Where nobody said where to: the same for whoever is signed in already."""
        return get_adapter(self.request).get_login_redirect_url(self.request)

    def form_valid(self, form: ContactForm) -> HttpResponse:
        """Send the code; what stands in its way is said beside the box."""
        next_url = safe_next(self.request, self.get_next_url() or "")
        try:
            return request_sign_in_code(self.request, form.cleaned_data["contact"], Purpose.SIGN_IN, next_url=next_url)
        except ValidationError as error:
            form.add_error("contact", error)
            return self.form_invalid(form)
