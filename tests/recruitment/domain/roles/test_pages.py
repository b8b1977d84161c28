"""The role pages of a new scheme: made once from the starter file, then the editors' own."""

from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from lms.platform.pages.models import HomePage
from recruitment.domain.roles import profiles
from recruitment.domain.roles.pages import STARTER, lay_out_roles
from recruitment.models import RoleIndexPage, RolePage
from tests import cast
from tests.factories import recruitment as factory
from tests.factories.courses import page_tree
from tests.platform.pages.site import a_site

pytestmark = pytest.mark.django_db
SHIPPED = ["peer-mentor", "cafe-host", "befriender"]


def everything() -> list[tuple]:
    pages = Page.objects.order_by("path").values_list("path", "title", "slug", "live", "latest_revision_id")
    return [*pages, Revision.objects.count()]


def test_the_list_of_roles_stands_below_the_first_page() -> None:
    home = a_site()
    index = lay_out_roles()
    assert (index.slug, index.live, index.get_parent().pk) == ("roles", True, home.pk)
    assert index.get_children().count() == 0


def test_each_shipped_role_that_has_a_profile_gets_a_page() -> None:
    a_site()
    factory.a_role("peer-mentor")
    factory.a_role("befriender")
    index = lay_out_roles()
    assert sorted(page.slug for page in index.get_children().live()) == ["befriender", "peer-mentor"]
    assert {page.slug: page.profile.slug for page in RolePage.objects.all()} == {
        "befriender": "befriender",
        "peer-mentor": "peer-mentor",
    }


def test_a_role_of_the_schemes_own_gets_no_page_by_itself() -> None:
    a_site()
    factory.a_role("gardener")
    assert lay_out_roles().get_children().count() == 0


def test_a_page_is_made_for_a_role_that_is_not_open_yet() -> None:
    a_site()
    profiles.unpublish_profile(factory.a_role(), by=cast.ed())
    assert lay_out_roles().get_children().live().count() == 1


def test_laid_out_twice_nothing_changes() -> None:
    a_site()
    factory.a_role()
    lay_out_roles()
    before = everything()
    lay_out_roles()
    assert everything() == before


def test_the_words_of_an_editor_stay() -> None:
    a_site()
    factory.a_role()
    lay_out_roles()
    page, index = RolePage.objects.get(), RoleIndexPage.objects.get()
    page.title, index.lead = "Walk with Jo", "Ours."
    for changed in (page, index):
        changed.save_revision().publish()
    lay_out_roles()
    assert (RolePage.objects.get().title, RoleIndexPage.objects.get().lead) == ("Walk with Jo", "Ours.")


def test_a_role_whose_page_an_editor_made_elsewhere_gets_no_second_one() -> None:
    a_site()
    profile = factory.a_role()
    index = lay_out_roles()
    RolePage.objects.all().delete()
    own = RoleIndexPage.objects.get().add_child(instance=RolePage(title="Ours", slug="ours", profile=profile))
    lay_out_roles()
    assert [page.pk for page in index.get_children()] == [own.pk]


def test_a_profile_that_comes_later_gets_its_page_later() -> None:
    a_site()
    lay_out_roles()
    factory.a_role()
    assert lay_out_roles().get_children().count() == 1


def test_before_the_first_page_there_is_nowhere_to_put_them() -> None:
    page_tree()
    with pytest.raises(HomePage.DoesNotExist):
        lay_out_roles()
    assert RoleIndexPage.objects.count() == 0


def test_the_command_says_what_there_is() -> None:
    a_site()
    factory.a_role()
    said = StringIO()
    call_command("lay_out_roles", stdout=said)
    assert said.getvalue() == "The list of roles is “Walk beside someone”. Roles on it: 1.\n"


def test_the_command_says_what_comes_first() -> None:
    page_tree()
    with pytest.raises(CommandError, match="run manage"):
        call_command("lay_out_roles")


def test_the_shipped_roles_are_named_once_each() -> None:
    shipped = yaml.safe_load(STARTER.read_text())["roles"]
    assert [page["profile"] for page in shipped] == SHIPPED


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_shipped_page_is_one_that_an_editor_could_have_made(slug: str) -> None:
    a_site()
    factory.a_role(slug)
    lay_out_roles()
    page = RolePage.objects.get()
    page.full_clean()
    assert len(page.body) > 1


@pytest.mark.parametrize("slug", SHIPPED)
def test_no_shipped_page_promises_a_job(slug: str) -> None:
    shipped = {page["profile"]: page for page in yaml.safe_load(STARTER.read_text())["roles"]}
    said = yaml.dump(shipped[slug]).lower()
    assert [word for word in (" job", "salary", "wage", "employ") if word in said] == []
