"""Dates move back, and nothing else does."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.site.demo.past import days_ago
from recruitment.models import Application, ConversationLog, Reference, Stage, StageMove
from tests.factories import recruitment as volunteering

pytestmark = pytest.mark.django_db
TEN = timedelta(days=10)


@pytest.fixture
def application(sam: User) -> Application:
    made = volunteering.at_checks(sam)
    volunteering.give_references(made)
    made.refresh_from_db()
    return made


def moments(application: Application) -> list:
    """Every moment that belongs to the application, in one order."""
    return [
        *(getattr(application, name) for name in ("created_at", "enquired_at", "entered_at", "last_contact_at")),
        *StageMove.objects.filter(application=application).order_by("pk").values_list("at", flat=True),
        *ConversationLog.objects.filter(application=application).order_by("pk").values_list("happened_at", flat=True),
        *Reference.objects.filter(application=application).order_by("pk").values_list("requested_at", flat=True),
    ]


def test_every_moment_of_an_application_moves_back_by_as_many_days(application: Application) -> None:
    before = moments(application)
    days_ago(application, 10)
    assert moments(application) == [moment - TEN for moment in before]


@pytest.mark.parametrize(
    ("days", "promised"), [(3, date(2026, 11, 27)), (10, date(2026, 11, 20)), (2, date(2026, 11, 30))]
)
def test_a_promised_day_moves_back_too_and_to_no_weekend(application: Application, days: int, promised: date) -> None:
    Application.objects.update(expected_by=date(2026, 11, 30))
    application.refresh_from_db()
    days_ago(application, days)
    assert application.expected_by == promised


def test_no_days_change_nothing(application: Application) -> None:
    before = moments(application)
    days_ago(application, 0)
    assert moments(application) == before


def test_where_it_stands_and_what_was_met_stay_as_they_are(application: Application) -> None:
    gates = list(application.gates.order_by("pk").values_list("kind", "state"))
    days_ago(application, 10)
    assert Application.objects.get(pk=application.pk).stage == Stage.CHECKS
    assert list(application.gates.order_by("pk").values_list("kind", "state")) == gates


def test_nobody_is_checked_after_the_day_on_which_they_were_cleared(sam: User) -> None:
    cleared = volunteering.cleared(sam)
    days_ago(cleared, 200)
    last = StageMove.objects.get(application=cleared, name="clear").at
    assert {gate.satisfied_on for gate in cleared.gates.all()} == {timezone.localdate(last)}
    assert cleared.identity_checks.get().checked_on == timezone.localdate(last)
    assert cleared.clearance.starts_on == timezone.localdate(last)


def test_another_persons_days_are_left_alone(application: Application, dana: User) -> None:
    other = volunteering.enquired(dana)
    before = moments(other)
    days_ago(application, 10)
    other.refresh_from_db()
    assert moments(other) == before
