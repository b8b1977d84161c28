"""Who may have a hand in it: nobody alone, nobody in their own case, and for staff only those who look after roles."""

import pytest

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from lms.platform.signin.domain.contact_change_rights import (
    may_look,
    still_stands,
    why_not_agree,
    why_not_ask,
    why_not_stop,
)
from lms.platform.signin.domain.contact_changes import ContactChangeRefused, how_many_need, somebody_for
from tests import cast
from tests.platform.signin.changes import agreed, asked, fresh, second, with_phone

pytestmark = pytest.mark.django_db

OWN = "This is your own case. Somebody else has to do this."
CLOSE = "You know this person. Somebody else has to do this."
NOT_HERE = "Your role does not do this here."
STAFF = ["maya", "helen", "tariq", "ruth", "sofia", "owen", "mags", "ed"]


def other_administrator() -> User:
    person = create_person(full_name="Lin Farrow", email="lin@example.org", by=None)
    RoleHolding.objects.create(user=person, role=Role.ADMINISTRATOR)
    return person


def for_staff() -> object:
    """Helen lost the phone that she signs in with, and Alex asks."""
    return asked(with_phone(cast.helen()), by=cast.alex())


# --- asking -----------------------------------------------------------------------------------------------------
def test_who_works_on_their_case_asks_for_an_applicant(maya, priya) -> None:
    assert why_not_ask(priya, maya, on_case=True) == ""


@pytest.mark.parametrize("who", [*STAFF, "sam", "carl"])
def test_who_works_on_another_case_or_on_none_does_not(who, priya) -> None:
    assert why_not_ask(priya, getattr(cast, who)()) == NOT_HERE


@pytest.mark.parametrize("who", ["sam", "carl", "nell", *STAFF])
def test_an_administrator_asks_for_anybody(who, alex) -> None:
    assert why_not_ask(getattr(cast, who)(), alex) == ""


@pytest.mark.parametrize("who", STAFF)
def test_nobody_but_an_administrator_asks_for_staff(who, maya) -> None:
    other = second()
    assert why_not_ask(getattr(cast, who)(), other, on_case=True) == NOT_HERE


def test_a_mentor_is_looked_after_like_an_applicant(carl, maya) -> None:
    assert why_not_ask(carl, maya, on_case=True) == ""


@pytest.mark.parametrize("who", ["maya", "alex"])
def test_nobody_asks_in_their_own_case(who) -> None:
    person = getattr(cast, who)()
    assert why_not_ask(person, person, on_case=True) == OWN


@pytest.mark.parametrize("turned", [False, True])
def test_nobody_asks_for_a_relative_whoever_declared_it(alex, maya, priya, turned) -> None:
    for close in (alex, maya):
        cast.know_each_other(*((close, priya) if turned else (priya, close)))
    assert [why_not_ask(priya, one, on_case=True) for one in (alex, maya)] == [CLOSE, CLOSE]


def test_a_closed_account_is_left_alone(alex, priya) -> None:
    User.objects.filter(pk=priya.pk).update(is_active=False)
    assert why_not_ask(fresh(priya), alex) == "This account is closed."


# --- being the second ---------------------------------------------------------------------------------------------
def test_the_second_is_somebody_else_who_may_ask() -> None:
    change = asked()
    assert why_not_agree(change, cast.maya(), on_case=True) == "You asked for this. A second person has to agree."
    assert [why_not_agree(change, one, on_case=True) for one in (second(), cast.alex())] == ["", ""]


@pytest.mark.parametrize("who", ["helen", "mags", "sofia", "owen", "carl"])
def test_who_does_not_work_on_the_case_is_not_the_second(who) -> None:
    assert why_not_agree(asked(), getattr(cast, who)()) == NOT_HERE


def test_the_person_is_not_the_second_and_nor_is_a_friend_of_theirs(priya) -> None:
    change = asked()
    cast.know_each_other(priya, second(), "friend")
    assert [why_not_agree(change, one, on_case=True) for one in (priya, second())] == [OWN, CLOSE]


@pytest.mark.parametrize("who", ["mags", "sofia"])
def test_for_staff_the_second_is_one_of_those_who_agree_to_roles(who) -> None:
    assert why_not_agree(for_staff(), getattr(cast, who)()) == ""


def test_for_staff_another_administrator_is_a_second_too() -> None:
    assert why_not_agree(for_staff(), other_administrator()) == ""


@pytest.mark.parametrize("who", ["maya", "tariq", "owen"])
def test_for_staff_nobody_else_is_the_second(who) -> None:
    sentence = "The second person has to be an administrator, a manager or the safeguarding lead."
    assert why_not_agree(for_staff(), getattr(cast, who)(), on_case=True) == sentence


def test_for_staff_the_second_is_nobody_close_and_not_themselves(mags) -> None:
    change = asked(with_phone(mags), by=cast.alex())
    cast.know_each_other(mags, cast.sofia(), "household")
    assert [why_not_agree(change, one) for one in (mags, cast.sofia())] == [OWN, CLOSE]


def test_what_was_asked_for_an_applicant_does_not_count_once_they_work_here(alex, mags, priya) -> None:
    change = asked()
    give_role(priya, Role.EDITOR, by=alex)
    change.refresh_from_db()
    assert why_not_agree(change, mags).startswith("They work here now, so an administrator has to ask for it.")


def test_the_rules_themselves_refuse_and_not_only_the_screens(noor, sofia) -> None:
    with pytest.raises(ContactChangeRefused, match=NOT_HERE):
        asked(sofia, by=noor)
    with pytest.raises(ContactChangeRefused, match="The second person has to be an administrator"):
        agreed(for_staff(), by=noor)


# --- stopping, looking ---------------------------------------------------------------------------------------------
def test_nobody_stops_their_own_with_what_staff_may(priya, helen, mags) -> None:
    assert [why_not_stop(one, one) for one in (priya, helen, mags)] == [OWN, OWN, OWN]


@pytest.mark.parametrize("who", ["mags", "sofia", "alex"])
def test_who_could_be_the_second_for_staff_may_stop_it(who, helen) -> None:
    assert why_not_stop(helen, getattr(cast, who)()) == ""


@pytest.mark.parametrize(("who", "close"), [("mags", False), ("owen", False), ("alex", True)])
def test_others_and_those_who_are_close_may_not(who, close, priya) -> None:
    person = getattr(cast, who)()
    if close:
        cast.know_each_other(person, priya)
    assert why_not_stop(priya, person) == (CLOSE if close else NOT_HERE)


def test_how_somebody_signs_in_is_shown_to_those_whose_work_it_is(alex, mags, maya, helen, priya) -> None:
    assert [may_look(priya, one) for one in (alex, mags, maya, priya)] == [True, False, False, False]
    assert [may_look(helen, one) for one in (alex, mags, maya, helen)] == [True, True, False, False]


def test_somebody_is_found_by_their_number_for_those_alone(alex, mags, priya) -> None:
    assert [somebody_for(priya.uuid, one) for one in (alex, mags)] == [priya, None]
    assert somebody_for(asked().uuid, alex) is None


def test_what_waits_for_a_second_person_is_counted_for_those_who_can_be_one(alex, mags, maya) -> None:
    for_staff()
    asked()
    assert [how_many_need(one) for one in (mags, cast.sofia(), alex, maya)] == [1, 1, 1, 0]


# --- at the end of the day ---------------------------------------------------------------------------------------
def test_what_two_agreed_to_stands_for_an_applicant_whatever_becomes_of_them(maya, alex) -> None:
    change = agreed()
    RoleHolding.objects.filter(user__in=[maya, second()]).delete()
    assert still_stands(change) is True


def test_it_stands_for_staff_while_the_two_hold_their_roles(mags) -> None:
    change = agreed(for_staff(), by=mags)
    assert still_stands(change) is True
    RoleHolding.objects.filter(user=mags).delete()
    change.refresh_from_db()
    assert still_stands(change) is False


def test_it_does_not_stand_for_an_account_that_was_closed(priya) -> None:
    change = agreed()
    User.objects.filter(pk=priya.pk).update(is_active=False)
    change.refresh_from_db()
    assert still_stands(change) is False
