"""Lists in pieces, newest first."""

import pytest

from lms.platform.accounts.models import Area
from lms.platform.paging import Slice, newest_first

pytestmark = pytest.mark.django_db


@pytest.fixture
def five() -> list[int]:
    return [Area.objects.create(name=name, slug=name).pk for name in "abcde"]


def pages(before: str | None) -> tuple[list[int], int | None]:
    page = newest_first(Area.objects.all(), before, size=2)
    return [area.pk for area in page.rows], page.older


def test_a_list_is_walked_from_new_to_old(five: list[int]) -> None:
    assert pages(None) == ([five[4], five[3]], five[3])
    assert pages(str(five[3])) == ([five[2], five[1]], five[1])
    assert pages(str(five[1])) == ([five[0]], None)


def test_a_list_that_fills_its_last_page_ends_there(five: list[int]) -> None:
    assert pages(str(five[2])) == ([five[1], five[0]], None)


@pytest.mark.parametrize("before", ["", "x", "-1", "1e3", "²", "9" * 40, "0x10", "٣"])
def test_what_is_no_key_begins_at_the_beginning(five: list[int], before: str) -> None:
    assert pages(before)[0] == [five[4], five[3]]


@pytest.mark.parametrize(
    ("query", "older", "links"),
    [
        ({}, None, {"first": "", "next": ""}),
        ({}, 7, {"first": "", "next": "?before=7"}),
        ({"before": "9", "closed": "1"}, 7, {"first": "?closed=1", "next": "?closed=1&before=7"}),
        ({"before": "9", "closed": "", "other": "x"}, None, {"first": "?", "next": ""}),
    ],
)
def test_links_lead_on_and_back_and_keep_the_filter(query: dict[str, str], older: int | None, links: dict) -> None:
    assert Slice(rows=[], older=older).links(query, "closed") == links
