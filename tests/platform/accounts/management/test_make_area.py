"""The areas of a new scheme."""

import pytest
from django.core.management import CommandError, call_command

from lms.platform.accounts.models import Area
from lms.platform.trust.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_an_area_is_made_and_its_short_name_is_said(capsys):
    call_command("make_area", "North  Fells")
    assert capsys.readouterr().out == "North Fells is an area. Its short name is north-fells.\n"
    assert list(Area.objects.values_list("name", "slug")) == [("North Fells", "north-fells")]


def test_made_twice_it_is_one_area_and_one_row_of_the_trail():
    for name in ("Eastmoor", "eastmoor"):
        call_command("make_area", name)
    assert [area.name for area in Area.objects.all()] == ["Eastmoor"]
    assert [(row.actor, row.ids) for row in AuditEntry.objects.filter(action="accounts.area_made")] == [
        (None, {"area": "eastmoor"})
    ]


@pytest.mark.parametrize("name", ["", "  ", "!?", "x" * 81])
def test_a_name_that_makes_no_area_is_refused_and_nothing_is_made(name):
    with pytest.raises(CommandError):
        call_command("make_area", name)
    assert Area.objects.count() == 0


def test_two_names_that_read_alike_are_not_two_areas():
    call_command("make_area", "St. Ann")
    with pytest.raises(CommandError, match="already exists"):
        call_command("make_area", "St Ann")
    assert [area.name for area in Area.objects.all()] == ["St. Ann"]
