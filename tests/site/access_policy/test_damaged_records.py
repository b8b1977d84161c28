"""One damaged value takes no screen away from anybody."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from lms.platform.trust.domain.rotation import sealed_fields
from recruitment.models import Application
from tests import cast
from tests.scenes import laid_out_once
from tests.site.access_policy.story import Story, told
from tests.site.access_policy.test_over_http import Visitor

pytestmark = pytest.mark.django_db
story = laid_out_once(told)
FIELDS = {field.place(): (model, field) for model, field in sealed_fields() if not model.__module__.startswith("tests")}


def _damage(model: Any, field: Any) -> None:
    table, column = (connection.ops.quote_name(name) for name in (model._meta.db_table, field.column))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {column} IS NOT NULL", ["v1|nokey|AAAA|AAAA"])


def _main_screens() -> Iterator[str]:
    yield reverse("casework_today")
    yield reverse("casework_people")
    yield reverse("casework_person", args=[Application.objects.get().reference])


@pytest.mark.parametrize("place", FIELDS)
def test_each_field_damaged_in_turn_leaves_the_main_screens_standing(
    story: Story, client_for: Callable[..., Client], place: str
) -> None:
    _damage(*FIELDS[place])
    browser = client_for(cast.maya())
    assert {path: browser.get(path).status_code for path in _main_screens()} == dict.fromkeys(_main_screens(), 200)


@pytest.mark.parametrize("name", ["maya", "helen", "sam"])
def test_every_screen_stands_with_all_of_them_damaged(
    story: Story, client_for: Callable[..., Client], name: str
) -> None:
    for model, field in FIELDS.values():
        _damage(model, field)
    user = getattr(cast, name)()
    visitor = Visitor(client_for(user), user, story, may_read=True)
    errors = [said for said in visitor.complaints(refused_too=False) if ": 5" in said]
    assert [said for said in errors if "(home:ready)" not in said] == []  # it says that no key opens any of this
