"""The headers of every kind of answer, written down in full: a change here is a decision."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from wagtail.admin.views.generic.models import EditView

from lms.platform.accounts.models import User
from lms.platform.concerns.domain.raising import raise_concern
from lms.site.headers import HeadersMiddleware, is_personal, is_wagtails_own
from tests import cast
from tests.factories.courses import page_tree

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'self'; "
    "frame-src 'self'; base-uri 'none'; object-src 'none'"
)
LOOSE = STRICT.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)
ALWAYS = {
    "Content-Security-Policy": STRICT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), usb=(), publickey-credentials-get=(self), "
        "publickey-credentials-create=(self)"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
PRIVATE = {**ALWAYS, "Cache-Control": "no-store, private"}
OWN_BUSINESS = {
    "Content-Type",
    "Content-Length",
    "Vary",
    "Content-Language",
    "Location",
    "Expires",
    "Allow",
    "Last-Modified",
    "ETag",
}


def headers(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in OWN_BUSINESS}


@pytest.fixture
def site(db: None) -> None:
    page_tree()


def test_a_public_page(site: None) -> None:
    assert headers(Client().get("/design/")) == ALWAYS


def test_a_public_page_that_is_kept_is_asked_about_each_time(site: None) -> None:
    assert headers(Client().get("/help/")) == {**ALWAYS, "Cache-Control": "no-cache"}


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/login/password/"])
def test_a_sign_in_page_is_kept_nowhere(site: None, path: str) -> None:
    assert headers(Client().get(path)) == PRIVATE


@pytest.mark.parametrize("path", ["/my/", "/help/", "/learn/", "/my/letters/"])
def test_a_page_for_somebody_signed_in_is_kept_nowhere(client_for: Any, site: None, path: str) -> None:
    assert headers(client_for(cast.wendy()).get(path)) == PRIVATE


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/account/"])
def test_wagtails_own_screens_may_use_inline_scripts(client_for: Any, site: None, ed: User, path: str) -> None:
    answer = client_for(ed).get(path, follow=True)
    assert (answer.status_code, headers(answer)) == (200, {**PRIVATE, "Content-Security-Policy": LOOSE})


def test_our_screens_in_the_admin_keep_the_strict_policy(client_for: Any, site: None, maya: User, sofia: User) -> None:
    concern = raise_concern(by=None, words="zinnia", danger_now=False).uuid
    answers = [client_for(maya).get("/admin/letters/")]
    answers += [client_for(sofia).get(path) for path in ("/admin/concerns/", f"/admin/concerns/{concern}/")]
    assert [headers(answer) for answer in answers] == [PRIVATE] * 3


@pytest.mark.parametrize("path", ["/nothing/here/", "/admin/users/", "/documents/99/nothing.pdf"])
def test_an_error_has_the_same_headers_as_a_page(site: None, wendy: User, client_for: Any, path: str) -> None:
    assert headers(client_for(wendy).get(path)) == PRIVATE
    assert ALWAYS.items() <= headers(Client().get(path)).items()


def test_a_refused_method_has_them_too(site: None) -> None:
    answer = Client().post("/help/")
    assert (answer.status_code, headers(answer)) == (405, ALWAYS)


def test_a_static_file_may_be_kept_but_not_misread(site: None, client_for: Any) -> None:
    answer = client_for(cast.wendy()).get("/static/css/base.css")
    found = headers(answer)
    answer.close()
    assert ALWAYS.items() <= found.items()
    assert "no-store" not in found["Cache-Control"]


def test_no_page_that_we_wrote_asks_another_machine_for_anything(site: None) -> None:
    pages = [Client().get(path).content.decode() for path in ("/help/", "/could-i-volunteer/", "/accounts/login/")]
    loaded = [found for page in pages for found in re.findall(r'(?:src|<link[^>]*href)="(https?:[^"]+)"', page)]
    assert loaded == []


# --- which is which --------------------------------------------------------------------------------
def answered(answer: HttpResponse, path: str = "/help/", **request: Any) -> HttpResponse:
    asked = RequestFactory().get(path, **request)
    asked.resolver_match = resolve(path)
    return HeadersMiddleware(lambda _request: answer)(asked)


def test_a_view_that_sets_its_own_policy_keeps_it() -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox", "Permissions-Policy": "camera=(self)"})
    found = answered(own, "/admin/").headers
    assert (found["Content-Security-Policy"], found["Permissions-Policy"]) == ("sandbox", "camera=(self)")


def test_an_answer_that_starts_a_session_is_kept_nowhere(settings: Any) -> None:
    answer = HttpResponse()
    answer.set_cookie(settings.SESSION_COOKIE_NAME, "k")
    assert answered(answer).headers["Cache-Control"] == "no-store, private"


def test_whether_somebody_is_signed_in_is_told_without_the_database(settings: Any) -> None:
    request = RequestFactory().get("/help/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "k"
    assert is_personal(request, HttpResponse()) is True
    assert is_personal(RequestFactory().get("/help/"), HttpResponse()) is False


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/admin/", True),
        ("/admin/pages/3/edit/", True),
        ("/admin/images/", True),
        ("/admin/concerns/", False),
        ("/admin/letters/", False),
        ("/admin/login/", False),
        ("/help/", False),
        ("/documents/1/a.pdf", False),
    ],
)
def test_only_what_wagtail_wrote_for_the_admin_is_wagtails_own(path: str, own: bool) -> None:
    assert is_wagtails_own(resolve(path)) is own


def test_a_wagtail_screen_over_a_model_of_ours_is_wagtails_own() -> None:
    class Ours(EditView):
        pass

    Ours.__module__ = "recruitment.staff.roles"
    match = resolve("/admin/")
    match.func = Ours.as_view()
    assert is_wagtails_own(match) is True
    assert is_wagtails_own(None) is False
