"""Who is asking: the session and its person, in one question to the database."""

from typing import cast

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from lms.platform.accounts.models import User
from lms.platform.signin.domain.store import SessionStore


class PersonMiddleware(AuthenticationMiddleware):
    """Django's, with `request.user` from the row that the session came with."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: person_asking(request))  # type: ignore[assignment]


def person_asking(request: HttpRequest) -> User | AnonymousUser:
    """The person, if the session is theirs still in every respect; else whatever Django makes of it.

    Only the plain case is decided here. A hash of an older secret or password, another backend, a closed account and a
    session that changed hands in this request are left to `django.contrib.auth.get_user`, which asks anew.
    """
    if not hasattr(request, "_cached_user"):
        person = cast(SessionStore, request.session).person()
        if person is not None and _is_plainly_theirs(request, person):
            request.__dict__["_cached_user"] = person
    return get_user(request)


def _is_plainly_theirs(request: HttpRequest, person: User) -> bool:
    session = request.session
    return (
        person.is_active
        and session.get(SESSION_KEY) == str(person.pk)
        and session.get(BACKEND_SESSION_KEY) == settings.AUTHENTICATION_BACKENDS[0]
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    )
