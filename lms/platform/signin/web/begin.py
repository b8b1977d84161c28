"""Ask for a code, and be let in by it: the door that everybody comes through first."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from lms.platform.accounts.models import User
from lms.platform.signin.domain.codes import Purpose, find_code, request_code, sign_in_contact
from lms.platform.signin.domain.sending import send_code
from lms.platform.signin.models import SignInCode
from lms.platform.signin.web.allauth_flows import record_proof, sign_in
from lms.platform.signin.web.limits import allow_code
from lms.platform.signin.web.safe import safe_next

WAITING = "signin_code"


def begin_sign_in(request: HttpRequest, contact: str, next_url: str, name: str = "") -> HttpResponse:
    """Send a code to `contact` (e-mail or mobile number), known or new, and lead to the page that asks for it.

    Somebody new has an account, called `name`, only once the code was entered right; then, as for everybody, comes
    `next_url` (an address of this site; anything else is left out). The reply is the same for known and new people.
    Whoever is signed in already goes straight to `next_url`.
    Raises ValidationError with a sentence for the field: no such address, too many codes, or no text could be sent.
    """
    if request.user.is_authenticated:
        return HttpResponseRedirect(safe_next(request, next_url) or reverse("signin:security"))
    return request_sign_in_code(request, sign_in_contact(contact), Purpose.BEGIN, next_url=next_url, name=name)


def request_sign_in_code(
    request: HttpRequest, contact: str, purpose: Purpose, *, next_url: str = "", name: str = ""
) -> HttpResponse:
    """Send a code for a tidied contact and remember in this browser that it waits for it. Raises as `begin` does."""
    known_device = allow_code(request, contact)
    person = request.user if request.user.is_authenticated else None
    asked = request_code(contact, purpose, next_url=safe_next(request, next_url), name=name, person=person)
    send_code(asked, known_device=known_device)
    request.session[WAITING] = str(asked.row.uuid)
    return HttpResponseRedirect(reverse("account_confirm_login_code"))


def waiting_code(request: HttpRequest) -> SignInCode | None:
    """The code that this browser waits for; a signed-in person's only if they asked for it."""
    row = find_code(request.session.get(WAITING))
    asker = request.user.pk if request.user.is_authenticated else None
    return row if row is not None and row.person_id == asker else None


def let_in(request: HttpRequest, person: User, row: SignInCode) -> HttpResponse:
    """The code was right: sign the person in through allauth, which asks for the second factor where there is one."""
    request.session.pop(WAITING, None)
    kind = "phone" if row.is_text else "email"
    record_proof(request, person, method="code", **{kind: row.contact})
    return sign_in(request, person, next_url=row.next_url, email="" if row.is_text else row.contact)
