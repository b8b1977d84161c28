"""A day later it counts, once, whatever happens meanwhile; and what cannot count is stopped with a reason."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.utils import timezone

from lms.platform.accounts.domain.people import create_person, update_contact
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from lms.platform.signin.domain.codes import Purpose, confirm_contact, request_code
from lms.platform.signin.domain.contact_change_endings import (
    _carry_out,
    carry_out_due,
    end_contact_change,
    finish_contact_change,
)
from lms.platform.signin.domain.contact_changes import latest_change
from lms.platform.signin.domain.sessions import sessions_of
from lms.platform.signin.models import ContactChange
from lms.platform.trust.domain.retention import apply_retention
from lms.platform.trust.models import AuditEntry
from tests import cast
from tests.platform.signin.changes import (
    NEW,
    OLD,
    a_day_later,
    agreed,
    asked,
    done,
    fresh,
    recycled,
    second,
    trail,
    with_phone,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def stopped_why(person: User) -> str:
    change = latest_change(person)
    assert (change.stopped_by, change.is_open, change.done_at) == (None, False, None)
    return change.stopped_why


def with_keys(person: User) -> User:
    """Somebody with a password, an app and spare codes."""
    person.set_password("three words long")
    person.save()
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=person, type=kind, data={})
    return person


def keys_of(person: User) -> tuple[bool, int]:
    return fresh(person).has_usable_password(), Authenticator.objects.filter(user=person).count()


# --- a day later ----------------------------------------------------------------------------------------------------
def test_before_the_day_is_over_nothing_happens(priya) -> None:
    agreed()
    assert (a_day_later(hours=23.9), fresh(priya).phone) == (0, OLD)


def test_a_day_later_the_new_one_takes_the_place_of_the_old_one(priya, client_for) -> None:
    client_for(priya)
    change = agreed()
    assert a_day_later() == 1
    change.refresh_from_db()
    assert (fresh(priya).phone, fresh(priya).email) == (NEW, "priya@example.org")
    assert (sessions_of(priya).count(), change.is_open, change.done_at is not None) == (0, False, True)


def test_the_new_number_has_to_be_answered_from_before_it_counts_as_confirmed(priya) -> None:
    User.objects.filter(pk=priya.pk).update(phone_verified_at=timezone.now())
    done()
    assert fresh(priya).phone_verified_at is None


def test_the_two_who_agreed_stand_behind_the_change_of_the_contact(priya) -> None:
    done()
    entry = AuditEntry.objects.get(action="accounts.contact_updated", target_uuid=priya.uuid)
    assert (entry.actor, entry.fields) == (second().uuid, ["phone"])


def test_it_is_done_once_however_often_the_clock_strikes(priya) -> None:
    agreed()
    assert [a_day_later(), a_day_later(), a_day_later(hours=72)] == [1, 0, 0]
    assert [what for what, _fields in trail()] == ["asked", "agreed", "done"]


def test_a_clock_that_comes_second_finds_it_done(priya) -> None:
    change = done()
    assert (_carry_out(change.pk), fresh(priya).phone) == (False, NEW)


def test_somebody_with_a_sensitive_role_gets_theirs_too(mags, helen) -> None:
    done(agreed(asked(with_phone(helen), by=cast.alex()), by=mags))
    assert fresh(helen).phone == NEW


def test_what_was_shut_at_once_gets_its_new_one_a_day_later(priya) -> None:
    recycled()
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


def test_the_names_that_somebody_changed_in_between_stay(priya) -> None:
    agreed()
    update_contact(priya, by=priya, preferred_name="Pri")
    a_day_later()
    assert (fresh(priya).preferred_name, fresh(priya).phone) == ("Pri", NEW)


# --- keys ----------------------------------------------------------------------------------------------------------
def test_with_a_lost_phone_go_its_password_and_its_second_step(priya) -> None:
    with_keys(priya)
    agreed()
    assert keys_of(priya) == (True, 2)
    a_day_later()
    assert keys_of(priya) == (False, 0)


def test_a_stranger_who_made_keys_with_a_recycled_number_loses_them_at_once(priya) -> None:
    with_keys(priya)
    recycled()
    assert keys_of(priya) == (False, 0)


def test_keys_that_were_made_after_that_stay(priya) -> None:
    recycled()
    with_keys(fresh(priya))
    a_day_later()
    assert keys_of(priya) == (True, 2)


def test_whoever_only_has_a_new_number_keeps_their_keys(priya) -> None:
    with_keys(priya)
    done(agreed(asked(reason="new")))
    assert (fresh(priya).phone, keys_of(priya)) == (NEW, (True, 2))


def test_a_first_contact_takes_no_keys(nell) -> None:
    with_keys(nell)
    done(agreed(asked(nell, replaces="", reason="new")))
    assert keys_of(nell) == (True, 2)


def test_that_keys_were_taken_is_in_the_trail(priya) -> None:
    with_keys(priya)
    recycled()
    entry = AuditEntry.objects.get(action="signin.keys_taken")
    assert (entry.target_uuid, entry.fields, entry.ids) == (priya.uuid, ["password"], {"second_steps": 2})


# --- what cannot count -----------------------------------------------------------------------------------------------
def test_a_number_that_became_somebody_elses_is_left_to_them(priya) -> None:
    agreed()
    other = create_person(full_name="Jo Bell", phone=NEW, by=None)
    assert (a_day_later(), stopped_why(priya)) == (1, "taken")
    assert (fresh(priya).phone, fresh(other).phone) == (OLD, NEW)


def test_an_address_that_became_somebody_elses_is_left_to_them_too(priya) -> None:
    agreed(asked(replaces="email", contact="new@example.org"))
    create_person(full_name="Jo Bell", email="new@example.org", by=None)
    assert (a_day_later(), stopped_why(priya)) == (1, "taken")
    assert fresh(priya).email == "priya@example.org"


def test_what_cannot_be_done_does_not_keep_the_next_one_waiting(sam, priya) -> None:
    agreed()
    create_person(full_name="Jo Bell", phone=NEW, by=None)
    agreed(asked(sam, replaces="email", contact="sam.ridley@example.org"))
    assert a_day_later() == 2
    assert (stopped_why(priya), fresh(sam).email) == ("taken", "sam.ridley@example.org")


def test_a_change_for_staff_needs_its_two_to_be_what_they_were(mags, helen) -> None:
    agreed(asked(with_phone(helen), by=cast.alex()), by=mags)
    RoleHolding.objects.filter(user=mags).delete()
    assert (a_day_later(), stopped_why(helen)) == (1, "roles")
    assert fresh(helen).phone == "+447700900205"


def test_what_two_coordinators_agreed_to_does_not_open_a_role_given_meanwhile(alex, mags, priya) -> None:
    agreed()
    give_role(priya, Role.REVIEWER, by=alex, approved_by=mags)
    assert (a_day_later(), stopped_why(priya), fresh(priya).phone) == (1, "roles", OLD)


def test_nothing_counts_for_an_account_that_was_closed(priya) -> None:
    agreed()
    User.objects.filter(pk=priya.pk).update(is_active=False)
    assert (a_day_later(), stopped_why(priya)) == (1, "roles")


def test_the_staff_who_agreed_may_have_left(priya, maya) -> None:
    change = agreed()
    ContactChange.objects.filter(pk=change.pk).update(asked_by=None, agreed_by=None)
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


def test_what_nobody_agrees_to_is_given_up_after_a_week(priya) -> None:
    asked()
    assert (a_day_later(hours=7 * 24 - 1), latest_change(priya).is_open) == (0, True)
    assert (a_day_later(hours=7 * 24 + 1), stopped_why(priya)) == (1, "nobody")


def test_what_was_stopped_stays_stopped(priya) -> None:
    change = agreed()
    assert end_contact_change(change, "themselves", by=priya) is True
    assert (a_day_later(), fresh(priya).phone) == (0, OLD)
    assert [end_contact_change(change, "staff", by=None), finish_contact_change(change, by=None)] == [False, False]
    assert latest_change(priya).stopped_why == "themselves"


# --- the person was quicker ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("own", ["+447700900888", "own@example.org"])
def test_whoever_changes_it_themselves_needs_no_change_by_others(priya, own) -> None:
    agreed()
    confirm_contact(request_code(own, Purpose.CHANGE, person=priya).row, by=priya)
    change = latest_change(priya)
    assert (change.stopped_by, change.stopped_why) == (priya, "own_change")
    assert (a_day_later(), own in (fresh(priya).phone, fresh(priya).email)) == (0, True)


def test_a_stranger_who_changes_a_recycled_number_does_not_stop_it(priya) -> None:
    asked(reason="recycled")
    confirm_contact(request_code("+447700900888", Purpose.CHANGE, person=priya).row, by=priya)
    agreed(latest_change(priya))
    assert fresh(priya).phone is None
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


def test_a_change_of_ones_own_that_does_not_work_stops_nothing(priya, carl) -> None:
    agreed()
    with pytest.raises(ValidationError, match="Somebody else already uses this phone number"):
        confirm_contact(request_code(carl.phone, Purpose.CHANGE, person=priya).row, by=priya)
    assert latest_change(priya).is_open


# --- what is left of it ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "left"), [(364, 1), (366, 0)])
def test_what_is_over_is_forgotten_after_a_year(priya, days, left) -> None:
    change = done()
    ContactChange.objects.filter(pk=change.pk).update(done_at=timezone.now() - timedelta(days=days))
    apply_retention()
    assert ContactChange.objects.count() == left


def test_what_was_stopped_a_year_ago_is_forgotten_too(priya) -> None:
    end_contact_change(asked(), "themselves", by=priya)
    ContactChange.objects.update(stopped_at=timezone.now() - timedelta(days=366))
    assert apply_retention() == 1


@pytest.mark.parametrize("count", [0, 3])
def test_looking_for_what_is_due_takes_two_queries(count, django_assert_num_queries) -> None:
    people = [create_person(full_name=f"P {one}", phone=f"0770090050{one}", by=None) for one in range(count)]
    for one, person in enumerate(people):
        agreed(asked(person, contact=f"0770090060{one}"))
    with django_assert_num_queries(2):
        assert carry_out_due() == 0
