"""Two of the staff, two clocks, a person and a clock in the same moment: the database lets one of them win."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from lms.platform.accounts.models import User
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.codes import Purpose, confirm_contact, request_code
from lms.platform.signin.domain.contact_change_endings import carry_out_due
from lms.platform.signin.domain.contact_changes import ContactChangeRefused
from lms.platform.signin.models import ContactChange
from tests import cast
from tests.platform.signin.changes import LOST, NEW, agreed, asked, second, trail

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each says, or the name of what it was refused with; all begin in the same moment."""
    gate = Barrier(len(acts))

    def act(one: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return one()
        except ContactChangeRefused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def overdue() -> ContactChange:
    """Agreed to the day before yesterday."""
    change = agreed()
    two_days = timezone.now() - timedelta(days=2)
    ContactChange.objects.update(agreed_at=two_days, due_at=two_days + timedelta(days=1))
    return change


def test_six_clocks_at_once_carry_it_out_once() -> None:
    overdue()
    assert sum(at_once(*[carry_out_due] * 6)) == 1
    assert [what for what, _fields in trail()] == ["asked", "agreed", "done"]
    assert User.objects.get(pk=cast.priya().pk).phone == NEW


def test_two_who_ask_at_once_ask_once() -> None:
    people, priya = [cast.maya(), second()], cast.priya()
    asks = [
        lambda one=one: contact_changes.request_contact_change(priya, by=one, on_case=True, **LOST).pk for one in people
    ]
    assert at_once(*asks).count("ContactChangeRefused") == 1
    assert ContactChange.objects.count() == 1


def test_two_who_agree_at_once_agree_once() -> None:
    asked()
    people, pk = [second(), cast.alex()], ContactChange.objects.get().pk

    def agree(one: User) -> Any:
        change = ContactChange.objects.select_related("person").get(pk=pk)
        return contact_changes.agree_to_contact_change(
            change, contact=NEW, known="call", by=one, on_case=True
        ).agreed_by_id

    answers = at_once(*[lambda one=one: agree(one) for one in people])
    assert answers.count("ContactChangeRefused") == 1
    assert ContactChange.objects.get().agreed_by_id in answers


@pytest.mark.parametrize("turn", range(3))
def test_a_person_who_stops_it_as_the_clock_strikes_either_stops_it_or_hears_that_it_is_done(turn) -> None:
    change, priya = overdue(), cast.priya()
    stopped, _count = at_once(lambda: contact_changes.stop_own_contact_change(priya).stopped_why, carry_out_due)
    change.refresh_from_db()
    assert (stopped == "ContactChangeRefused") is (change.done_at is not None)
    assert (User.objects.get(pk=priya.pk).phone == NEW) is (change.done_at is not None)


@pytest.mark.parametrize("turn", range(3))
def test_a_person_who_changes_it_themselves_as_the_clock_strikes_has_the_last_word(turn) -> None:
    overdue()
    priya = cast.priya()
    row = request_code("+447700900888", Purpose.CHANGE, person=priya).row
    at_once(lambda: confirm_contact(row, by=User.objects.get(pk=priya.pk)), carry_out_due)
    assert User.objects.get(pk=priya.pk).phone == "+447700900888"
