"""When people may apply for a role: published, begun, and not past its last day."""

from datetime import date

import pytest

from recruitment.models import Gate, RoleProfile
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 24)
WHY = {
    date(2026, 11, 30): "not_yet",
    date(2026, 12, 1): "",
    date(2026, 12, 24): "",
    date(2026, 12, 25): "closed",
}


@pytest.mark.parametrize("day", WHY)
def test_a_role_says_why_it_is_closed_and_the_list_agrees(day) -> None:
    profile = factory.a_role(opens_on=FIRST, closes_on=LAST)
    assert profile.why_closed(day) == WHY[day]
    assert (profile in RoleProfile.objects.open_on(day)) is (not WHY[day])


@pytest.mark.parametrize("day", WHY)
def test_a_role_without_days_is_open_on_all_of_them(day) -> None:
    profile = factory.a_role()
    assert (profile.why_closed(day), profile in RoleProfile.objects.open_on(day)) == ("", True)


def test_a_role_that_is_not_published_is_closed_whatever_its_days() -> None:
    profile = factory.a_role(opens_on=FIRST)
    profile.is_published = False
    profile.save()
    assert {profile.why_closed(day) for day in WHY} == {"unpublished"}
    assert not RoleProfile.objects.open_on(LAST).exists()


@pytest.mark.parametrize(
    ("day", "due"), [(date(2027, 1, 1), True), (date(2027, 1, 2), True), (date(2026, 12, 31), False)]
)
def test_a_level_is_due_on_its_day_and_after(day, due) -> None:
    factory.a_role(review_on=date(2027, 1, 1))
    assert RoleProfile.objects.review_due_on(day).exists() is due


@pytest.mark.parametrize("moment", ["2026-12-01 00:01", "2026-12-24 23:59"])
def test_open_means_open_today_by_our_own_clock(moment, at) -> None:
    profile = factory.a_role(opens_on=FIRST, closes_on=LAST)
    with at(moment):
        assert profile.is_open


def test_a_gate_is_called_by_its_kind_and_training_by_its_module() -> None:
    application = factory.offered(profile=factory.a_role(modules=(factory.a_module(),)))
    names = dict(application.gates.values_list("kind", "pk"))
    assert Gate.objects.get(pk=names["training"]).name == "The GROW model"
    assert Gate.objects.get(pk=names["references"]).name == "Two people who speak for them"
