"""What a visitor reads: the first page with its two doors, and the information pages."""

import re
from typing import Any

import pytest
from django.test import Client

from lms.platform.pages.models import HomePage, InfoPage
from tests.platform.pages.site import a_site, an_info_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> HomePage:
    return a_site()


def shown(path: str) -> str:
    reply = Client().get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def test_the_first_page_has_two_doors(site: HomePage) -> None:
    doors = re.findall(r'<a class="doorway" href="([^"]+)"', shown("/"))
    assert doors == ["/roles/", "/help/"]


def test_the_first_page_says_the_editors_words(site: HomePage) -> None:
    site.greeting, site.help_words = "Ey up.", "Ring us <b>today</b>."
    site.save_revision().publish()
    page = shown("/")
    assert "Ey up." in page
    assert "Ring us &lt;b&gt;today&lt;/b&gt;." in page


def test_the_first_page_has_one_heading_of_the_first_level(site: HomePage) -> None:
    assert shown("/").count("<h1") == 1


def test_the_foot_of_the_first_page_says_what_to_do_in_danger(site: HomePage) -> None:
    assert 'href="tel:999"' in shown("/")


@pytest.mark.parametrize("slug", ["privacy", "tell-us", "what-we-ask", "who-runs-this"])
def test_each_information_page_opens_at_its_address(site: HomePage, slug: str) -> None:
    page = InfoPage.objects.get(slug=slug)
    html = shown(f"/{slug}/")
    assert f"<h1>{page.title}</h1>" in html
    assert "Rather talk?" in html


def test_links_between_the_shipped_pages_lead_somewhere(site: HomePage) -> None:
    ours = {"/roles/", "/help/", "/concerns/raise/", "/my/", "/learn/", "/could-i-volunteer/", "/verify/"}
    for slug in ("", "privacy/", "tell-us/", "what-we-ask/", "who-runs-this/"):
        main = shown(f"/{slug}").split("<main", 1)[1].split("</main", 1)[0]
        links = {link.partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', main)} - ours
        assert [link for link in links if Client().get(link).status_code != 200] == []


def test_a_page_that_an_editor_has_not_published_is_not_there(site: HomePage) -> None:
    InfoPage.objects.get(slug="privacy").unpublish()
    assert Client().get("/privacy/").status_code == 404


def test_a_page_that_never_was_answers_in_plain_words(site: HomePage) -> None:
    reply = Client().get("/nothing-here/")
    assert reply.status_code == 404
    assert "<h1" in reply.content.decode()


def test_a_page_without_a_lead_leaves_no_gap(site: HomePage) -> None:
    an_info_page({"heading": "Tea"})
    assert '<p class="lead"></p>' not in shown("/about-tea/")


def test_what_an_editor_typed_in_a_title_is_only_words(site: HomePage) -> None:
    an_info_page(title="<script>alert(1)</script>", slug="odd")
    assert "<script>alert(1)" not in shown("/odd/")


def test_a_visitor_is_given_no_session(site: HomePage) -> None:
    assert "sessionid" not in Client().get("/").cookies


def test_pages_say_which_entry_of_the_menu_is_current(site: HomePage) -> None:
    assert re.search(r'href="/roles/"[^>]*aria-current="true"', shown("/what-we-ask/"))
    assert re.search(r'href="/help/"[^>]*aria-current="true"', shown("/help/"))


def test_more_pages_and_blocks_cost_no_question_more(
    site: HomePage, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    an_info_page({"heading": "Tea"})
    shown("/about-tea/?drawn")  # with a question in its address a page is drawn each time
    with django_assert_max_num_queries(10) as few:
        shown("/about-tea/?drawn")
    an_info_page(*[{"heading": "More"}, {"words": "<p>Tea.</p>"}] * 15, slug="more-tea")
    with django_assert_num_queries(len(few)):
        shown("/more-tea/?drawn")


def described(path: str) -> list[str]:
    return re.findall(r'<meta name="description" content="([^"]+)">', shown(path))


def test_a_search_engine_is_told_what_each_page_is_about(site: HomePage) -> None:
    assert described("/") == [site.lead]
    assert [len(described(path)) for path in ("/privacy/", "/tell-us/", "/what-we-ask/", "/help/")] == [1, 1, 1, 1]


def test_an_editors_words_for_search_engines_come_first(site: HomePage) -> None:
    an_info_page(lead="A page about tea.", search_description='Tea & "biscuits"', slug="tea")
    assert described("/tea/") == ["Tea &amp; &quot;biscuits&quot;"]


def test_a_page_with_nothing_to_say_of_itself_says_nothing(site: HomePage) -> None:
    an_info_page()
    assert described("/about-tea/") == []
