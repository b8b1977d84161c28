"""How I sign in: the contacts, the password, the second step, and where I am signed in."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.generic.edit import FormView

from lms.platform.accounts.domain.contacts import masked
from lms.platform.signin.domain.codes import Purpose
from lms.platform.signin.domain.contact_changes import ContactChangeRefused, own_change, stop_own_contact_change
from lms.platform.signin.domain.second_factor import has_second_factor
from lms.platform.signin.domain.sessions import end_sessions, sessions_of
from lms.platform.signin.web.begin import request_sign_in_code
from lms.platform.signin.web.forms import ContactForm
from lms.platform.signin.web.step_up import recently_signed_in_required


@never_cache
@require_GET
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """One page that leads to each."""
    person, change = request.user, own_change(request.user)
    shown = {
        "email": person.email,
        "phone": masked(person.phone) if person.phone else "",
        "has_password": person.has_usable_password(),
        "has_second": has_second_factor(person),
        "change": change,
        "new_contact": masked(change.contact) if change and change.contact else "",
    }
    return render(request, "accounts/security.html", shown)


@method_decorator(login_required, name="dispatch")
@method_decorator(recently_signed_in_required, name="dispatch")
@method_decorator(never_cache, name="dispatch")
class ContactView(FormView):
    """A new e-mail address or number of one's own; it counts once a code sent there came back."""

    form_class = ContactForm
    template_name = "accounts/contact.html"

    def form_valid(self, form: ContactForm) -> HttpResponse:
        """Whether it belongs to somebody else is not said: only its owner gets the code."""
        try:
            return request_sign_in_code(self.request, form.cleaned_data["contact"], Purpose.CHANGE)
        except ValidationError as error:
            form.add_error("contact", error)
            return self.form_invalid(form)


@never_cache
@require_POST
@login_required
def stop_change(request: HttpRequest) -> HttpResponse:
    """I did not ask staff for another contact, or no longer want it."""
    try:
        stop_own_contact_change(request.user)
        messages.success(request, _("Stopped. If you had not asked for it, please ring us and tell us."))
    except ContactChangeRefused as refusal:
        messages.info(request, str(refusal))
    return HttpResponseRedirect(reverse("signin:security"))


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in; POST signs me out everywhere, here included."""
    if request.method == "POST":
        end_sessions(request.user, by=request.user)
        get_adapter(request).logout(request)
        messages.success(request, _("You are signed out everywhere."))
        return HttpResponseRedirect("/")
    shown = {"open": sessions_of(request.user), "here": request.session.session_key}
    return render(request, "accounts/sessions.html", shown)
