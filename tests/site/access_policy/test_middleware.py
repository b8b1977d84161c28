"""What the gate in front of every view answers, before the view runs."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from lms.platform.accounts.models import User
from lms.site.access_policy import AddressMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate() -> AddressMiddleware:
    return AddressMiddleware(lambda _request: HttpResponse("through"))


@pytest.fixture
def asked(gate: AddressMiddleware) -> Callable[..., HttpResponse | None]:
    """What the gate says of `path`: None lets the view run."""

    def ask(path: str, user: Any, method: str = "GET", **data: Any) -> HttpResponse | None:
        request = RequestFactory().generic(method, path, **data)
        request.user, request.session = user, {}
        request.resolver_match = match = resolve(path.partition("?")[0])
        return gate.process_view(request, match.func, match.args, match.kwargs)

    return ask


@pytest.fixture
def stranger() -> Any:
    from_nowhere = Client().get("/help/").wsgi_request
    return from_nowhere.user


@pytest.mark.parametrize("path", ["/help/", "/accounts/login/", "/healthz", "/could-i-volunteer/"])
def test_whoever_asks_for_a_public_page_is_let_through(asked: Callable, stranger: Any, path: str) -> None:
    assert asked(path, stranger) is None


@pytest.mark.parametrize("path", ["/my/", "/learn/", "/my/letters/"])
def test_somebody_signed_in_is_let_through_to_their_own_pages(asked: Callable, wendy: User, path: str) -> None:
    assert asked(path, wendy) is None


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_stranger_is_sent_to_sign_in_and_back_to_the_whole_address(
    asked: Callable, stranger: Any, method: str
) -> None:
    answer = asked("/my/letters/?page=2", stranger, method)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/my/letters/%3Fpage%3D2")


def test_a_strangers_form_is_not_sent_away_with_its_words(asked: Callable, stranger: Any) -> None:
    form = {"content_type": "application/x-www-form-urlencoded", "data": "words=I+would+like+to+help"}
    answer = asked("/accounts/contact/", stranger, "POST", **form)
    assert (answer.status_code, b"I would like to help" in answer.content) == (403, True)


@pytest.mark.parametrize("path", ["/admin/", "/admin/casework/", "/admin/concerns/", "/admin/pages/3/edit/"])
def test_who_is_no_member_of_staff_finds_nothing_at_a_staff_address(asked: Callable, wendy: User, path: str) -> None:
    with pytest.raises(Http404):
        asked(path, wendy)


@pytest.mark.parametrize("path", ["/admin/users/", "/admin/groups/", "/_util/login/"])
@pytest.mark.parametrize("name", ["alex", "ed", "maya", "sofia"])
def test_what_is_closed_is_closed_to_every_role(asked: Callable, request: Any, path: str, name: str) -> None:
    with pytest.raises(Http404):
        asked(path, request.getfixturevalue(name))


@pytest.mark.parametrize(
    ("path", "method", "taken"),
    [
        ("/my/", "POST", "GET, HEAD, OPTIONS"),
        ("/help/", "DELETE", "GET, HEAD, OPTIONS"),
        ("/accounts/login/", "PUT", "GET, POST, HEAD, OPTIONS"),
    ],
)
def test_a_method_that_an_address_does_not_take_is_refused_with_those_it_does(
    asked: Callable, wendy: User, path: str, method: str, taken: str
) -> None:
    answer = asked(path, wendy, method)
    assert (answer.status_code, answer["Allow"]) == (405, taken)


def test_a_method_is_not_looked_at_before_whose_address_it_is(asked: Callable, wendy: User) -> None:
    with pytest.raises(Http404):
        asked("/admin/casework/", wendy, "DELETE")


def test_a_screen_may_ask_what_else_its_viewer_may_open(gate: AddressMiddleware, maya: User) -> None:
    request = RequestFactory().get("/my/")
    request.user, request.resolver_match = maya, resolve("/my/")
    gate.process_view(request, None, (), {})
    assert [request.may_open(view) for view in ("casework_today", "people_list")] == ["/admin/casework/", ""]


def test_the_view_of_an_address_that_nobody_classified_does_not_run(settings: Any, asked: Callable, alex: User) -> None:
    settings.ROOT_URLCONF = "tests.site.access_policy.one_more"
    with pytest.raises(Http404):
        asked("/forgotten/", alex)
