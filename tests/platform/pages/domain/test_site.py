"""The first pages of a new scheme: made once, then the editors' own."""

from io import StringIO

import pytest
import yaml
from django.core.management import call_command
from wagtail.models import Page, Revision, Site

from lms.platform.pages.domain.site import STARTER, as_stream, lay_out_site
from lms.platform.pages.models import HomePage, InfoPage
from tests.factories.courses import page_tree
from tests.platform.pages.site import a_site

pytestmark = pytest.mark.django_db
SLUGS = ["privacy", "tell-us", "what-we-ask", "who-runs-this"]


def everything() -> list[tuple]:
    pages = Page.objects.order_by("path").values_list("path", "title", "slug", "live", "latest_revision_id")
    sites = Site.objects.values_list("hostname", "port", "root_page_id", "is_default_site")
    return [*pages, *sites, Revision.objects.count()]


def test_a_new_scheme_gets_a_first_page_and_its_information_pages() -> None:
    home = a_site()
    assert (home.greeting, home.title, home.live) == ("Come in.", "Which door is yours?", True)
    assert sorted(page.slug for page in home.get_children().live()) == SLUGS


def test_the_first_page_is_where_the_address_leads() -> None:
    home = a_site()
    site = Site.objects.get()
    assert (site.root_page_id, site.hostname, site.port, site.is_default_site) == (home.pk, "localhost", 8000, True)


def test_wagtails_own_welcome_page_makes_room() -> None:
    page_tree()
    root = Page.get_first_root_node()
    if not root.get_children():  # Wagtail's migrations make it; tests without them make it here
        welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
        Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    assert [page.title for page in root.get_children()] == ["Welcome to your new Wagtail site!"]
    home = lay_out_site()
    assert [page.title for page in Page.get_first_root_node().get_children()] == [home.title]


def test_laid_out_twice_nothing_changes() -> None:
    a_site()
    before = everything()
    lay_out_site()
    assert everything() == before


def test_the_words_of_an_editor_stay() -> None:
    home = a_site()
    page = InfoPage.objects.get(slug="privacy")
    home.title, page.lead, page.body = "Hello.", "Ours.", as_stream([{"heading": "Our own"}])
    for changed in (home, page):
        changed.save_revision().publish()
    before = everything()
    lay_out_site()
    assert everything() == before
    assert (HomePage.objects.get().title, InfoPage.objects.get(slug="privacy").lead) == ("Hello.", "Ours.")
    assert [block.value for block in InfoPage.objects.get(slug="privacy").body] == ["Our own"]


def test_a_page_that_an_editor_hid_stays_hidden() -> None:
    a_site()
    InfoPage.objects.get(slug="tell-us").unpublish()
    lay_out_site()
    assert not InfoPage.objects.get(slug="tell-us").live


def test_a_page_that_is_missing_is_made_and_the_others_stay() -> None:
    a_site()
    InfoPage.objects.get(slug="tell-us").delete()
    kept = dict(InfoPage.objects.values_list("slug", "pk"))
    lay_out_site()
    now = dict(InfoPage.objects.values_list("slug", "pk"))
    assert sorted(now) == SLUGS
    assert {slug: now[slug] for slug in kept} == kept


def test_the_host_that_people_type_is_kept_when_nothing_else_is_said() -> None:
    page_tree()
    lay_out_site(host="pathway.example.org", port=443)
    lay_out_site()
    assert list(Site.objects.values_list("hostname", "port")) == [("pathway.example.org", 443)]


def test_another_host_can_be_told_later() -> None:
    a_site()
    lay_out_site(host="pathway.example.org")
    assert list(Site.objects.values_list("hostname", "port")) == [("pathway.example.org", 8000)]


def test_a_site_whose_root_somebody_chose_keeps_it() -> None:
    a_site()
    chosen = InfoPage.objects.get(slug="privacy")
    Site.objects.update(root_page=chosen)
    lay_out_site()
    assert Site.objects.get().root_page_id == chosen.pk


def test_the_command_says_what_there_is() -> None:
    page_tree()
    said = StringIO()
    call_command("lay_out_site", host="pathway.example.org", stdout=said)
    assert said.getvalue() == "The first page is “Which door is yours?”, with 4 pages below it.\n"
    assert Site.objects.get().hostname == "pathway.example.org"


def test_a_starter_file_reads_as_blocks() -> None:
    blocks = [{"heading": "Tea"}, {"notice": {"kind": "us", "heading": "We", "words": "<p>pour</p>"}}]
    assert as_stream(blocks) == [
        {"type": "heading", "value": "Tea"},
        {"type": "notice", "value": {"kind": "us", "heading": "We", "words": "<p>pour</p>"}},
    ]


@pytest.mark.parametrize("path", sorted(STARTER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_block_is_one_that_an_editor_could_have_made(path) -> None:
    a_site()
    words = yaml.safe_load(path.read_text())
    page = HomePage.objects.get() if path.stem == "home" else InfoPage.objects.get(slug=words["slug"])
    page.full_clean()
    body = page.below if path.stem == "home" else page.body
    assert len(body) == len(words["below" if path.stem == "home" else "body"]) > 0
