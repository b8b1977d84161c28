"""What the lead is told of openings and roles: a number, nothing more."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from lms.platform.accounts.domain.people import create_person
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.domain.roles import give_role
from lms.platform.accounts.models import RoleHolding, RoleRequest, User
from lms.platform.accounts.roles import Role
from lms.platform.letters.domain.lead import tell_lead_of_reveals, tell_lead_of_roles, tell_of_delayed_roles
from lms.platform.letters.models import Letter
from lms.platform.trust.models import RevealLog
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy(alex: User, mags: User) -> User:
    person = create_person(full_name="Dev Okafor", email="dev@example.org", by=None)
    give_role(person, Role.SAFEGUARDING_DEPUTY, by=alex, approved_by=mags)
    return person


def opened(by: User) -> RevealLog:
    return RevealLog.objects.create(
        actor=by.uuid,
        target="recruitment.Disclosure",
        target_pk="1",
        target_uuid=uuid4(),
        field="words",
        reason="To prepare the open talk, zinnia",
    )


def told() -> list[tuple[str, dict[str, str]]]:
    letters = Letter.objects.filter(template="concerns/records_opened").order_by("person__email")
    return [(letter.person.email, letter.context) for letter in letters.select_related("person")]


def untold() -> int:
    return RevealLog.objects.filter(notified_at=None).count()


def test_the_lead_is_told_how_many_and_nothing_else(sofia: User, helen: User) -> None:
    opened(helen)
    opened(helen)
    assert tell_lead_of_reveals() == 2
    assert (told(), untold()) == ([("sofia@example.org", {"number": "2"})], 0)


def test_a_second_run_has_nothing_to_tell(sofia: User, helen: User) -> None:
    opened(helen)
    assert [tell_lead_of_reveals(), tell_lead_of_reveals()] == [1, 0]
    assert len(told()) == 1


def test_nobody_is_told_of_their_own_openings(sofia: User, deputy: User, helen: User) -> None:
    opened(helen)
    opened(sofia)
    assert tell_lead_of_reveals() == 2
    assert told() == [("dev@example.org", {"number": "2"}), ("sofia@example.org", {"number": "1"})]


def test_who_opened_everything_gets_no_letter(sofia: User, deputy: User) -> None:
    opened(sofia)
    assert (tell_lead_of_reveals(), told()) == (1, [("dev@example.org", {"number": "1"})])


def test_a_lead_alone_cannot_be_told_of_herself_so_it_waits(sofia: User, helen: User) -> None:
    opened(sofia)
    opened(helen)
    assert (tell_lead_of_reveals(), untold()) == (1, 1)
    assert told() == [("sofia@example.org", {"number": "1"})]


def test_what_waited_is_told_once_there_is_a_deputy(sofia: User, alex: User, mags: User) -> None:
    opened(sofia)
    assert tell_lead_of_reveals() == 0
    person = create_person(full_name="Dev Okafor", email="dev@example.org", by=None)
    give_role(person, Role.SAFEGUARDING_DEPUTY, by=alex, approved_by=mags)
    assert (tell_lead_of_reveals(), untold()) == (1, 0)


def test_without_anybody_to_tell_nothing_is_marked_as_told(helen: User) -> None:
    opened(helen)
    assert (tell_lead_of_reveals(), untold()) == (0, 1)


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_telling_holds_on_both_databases(sofia: User, helen: User) -> None:
    opened(helen)
    assert (tell_lead_of_reveals(), untold()) == (1, 0)


def test_a_sensitive_role_is_told_once(sofia: User, deputy: User) -> None:
    assert tell_lead_of_roles() == 1
    assert tell_lead_of_roles() == 0
    assert [letter.person for letter in Letter.objects.filter(template="concerns/role_given")] == [sofia]


def test_a_new_administrator_is_told_like_any_role_that_takes_two(
    sofia: User, alex: User, mags: User, wendy: User
) -> None:
    give_role(wendy, Role.ADMINISTRATOR, by=alex, approved_by=mags)
    assert (tell_lead_of_roles(), tell_lead_of_roles()) == (1, 0)


def test_the_first_of_a_new_scheme_whom_nobody_could_agree_to_are_not_told(sofia: User, alex: User) -> None:
    assert tell_lead_of_roles() == 0


def test_an_ordinary_role_is_nobody_elses_business(sofia: User, owen: User, maya: User) -> None:
    assert tell_lead_of_roles() == 0


@pytest.mark.both
def test_a_role_that_one_person_alone_asked_for_is_told_to_who_can_stop_it_and_who_holds_it(
    sofia: User, alex: User, mags: User, noor: User, wendy: User
) -> None:
    asked = request_role(wendy, Role.COORDINATOR, area=cast.eastmoor(), by=alex)
    assert [tell_of_delayed_roles(), tell_of_delayed_roles()] == [1, 0]
    letters = Letter.objects.filter(template="concerns/role_on_its_way")
    assert {letter.person for letter in letters} == {sofia, mags, noor}
    assert RoleRequest.objects.get(pk=asked.pk).due_at >= letters.latest("pk").created_at + timedelta(hours=23)


def test_what_waits_for_a_second_person_alone_begins_no_day(sofia: User, alex: User, mags: User, wendy: User) -> None:
    request_role(wendy, Role.COORDINATOR, by=alex)
    assert (tell_of_delayed_roles(), RoleRequest.objects.get().due_at) == (0, None)


def test_an_old_role_is_not_told_again(sofia: User, helen: User) -> None:
    RoleHolding.objects.update(given_at=timezone.now() - timedelta(days=8))
    assert tell_lead_of_roles() == 0
