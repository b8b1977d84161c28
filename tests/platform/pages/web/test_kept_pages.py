"""Public pages are drawn once and handed out as they are, until anything that they show is changed. By nobody else."""

import gzip
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import resolve, reverse, reverse_lazy
from wagtail.models import PageViewRestriction, Site

from lms.platform.accounts.models import User
from lms.platform.pages.models import HomePage, InfoPage
from lms.platform.pages.web import kept_pages
from tests.platform.pages.site import a_site, an_info_page

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TEA = "/about-tea/"
PING = "wagtailadmin_editing_sessions:ping"


@pytest.fixture
def site() -> HomePage:
    return a_site()


@pytest.fixture
def tea(site: HomePage) -> InfoPage:
    return an_info_page({"heading": "Why tea"})


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that were drawn and kept, in order."""
    paths: list[str] = []
    real = kept_pages.may_be_kept

    def notes(request: Any, response: Any) -> bool:
        kept = real(request, response)
        paths.extend([request.path] if kept else [])
        return kept

    monkeypatch.setattr(kept_pages, "may_be_kept", notes)
    return paths


def visit(path: str = TEA, **headers: str) -> Any:
    """What somebody with a new browser is answered."""
    return Client().get(path, headers=headers)


def words(path: str = TEA) -> str:
    return visit(path).content.decode()


# --- it is kept ------------------------------------------------------------------------------------
def test_a_public_page_is_drawn_for_the_first_visitor_alone(tea: InfoPage, drawn: list[str]) -> None:
    assert words() == words() == words()
    assert drawn == [TEA]


def test_the_second_visitor_costs_no_question_but_which_edition_it_is(
    tea: InfoPage, django_assert_num_queries: Any
) -> None:
    words()
    with django_assert_num_queries(1):
        words()


def test_the_page_for_help_is_kept_too_and_needs_no_database_for_it(
    drawn: list[str], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert words("/help/") == words("/help/")
    assert drawn == ["/help/"]


def test_a_page_that_is_never_kept_asks_for_no_edition(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert words("/healthz") == "ok"


def test_who_only_asks_for_the_head_is_answered_from_what_is_kept_and_leaves_nothing(
    tea: InfoPage, drawn: list[str]
) -> None:
    before = Client().head(TEA)
    assert drawn == []
    words()
    after = Client().head(TEA)
    assert (before.status_code, after.status_code, after.content) == (200, 200, b"")
    assert after.headers["ETag"] == visit().headers["ETag"]


def test_both_answers_say_the_same_to_browsers_and_proxies(tea: InfoPage) -> None:
    first, second = visit(), visit()
    assert first.headers == second.headers
    assert first.headers["Cache-Control"] == "no-cache"
    assert set(first.headers["Vary"].split(", ")) == {"Cookie", "Accept-Encoding"}
    assert first.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_browser_that_has_the_page_is_told_so_until_it_changes(tea: InfoPage) -> None:
    tag = visit().headers["ETag"]
    assert visit(if_none_match=tag).status_code == 304
    tea.title = "About coffee"
    tea.save_revision().publish()
    assert visit(if_none_match=tag).status_code == 200


def test_a_browser_that_takes_it_gets_the_page_compressed(tea: InfoPage) -> None:
    plain, small = visit(), visit(accept_encoding="gzip, br")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert len(small.content) < len(plain.content) / 2
    assert int(small.headers["Content-Length"]) == len(small.content)
    assert small.headers["ETag"] != plain.headers["ETag"]


# --- it changes ------------------------------------------------------------------------------------
def test_what_is_published_is_there_at_once(tea: InfoPage) -> None:
    words()
    tea.title = "About coffee"
    tea.save_revision()
    assert "About coffee" not in words()
    tea.get_latest_revision().publish()
    assert "About coffee" in words()


def test_what_is_taken_down_is_gone_at_once(tea: InfoPage) -> None:
    words()
    tea.unpublish()
    assert visit().status_code == 404
    tea.save_revision().publish()
    assert visit().status_code == 200


def test_what_is_deleted_is_gone_at_once(tea: InfoPage) -> None:
    words()
    tea.delete()
    assert visit().status_code == 404


def test_what_is_moved_or_renamed_is_at_its_new_address_at_once(tea: InfoPage) -> None:
    words()
    tea.move(InfoPage.objects.get(slug="privacy"), pos="last-child")
    assert (visit().status_code, visit("/privacy/about-tea/").status_code) == (301, 200)
    moved = InfoPage.objects.get(pk=tea.pk)
    moved.slug = "about-coffee"
    moved.save_revision().publish()
    assert (visit("/privacy/about-tea/").status_code, visit("/privacy/about-coffee/").status_code) == (404, 200)


def test_whatever_is_sent_on_wagtails_own_screens_counts(tea: InfoPage, client_for: Callable, alex: User) -> None:
    """Sites, pictures, redirects, who may see a page: Wagtail writes them by itself and announces none of it."""
    assert "Why tea" not in words("/")
    site = {"hostname": "localhost", "port": 80, "site_name": "", "root_page": tea.pk, "is_default_site": "on"}
    answer = client_for(alex).post(reverse("wagtailsites:edit", args=[Site.objects.get().pk]), site)
    assert (answer.status_code, Site.objects.get().root_page_id) == (302, tea.pk)
    assert "Why tea" in words("/")


def test_a_form_of_wagtails_that_was_refused_changes_nothing(tea: InfoPage, client_for: Callable, sam: User) -> None:
    post = RequestFactory().post("/admin/images/add/")
    post.resolver_match = resolve("/admin/images/add/")
    assert kept_pages.changed_the_site(post, HttpResponse())
    assert not kept_pages.changed_the_site(post, HttpResponse(status=404))


@pytest.mark.parametrize("path", ["/admin/casework/", "/my/", reverse_lazy(PING, args=["pages", "page", "1", "2"])])
def test_what_is_sent_elsewhere_leaves_the_pages_as_they_are(path: str) -> None:
    post = RequestFactory().post(path)
    post.resolver_match = resolve(path)
    assert not kept_pages.changed_the_site(post, HttpResponse())


def test_the_next_day_is_asked_about_anew(tea: InfoPage, drawn: list[str], at: Callable) -> None:
    with at("2026-11-22 23:59"):
        words()
    with at("2026-11-23 00:01"):
        words()
    assert drawn == [TEA, TEA]


# --- it is nobody's --------------------------------------------------------------------------------
def test_somebody_signed_in_is_shown_their_own_and_nobody_is_shown_theirs(
    tea: InfoPage, client_for: Callable, sam: User, drawn: list[str]
) -> None:
    browser = client_for(sam)
    assert "Sign out" in browser.get(TEA).content.decode()
    assert drawn == []
    assert "Sign out" not in words()
    own = browser.get(TEA)
    assert "Sign out" in own.content.decode()
    assert own.headers["Cache-Control"] == "no-store, private"
    assert drawn == [TEA]


def test_nothing_of_one_visitor_is_in_a_kept_page(site: HomePage, drawn: list[str]) -> None:
    for path in ("/", "/privacy/", "/help/"):
        page = visit(path)
        assert not page.cookies
        assert not re.search("csrfmiddlewaretoken|nonce=", page.content.decode())
    assert drawn == ["/", "/privacy/", "/help/"]


@pytest.mark.parametrize("cookie", ["messages", "sessionid", "another"])
def test_whoever_brings_a_cookie_is_shown_a_page_of_their_own(tea: InfoPage, drawn: list[str], cookie: str) -> None:
    browser = Client()
    browser.cookies[cookie] = "x" * 32
    assert browser.get(TEA).status_code == 200
    assert drawn == []


def test_the_cookie_of_a_forms_token_tells_nobody_apart(tea: InfoPage, drawn: list[str]) -> None:
    browser = Client()
    browser.get("/hello/")
    assert browser.get(TEA).content == visit().content
    assert drawn == [TEA]


def test_a_page_with_a_form_is_never_kept(site: HomePage, drawn: list[str]) -> None:
    assert "csrfmiddlewaretoken" in words("/hello/")
    assert drawn == []


def test_a_page_in_which_a_token_was_drawn_is_not_kept_even_if_no_cookie_goes_out(tea: InfoPage) -> None:
    get = RequestFactory().get(TEA)
    get.resolver_match = resolve(TEA)
    assert kept_pages.may_be_kept(get, HttpResponse())
    get_token(get)
    assert not kept_pages.may_be_kept(get, HttpResponse())


def test_a_page_behind_a_password_is_never_kept(tea: InfoPage, drawn: list[str]) -> None:
    PageViewRestriction.objects.create(page=tea, restriction_type="password", password="x")
    assert "csrfmiddlewaretoken" in words()
    assert drawn == []


def test_a_preview_is_neither_kept_nor_a_kept_page(tea: InfoPage, drawn: list[str]) -> None:
    host = urlsplit(tea.full_url).netloc
    kept = visit(host=host).content
    tea.title = "About coffee"
    assert "About coffee" in tea.make_preview_request().content.decode()
    assert visit(host=host).content == kept
    assert drawn == [TEA]


def test_what_has_gone_wrong_is_not_kept(site: HomePage, drawn: list[str]) -> None:
    assert [visit(path).status_code for path in (TEA, "/privacy")] == [404, 301]
    assert drawn == []
    an_info_page()
    assert visit().status_code == 200


def test_two_hosts_are_not_mixed_up(tea: InfoPage, settings: Any, drawn: list[str]) -> None:
    settings.ALLOWED_HOSTS = ["one.example.org", "two.example.org"]
    Site.objects.create(hostname="two.example.org", port=80, root_page=InfoPage.objects.get(slug="privacy"))
    one, two = (visit("/", host=host).content for host in ("one.example.org", "two.example.org"))
    assert one != two
    assert (visit("/", host="one.example.org").content, len(drawn)) == (one, 2)
    assert visit("/", host="three.example.org").status_code == 400


def test_two_languages_are_not_mixed_up(tea: InfoPage, drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    words()
    monkeypatch.setattr(kept_pages, "get_language", lambda: "cy")
    words()
    assert drawn == [TEA, TEA]


def test_a_question_in_the_address_is_answered_and_fills_no_memory(tea: InfoPage, drawn: list[str]) -> None:
    assert {visit(f"{TEA}?q={number}").status_code for number in range(5)} == {200}
    assert drawn == []


def test_no_number_of_pages_fills_the_memory(settings: Any) -> None:
    assert caches["pages"]._max_entries == settings.CACHES["pages"]["OPTIONS"]["MAX_ENTRIES"] <= 1000
