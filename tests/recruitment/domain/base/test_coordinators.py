"""A coordinator who has left is no coordinator: their cases are in sight of colleagues until somebody takes them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.domain.roles import end_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.letters.models import Letter
from recruitment.domain.base.coordinators import coordinator_of, with_coordinator, without_coordinator
from recruitment.domain.base.letters import tell_applicant
from recruitment.domain.base.lookup import find_own_application
from recruitment.domain.casework import case_queues, cases
from recruitment.domain.status.status import what_happens_now
from recruitment.domain.workflow.moves import missing_for
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def colleague() -> User:
    """Another coordinator of Eastmoor."""
    return cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())


def leaves(name: str = "maya") -> None:
    end_role(RoleHolding.objects.current().get(user=getattr(cast, name)(), role="coordinator"), by=None)


def names(found) -> list[str]:
    return [one.person.called for one in found]


def anew(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


# --- who it is ------------------------------------------------------------------------------------
def test_a_coordinator_who_is_there_is_theirs():
    assert coordinator_of(anew(factory.submitted())) == cast.maya()


def test_whoever_left_is_nobodys_coordinator_and_stays_on_the_row():
    application = factory.submitted()
    leaves()

    assert (coordinator_of(anew(application)), anew(application).coordinator) == (None, cast.maya())


def test_without_a_coordinator_there_is_none():
    assert coordinator_of(Application(person=cast.sam())) is None


def test_a_role_in_another_area_does_not_count_and_one_for_everywhere_does():
    application = factory.submitted()
    Application.objects.update(area=cast.north())
    assert coordinator_of(anew(application)) is None

    cast.holds_instead(cast.maya(), None)

    assert coordinator_of(anew(application)) == cast.maya()


def test_for_somebody_not_placed_a_coordinator_of_any_area_is_there():
    application = factory.enquired()
    Application.objects.update(area=None)

    assert coordinator_of(anew(application)) == cast.maya()
    assert [coordinator_of(row) for row in with_coordinator(Application.objects.all())] == [cast.maya()]


@pytest.mark.parametrize("how", ["left", "closed", "other_area", "not_yet"])
def test_a_list_knows_it_as_one_row_does(how):
    application = factory.submitted()
    maya, held = cast.maya(), cast.maya().role_holdings.filter(role="coordinator")
    if how == "left":
        leaves()
    if how == "closed":
        User.objects.filter(pk=maya.pk).update(is_active=False)
    if how == "other_area":
        cast.holds_instead(maya, cast.north())
    if how == "not_yet":
        held.update(starts=timezone.localdate() + timedelta(days=3))

    assert [coordinator_of(row) for row in with_coordinator(Application.objects.all())] == [None]
    assert coordinator_of(anew(application)) is None


def test_a_list_knows_it_without_another_query(django_assert_num_queries):
    factory.submitted()
    factory.submitted(cast.priya())

    maya = cast.maya()

    with django_assert_num_queries(1):
        assert [coordinator_of(row) for row in with_coordinator(Application.objects.all())] == [maya, maya]


def test_a_row_that_was_given_somebody_new_knows_it_at_once():
    factory.submitted()
    leaves()
    row = with_coordinator(Application.objects.select_related("person")).get()
    assert coordinator_of(row) is None

    cases.assign_coordinator(row, colleague(), by=colleague())

    assert coordinator_of(row) == cast.wendy()


# --- who has it in sight --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("make", "queue"), [(factory.submitted, case_queues.needing), (factory.drafting, case_queues.waiting_on_others)]
)
def test_a_colleague_of_the_area_has_it_on_today(make, queue):
    make()
    assert names(queue(colleague())) == []

    leaves()

    assert names(queue(colleague())) == ["Sam"]


def test_a_coordinator_of_another_area_has_not():
    factory.submitted()
    leaves()
    noor = cast.noor()

    assert (
        names(case_queues.needing(noor)) + names(case_queues.waiting_on_others(noor)) + names(without_coordinator(noor))
        == []
    )


def test_what_was_left_behind_is_shown_until_somebody_takes_it():
    application = factory.drafting()
    assert names(without_coordinator(colleague())) == []
    leaves()
    assert names(without_coordinator(colleague())) == ["Sam"]

    cases.assign_coordinator(anew(application), colleague(), by=colleague())

    assert names(without_coordinator(colleague())) == []


def test_a_mentor_whose_coordinator_left_is_shown_and_somebody_who_stopped_is_not():
    factory.cleared()
    factory.not_appointed(cast.priya())
    leaves()

    assert names(without_coordinator(colleague())) == ["Sam"]


@pytest.mark.parametrize("name", ["helen", "tariq", "ruth", "sam"])
def test_it_is_shown_to_coordinators_alone(name):
    factory.drafting()
    leaves()

    assert names(without_coordinator(getattr(cast, name)())) == []


# --- what others read -----------------------------------------------------------------------------
def test_the_applicant_reads_one_of_us_and_not_a_name_that_is_gone():
    application = factory.submitted()
    assert what_happens_now(find_own_application(cast.sam(), application.reference)).who == "Maya"

    leaves()

    assert what_happens_now(find_own_application(cast.sam(), application.reference)).who == "One of us"


def test_no_letter_is_signed_by_somebody_who_left():
    application = factory.submitted()
    leaves()

    tell_applicant(anew(application), "submitted", by=None)

    assert Letter.objects.latest("pk").context["from_name"] == ""


def test_an_offer_needs_a_coordinator_who_is_there():
    application = factory.submitted()
    colleague()
    leaves()

    assert [one.to for one in missing_for(anew(application), "offer", colleague())] == ["coordinator"]
