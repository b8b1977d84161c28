"""Another way in for an applicant: only by those who work on the case, and found by those who can be the second."""

import pytest

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Role
from lms.platform.signin.domain.contact_changes import latest_change, open_change
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import Refused
from recruitment.domain.casework import contact_changes
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory
from tests.platform.signin.changes import NEW, a_day_later, fresh, second
from tests.recruitment.staff.action_cases import HEARD, LOST_PHONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(priya) -> Application:
    return factory.enquired(priya)


def coordinator_everywhere() -> User:
    person = create_person(full_name="Bo Lind", email="bo@example.org", by=None)
    give_role(person, Role.COORDINATOR, by=cast.alex(), approved_by=cast.mags())
    return person


def test_two_who_work_on_the_case_do_it_together(case, maya, priya) -> None:
    contact_changes.request_contact_change(case, by=maya, **LOST_PHONE)
    contact_changes.agree_to_contact_change(case, by=second(), **HEARD)
    assert (a_day_later(), fresh(priya).phone) == (1, NEW)


@pytest.mark.parametrize("who", ["noor", "helen", "tariq", "alex", "mags", "sofia", "carl"])
def test_nobody_else_asks_agrees_or_stops(case, maya, who) -> None:
    person = getattr(cast, who)()
    with pytest.raises(Refused, match="Your role does not do this here"):
        contact_changes.request_contact_change(case, by=person, **LOST_PHONE)
    change = contact_changes.request_contact_change(case, by=maya, **LOST_PHONE)
    for act in (
        lambda: contact_changes.agree_to_contact_change(case, by=person, **HEARD),
        lambda: contact_changes.stop_contact_change(case, by=person),
    ):
        with pytest.raises(Refused, match="Your role does not do this here"):
            act()
    assert open_change(case.person) == change


def test_the_applicant_does_it_neither_for_themselves(case, priya) -> None:
    with pytest.raises(Refused, match="This is your own case"):
        contact_changes.request_contact_change(case, by=priya, **LOST_PHONE)


def test_what_sign_in_refuses_is_refused_here_in_the_same_words(case, maya) -> None:
    with pytest.raises(Refused, match="It is over already"):
        contact_changes.agree_to_contact_change(case, by=maya, **HEARD)
    with pytest.raises(Refused, match="It is over already"):
        contact_changes.stop_contact_change(case, by=maya)
    with pytest.raises(Refused, match="They do not have this one with us"):
        contact_changes.request_contact_change(factory.enquired(cast.sam()), by=maya, **LOST_PHONE)


def test_what_was_refused_leaves_no_trace(case, maya) -> None:
    rows = AuditEntry.objects.count()
    with pytest.raises(Refused):
        contact_changes.agree_to_contact_change(case, by=maya, **HEARD)
    assert (AuditEntry.objects.count(), latest_change(case.person)) == (rows, None)


def test_it_waits_for_everybody_who_could_be_the_second_and_not_for_who_asked(case, maya) -> None:
    everywhere = coordinator_everywhere()
    contact_changes.request_contact_change(case, by=maya, **LOST_PHONE)
    people = (second(), everywhere, maya, cast.noor(), cast.helen(), cast.alex())
    assert [list(contact_changes.needing_second_person(one)) for one in people] == [[case], [case], [], [], [], []]


@pytest.mark.parametrize(
    "over",
    [
        contact_changes.stop_contact_change,
        lambda case, by: contact_changes.agree_to_contact_change(case, by=by, **HEARD),
    ],
)
def test_once_somebody_was_or_it_was_stopped_it_waits_for_nobody(case, maya, over) -> None:
    contact_changes.request_contact_change(case, by=maya, **LOST_PHONE)
    over(case, by=second())
    assert list(contact_changes.needing_second_person(coordinator_everywhere())) == []


def test_who_is_close_to_them_does_not_even_hear_of_it(case, maya, priya) -> None:
    contact_changes.request_contact_change(case, by=maya, **LOST_PHONE)
    cast.know_each_other(priya, second())
    assert list(contact_changes.needing_second_person(second())) == []
