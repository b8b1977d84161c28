"""The page that asks for the code, whatever the code is for."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from lms.platform.accounts.domain.contacts import masked
from lms.platform.signin.domain.codes import Answer, Purpose, confirm_contact, person_behind, state_of, try_code
from lms.platform.signin.models import SignInCode
from lms.platform.signin.web.allauth_flows import record_proof
from lms.platform.signin.web.begin import WAITING, let_in, request_sign_in_code, waiting_code
from lms.platform.signin.web.forms import CodeForm
from lms.platform.signin.web.limits import TooMany, allow_wrong_code

ANONYMOUS = {Purpose.SIGN_IN, Purpose.BEGIN}


@method_decorator(never_cache, name="dispatch")
class CodeView(FormView):
    """Three tries, then a new code; what was typed stays. A code that is old or spent leaves one button: a new one."""

    form_class = CodeForm
    template_name = "accounts/code.html"
    row: SignInCode

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Without a code to wait for there is nothing to do here."""
        row = waiting_code(request)
        if row is None or (row.purpose in ANONYMOUS) == request.user.is_authenticated:
            return HttpResponseRedirect(reverse("account_login"))
        self.row = row
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check the code, or send another."""
        return self._send_another() if request.POST.get("action") == "another" else super().post(request)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Use up a try, of this code and of this network."""
        try:
            counted = allow_wrong_code(self.request, self.row.contact)
        except TooMany as error:
            form.add_error("code", error)
            return self.form_invalid(form)
        answer = try_code(self.row, form.cleaned_data["code"])
        if answer == Answer.RIGHT:
            counted.give_back()
            return self._go_on(form)
        if answer == Answer.WRONG:
            form.add_error("code", self._tries_left())
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The contact is shown only in part: the screen may be watched."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "contact": masked(self.row.contact),
            "is_text": self.row.is_text,
            "minutes": settings.CODE_MINUTES,
            "closed": state_of(self.row),
            "elsewhere": reverse("signin:contact" if self.row.purpose == Purpose.CHANGE else "account_login"),
        }

    def _send_another(self) -> HttpResponse:
        row = self.row
        try:
            response = request_sign_in_code(
                self.request, row.contact, Purpose(row.purpose), next_url=row.next_url, name=row.name or ""
            )
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return HttpResponseRedirect(self.request.path)
        messages.success(self.request, _("We have sent a new code. The old one no longer works."))
        return response

    def _go_on(self, form: CodeForm) -> HttpResponse:
        if self.row.purpose in ANONYMOUS:
            person = person_behind(self.row)
            return let_in(self.request, person, self.row) if person else self._refuse(form)
        self.request.session.pop(WAITING, None)
        return self._change(form) if self.row.purpose == Purpose.CHANGE else self._again()

    def _again(self) -> HttpResponse:
        record_proof(self.request, self.request.user, method="code", reauthenticated=True)
        return HttpResponseRedirect(self.row.next_url or reverse("signin:security"))

    def _change(self, form: CodeForm) -> HttpResponse:
        try:
            confirm_contact(self.row, by=self.request.user)
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return HttpResponseRedirect(reverse("signin:contact"))
        messages.success(self.request, _("Saved. From now on you can sign in with it."))
        return HttpResponseRedirect(reverse("signin:security"))

    def _refuse(self, form: CodeForm) -> HttpResponse:
        """A stranger guessed a code that was never sent: to them it is a wrong one like any other."""
        form.add_error("code", self._tries_left())
        return self.form_invalid(form)

    def _tries_left(self) -> str:
        left = max(settings.CODE_TRIES - self.row.tries, 0)
        wrong = _("This is not the code that we sent last.")
        more = ngettext("You have %(left)d more try.", "You have %(left)d more tries.", left) % {"left": left}
        return f"{wrong} {more}"
