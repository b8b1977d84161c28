"""Another way in for an applicant: only by those who work on the case, and found by those who can be the second."""

import pytest

from lms.accounts.domain.people import create_person, give_role
from lms.accounts.models import User
from lms.accounts.roles import Role
from lms.signin.domain.contact_changes import latest_change, open_change
from lms.trust.models import AuditEntry
from recruitment.domain import new_contact
from recruitment.domain.refusals import Refused
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.staff.action_cases import HEARD, LOST_PHONE
from tests.signin.changes import NEW, a_day_later, fresh, second

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(priya) -> Application:
    return factory.enquired(priya)


def coordinator_everywhere() -> User:
    person = create_person(full_name="Bo Lind", email="bo@example.org", by=None)
    give_role(person, Role.COORDINATOR, by=cast.alex())
    return person


def test_two_who_work_on_the_case_do_it_together(case, maya, priya) -> None:
    new_contact.ask(case, by=maya, **LOST_PHONE)
    new_contact.agree(case, by=second(), **HEARD)
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


@pytest.mark.parametrize("who", ["noor", "helen", "tariq", "alex", "mags", "sofia", "carl"])
def test_nobody_else_asks_agrees_or_stops(case, maya, who) -> None:
    person = getattr(cast, who)()
    with pytest.raises(Refused, match="Your role does not do this here"):
        new_contact.ask(case, by=person, **LOST_PHONE)
    change = new_contact.ask(case, by=maya, **LOST_PHONE)
    for act in (lambda: new_contact.agree(case, by=person, **HEARD), lambda: new_contact.stop(case, by=person)):
        with pytest.raises(Refused, match="Your role does not do this here"):
            act()
    assert open_change(case.person) == change


def test_the_applicant_does_it_neither_for_themselves(case, priya) -> None:
    with pytest.raises(Refused, match="This is your own case"):
        new_contact.ask(case, by=priya, **LOST_PHONE)


def test_what_sign_in_refuses_is_refused_here_in_the_same_words(case, maya) -> None:
    with pytest.raises(Refused, match="It is over already"):
        new_contact.agree(case, by=maya, **HEARD)
    with pytest.raises(Refused, match="It is over already"):
        new_contact.stop(case, by=maya)
    with pytest.raises(Refused, match="They do not have this one with us"):
        new_contact.ask(factory.enquired(cast.sam()), by=maya, **LOST_PHONE)


def test_what_was_refused_leaves_no_trace(case, maya) -> None:
    rows = AuditEntry.objects.count()
    with pytest.raises(Refused):
        new_contact.agree(case, by=maya, **HEARD)
    assert (AuditEntry.objects.count(), latest_change(case.person)) == (rows, None)


def test_it_waits_for_everybody_who_could_be_the_second_and_not_for_who_asked(case, maya) -> None:
    everywhere = coordinator_everywhere()
    new_contact.ask(case, by=maya, **LOST_PHONE)
    people = (second(), everywhere, maya, cast.noor(), cast.helen(), cast.alex())
    assert [list(new_contact.need_second(one)) for one in people] == [[case], [case], [], [], [], []]


@pytest.mark.parametrize("over", [new_contact.stop, lambda case, by: new_contact.agree(case, by=by, **HEARD)])
def test_once_somebody_was_or_it_was_stopped_it_waits_for_nobody(case, maya, over) -> None:
    new_contact.ask(case, by=maya, **LOST_PHONE)
    over(case, by=second())
    assert list(new_contact.need_second(coordinator_everywhere())) == []


def test_who_is_close_to_them_does_not_even_hear_of_it(case, maya, priya) -> None:
    new_contact.ask(case, by=maya, **LOST_PHONE)
    cast.know_each_other(priya, second())
    assert list(new_contact.need_second(second())) == []
