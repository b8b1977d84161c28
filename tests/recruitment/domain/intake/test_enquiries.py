"""A hello is one row for everybody, taken up afterwards; it changes nothing of somebody who is known."""

from typing import Any

import pytest

from lms.platform.accounts.domain.people import create_person, find_by_email, find_by_phone
from lms.platform.accounts.models import User
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from recruitment.domain.casework.timeline import timeline
from recruitment.domain.evidence import conversations
from recruitment.domain.intake import applications, enquiries
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Enquiry, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KIT = {"name": "Kit", "contact": "kit@example.org", "channel": "email", "safe_times": "mornings"}
AS_SAM = {"name": "Mallory", "contact": "sam@example.org", "channel": "email", "safe_times": "any time"}


def received(**typed: Any) -> Enquiry:
    return enquiries.receive_enquiry(**({**KIT, "profile": None} | typed))


def said(person: User, **typed: Any) -> Application:
    own = {"name": person.called, "contact": person.email, "channel": "email", "safe_times": "any time"}
    return enquiries.send_enquiry(**(own | {"profile": factory.a_role()} | typed), by=person)


def actors(action: str) -> list[Any]:
    return list(AuditEntry.objects.filter(action=action).order_by("pk").values_list("actor", flat=True))


# --- a visitor whom we do not know -------------------------------------------------------------------
def test_what_a_visitor_typed_is_one_sealed_row_and_nothing_else():
    row = received(name="zinnia")

    stored = Enquiry.objects.filter(pk=row.pk).extra(select={"raw": "recruitment_hello.name"}).values("raw")[0]["raw"]
    assert "zinnia" not in stored
    assert (Application.objects.count(), Letter.objects.count(), find_by_email("kit@example.org")) == (0, 0, None)
    assert actors("recruitment.hello_received") == [None]


def test_taken_up_it_is_a_person_with_an_enquiry_and_leaves_no_row_behind():
    received(profile=factory.a_role())

    assert enquiries.process_waiting_enquiries() == 1

    person = find_by_email("kit@example.org")
    application = Application.objects.get()
    assert (application.person, application.stage, person.full_name) == (person, Stage.ENQUIRY, "Kit")
    assert (person.contact_preference.channel, person.contact_preference.safe_times) == ("email", "mornings")
    assert list(Letter.objects.values_list("template", flat=True)) == ["recruitment/enquiry"]
    assert (Enquiry.objects.count(), actors("recruitment.application_created")) == (0, [None])


def test_a_number_is_as_good_as_an_address():
    received(contact="+447700900451", channel="text")
    enquiries.process_waiting_enquiries()

    assert find_by_phone("07700 900451").full_name == "Kit"


def test_pressed_twice_it_is_one_enquiry_without_a_note():
    received()
    received()

    assert enquiries.process_waiting_enquiries() == 2

    assert (Application.objects.count(), Enquiry.objects.count(), Letter.objects.count()) == (1, 0, 1)


def test_of_two_processes_one_takes_it_up():
    row = received()
    enquiries.process_enquiry(row)
    waiting = Enquiry.objects.create(**KIT)
    Enquiry.objects.filter(pk=waiting.pk).update(processed_at=waiting.said_at)

    assert enquiries.process_enquiry(waiting) is None
    enquiries.process_enquiry_task.func(waiting.pk)

    assert Application.objects.count() == 1


def test_one_that_cannot_be_taken_up_does_not_stop_the_next_and_waits(caplog):
    broken = Enquiry.objects.create(**KIT | {"contact": "zinnia at nowhere"})
    received()

    assert enquiries.process_waiting_enquiries() == 1

    assert list(Enquiry.objects.waiting()) == [broken]
    assert "zinnia" not in caplog.text


@pytest.mark.parametrize(
    ("backend", "debug", "made"),
    [
        ("django_tasks_db.DatabaseBackend", False, 0),
        ("django.tasks.backends.immediate.ImmediateBackend", False, 0),
        ("django.tasks.backends.immediate.ImmediateBackend", True, 1),
    ],
)
def test_no_request_takes_it_up_itself_but_on_ones_own_machine(
    backend, debug, made, settings, django_capture_on_commit_callbacks
):
    settings.TASKS, settings.DEBUG = {"default": {"BACKEND": backend}}, debug
    with django_capture_on_commit_callbacks(execute=True):
        received()

    assert Application.objects.count() == made


# --- a visitor who names somebody whom we know -------------------------------------------------------
def test_a_stranger_changes_nothing_of_an_open_application_and_leaves_a_note():
    application = applications.begin_with_enquiry(full_name="Sam", by=cast.sam())
    before = Application.objects.values().get()
    received(**AS_SAM, profile=factory.a_role("befriender"))

    enquiries.process_waiting_enquiries()

    note = Enquiry.objects.get()
    assert Application.objects.values().get() == before
    assert (note.application, note.name, note.profile.slug) == (application, "Mallory", "befriender")
    assert (actors("recruitment.hello_noted"), actors("recruitment.application_changed")) == ([None], [])
    assert Letter.objects.count() == 1


def test_somebody_who_is_known_and_has_none_gets_an_enquiry_and_keeps_their_name_and_times():
    sam = cast.safe_contact(cast.sam(), channel="call", safe_times="evenings")
    received(**AS_SAM)
    enquiries.process_waiting_enquiries()

    sam.refresh_from_db()
    assert (sam.full_name, sam.contact_preference.channel) == ("Sam Ridley", "call")
    assert (Enquiry.objects.get().application, actors("recruitment.application_created")) == (
        Application.objects.get(person=sam),
        [None],
    )


def test_somebody_whose_application_ended_begins_another():
    first = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())
    make_move(first, "withdraw", by=cast.sam())
    received(**AS_SAM, profile=factory.a_role())
    enquiries.process_waiting_enquiries()

    assert Application.objects.of(cast.sam()).first() != first


def test_a_note_stands_in_the_log_without_blaming_the_person():
    factory.enquired()
    received(**AS_SAM, profile=factory.a_role("befriender"))
    enquiries.process_waiting_enquiries()

    event = next(one for one in timeline(Application.objects.get(), cast.maya()) if one.kind == "hello")
    assert (event.who, event.words) == ("", "Somebody wrote with this address and asks about: Befriender")
    assert event.note == "Mallory. Email me, any time. Not confirmed: sam@example.org"


def test_another_area_said_the_second_time_is_kept_and_stands_in_the_log():
    north = cast.north()
    said(cast.sam(), area=cast.eastmoor())
    said(cast.sam(), area=north)

    assert Enquiry.objects.get().area == north
    event = next(one for one in timeline(Application.objects.get(), cast.maya()) if one.kind == "hello")
    assert north.name in event.note


# --- what waits for an answer -------------------------------------------------------------------------
def waiting_for(name: str) -> list[Enquiry]:
    return enquiries.unanswered_enquiries(getattr(cast, name)())


def test_a_coordinator_of_the_area_sees_a_note_until_they_have_talked():
    application = factory.enquired()
    received(**AS_SAM)
    enquiries.process_waiting_enquiries()
    assert ([note.name for note in waiting_for("maya")], waiting_for("noor")) == (["Mallory"], [])

    conversations.log_conversation(application, kind="follow_up", channel="call", by=cast.maya())

    assert waiting_for("maya") == []


@pytest.mark.parametrize("name", ["helen", "tariq", "ruth", "sam"])
def test_nobody_else_is_asked_to_answer_it(name):
    factory.enquired()
    received(**AS_SAM)
    enquiries.process_waiting_enquiries()

    assert waiting_for(name) == []


# --- somebody signed in -------------------------------------------------------------------------------
def test_a_new_number_is_kept_for_the_coordinator_and_opens_no_account():
    application = said(cast.sam(), contact="+447700900555", channel="text")

    sam = User.objects.get(email="sam@example.org")
    note = Enquiry.objects.get()
    assert (note.application, note.contact, note.person) == (application, "+447700900555", sam)
    assert (sam.phone, find_by_phone("07700 900555"), sam.contact_preference.channel) == (None, None, "text")


def test_the_coordinator_reads_the_number_in_the_log_as_not_confirmed():
    application = said(cast.sam(), contact="+447700900555", channel="text")

    event = next(one for one in timeline(application, cast.maya()) if one.kind == "hello")
    assert (event.who, event.words) == ("Sam", "They said hello: Peer mentor")
    assert event.note == "Sam. Text me, any time. Not confirmed: +447700900555"


def test_the_number_of_somebody_else_stays_theirs():
    said(cast.sam(), contact="+447700900201", channel="text")

    assert find_by_phone("07700 900201") in (None, cast.priya())
    assert Application.objects.get().person == cast.sam()


def test_what_somebody_says_to_their_own_address_needs_no_note():
    application = said(cast.sam())

    assert (application.person, Enquiry.objects.count()) == (cast.sam(), 0)
    assert actors("recruitment.hello_received") == [cast.sam().uuid]


def test_the_name_that_somebody_types_is_what_we_call_them():
    said(cast.sam(), name="Sammy")

    sam = User.objects.get(email="sam@example.org")
    assert (sam.called, sam.full_name) == ("Sammy", "Sam Ridley")


def test_somebody_without_a_name_has_one_now():
    person = create_person(full_name="", email="lee@example.org", by=None)
    said(person, name="Lee")

    assert User.objects.get(pk=person.pk).full_name == "Lee"


def test_somebody_signed_in_may_say_which_role_after_all():
    unsure = said(cast.sam(), profile=None)

    assert (said(cast.sam()).pk, Application.objects.get().profile) == (unsure.pk, factory.a_role())


def test_a_hello_says_no_more_than_its_day(at):
    with at("2026-11-22 10:00"):
        assert str(received()) == "2026-11-22"
