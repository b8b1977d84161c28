"""Where somebody is: asked, or seen by every area until a coordinator places them. Nobody falls between two areas."""

import pytest

from lms.platform.letters.models import Letter
from recruitment.domain.casework import cases
from recruitment.domain.casework.case_queues import needing, waiting_on_others
from recruitment.domain.intake import applications
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


@pytest.fixture
def wide():
    """A role in both areas."""
    role = factory.a_role()
    role.areas.add(cast.north())
    return role


def seen_by(user, application: Application) -> bool:
    mine = (*needing(user), *waiting_on_others(user))
    return application in mine and Application.objects.worked_by(user).filter(pk=application.pk).exists()


def letters_seen(user) -> list[Letter]:
    return list(Letter.objects.visible_to(user))


@pytest.mark.parametrize(
    "begin",
    [
        lambda role, sam: applications.start_application(sam, role, by=sam),
        lambda role, sam: applications.begin_with_enquiry(full_name="Sam", profile=role, by=sam),
        lambda role, sam: applications.begin_with_enquiry(full_name="Sam", by=sam),
        lambda role, sam: applications.begin_with_enquiry(
            full_name="Jo", email="jo@example.org", channel="post", profile=role
        ),
    ],
)
def test_somebody_not_placed_is_seen_with_their_letters_by_the_coordinators_of_every_area(begin, wide, sam) -> None:
    application = begin(wide, sam)
    assert application.area is None
    for coordinator in (cast.maya(), cast.noor()):
        assert seen_by(coordinator, application)
        assert letters_seen(coordinator) == list(Letter.objects.about(application))


@pytest.mark.parametrize("area", ["eastmoor", "north"])
def test_whoever_says_where_they_are_is_seen_there_alone(area, wide, sam) -> None:
    there = getattr(cast, area)()
    application = applications.start_application(sam, wide, area=there, by=sam)
    assert application.area == there
    assert [seen_by(person, application) for person in (cast.maya(), cast.noor())] == [
        area == "eastmoor",
        area == "north",
    ]


def test_the_only_area_of_a_role_is_taken_without_asking(sam) -> None:
    assert applications.start_application(sam, factory.a_role(), by=sam).area == cast.eastmoor()


def test_nobody_is_invisible_to_all_coordinators(wide, sam, priya, dana) -> None:
    applications.start_application(sam, wide, by=sam)
    applications.begin_with_enquiry(full_name="Priya", profile=wide, area=cast.north(), by=priya)
    applications.begin_with_enquiry(full_name="Dana", by=dana)
    applications.begin_with_enquiry(full_name="Jo", phone="07700 900999", channel="text")
    seen = {
        pk
        for who in (cast.maya(), cast.noor())
        for pk in Application.objects.worked_by(who).values_list("pk", flat=True)
    }
    assert seen == set(Application.objects.values_list("pk", flat=True))


def test_once_placed_the_letters_go_to_that_area_alone(wide, sam) -> None:
    application = applications.begin_with_enquiry(full_name="Sam", profile=wide, by=sam)
    letter = Letter.objects.about(application).get()
    cases.place_in_area(application, cast.north(), by=cast.maya())
    letter.refresh_from_db()
    assert (letter.area, letter.unplaced) == (cast.north(), False)
    assert (letters_seen(cast.maya()), letters_seen(cast.noor())) == ([], [letter])


def test_saying_later_where_one_is_places_what_was_begun(wide, sam) -> None:
    application = applications.begin_with_enquiry(full_name="Sam", profile=wide, by=sam)
    again = applications.start_application(sam, wide, area=cast.north(), by=sam)
    assert (again, again.area, Letter.objects.about(application).get().area) == (
        application,
        cast.north(),
        cast.north(),
    )


def test_a_visitor_who_knows_my_address_does_not_move_me(wide, sam) -> None:
    application = applications.begin_with_enquiry(full_name="Sam", profile=wide, by=sam)
    applications.begin_with_enquiry(full_name="Sam", email="sam@example.org", profile=wide, area=cast.north())
    assert Application.objects.get(pk=application.pk).area is None


def test_who_is_placed_already_is_not_moved_by_asking_again(wide, sam) -> None:
    applications.start_application(sam, wide, area=cast.eastmoor(), by=sam)
    assert applications.start_application(sam, wide, area=cast.north(), by=sam).area == cast.eastmoor()


def test_alerts_to_staff_have_no_area_and_are_shown_to_no_coordinator(maya, sofia) -> None:
    Letter.objects.create(person=sofia, template="concerns/raised", context={})
    assert letters_seen(maya) == []


@pytest.mark.parametrize("who", ["ed", "alex", "wendy"])
def test_who_sees_no_cases_sees_no_letters_of_people_not_placed(who, wide, sam) -> None:
    applications.begin_with_enquiry(full_name="Sam", profile=wide, by=sam)
    assert letters_seen(getattr(cast, who)()) == []


def test_a_number_typed_at_the_hello_by_somebody_signed_in_is_where_they_are_reached(sam) -> None:
    applications.begin_with_enquiry(full_name="Sam", phone="07700 900 451", channel="text", by=sam)
    sam.refresh_from_db()
    assert (sam.phone, sam.contact_preference.contact_phone) == (None, "+447700900451")
