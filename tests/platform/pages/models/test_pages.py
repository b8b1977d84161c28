"""The rules of the page tree: what stands where, and what every page has."""

import pytest
from wagtail.models import Page

from lms.platform.pages.models import BasePage, HomePage, InfoPage
from recruitment.models import RoleIndexPage, RolePage

KINDS = [HomePage, InfoPage, RoleIndexPage, RolePage]


@pytest.mark.parametrize("kind", KINDS)
def test_every_public_page_has_the_line_above_and_the_lead(kind: type[BasePage]) -> None:
    names = {field.name for field in kind._meta.get_fields()}
    assert {"where", "lead"} <= names
    assert kind.content_panels[: len(BasePage.content_panels)] == BasePage.content_panels or kind is HomePage


@pytest.mark.parametrize(
    ("kind", "below"),
    [
        (HomePage, {InfoPage, RoleIndexPage}),
        (InfoPage, {InfoPage}),
        (RoleIndexPage, {RolePage}),
        (RolePage, set()),
    ],
)
def test_what_may_stand_below_a_page(kind: type[BasePage], below: set[type[Page]]) -> None:
    assert {page for page in KINDS if kind in page.allowed_parent_page_models()} & below == below
    assert set(kind.allowed_subpage_models()) & set(KINDS) == below


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [HomePage, RoleIndexPage])
def test_of_some_pages_there_is_one(kind: type[BasePage]) -> None:
    assert kind.max_count == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_called_by_a_plain_name(kind: type[BasePage]) -> None:
    assert str(kind._meta.verbose_name) in {"first page", "information page", "list of roles", "role page"}
