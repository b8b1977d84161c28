"""How an application begins and grows."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from lms.platform.accounts.domain.people import find_by_email
from lms.platform.accounts.models import User
from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base import reference_codes
from recruitment.domain.base.reference_codes import ALPHABET, new_reference, tidy_reference
from recruitment.domain.base.refusals import GateRefused, MoveRefused, StaleAnswer
from recruitment.domain.form import answers, pages
from recruitment.domain.form.answers import confirm_answers, save_answer, versions
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Answer, Application, Stage
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def letters(person: User) -> list[str]:
    return list(Letter.objects.filter(person=person).order_by("pk").values_list("template", flat=True))


# --- hello ----------------------------------------------------------------------------------------
def test_a_visitor_who_says_hello_becomes_a_person_with_an_enquiry():
    application = applications.begin_with_enquiry(
        full_name="Jo Bell", email="jo@example.org", channel="email", safe_times="after six", profile=factory.a_role()
    )

    person = find_by_email("jo@example.org")
    assert (application.person, application.stage) == (person, Stage.ENQUIRY)
    assert (person.contact_preference.channel, person.contact_preference.safe_times) == ("email", "after six")
    assert letters(person) == ["recruitment/enquiry"]


def test_somebody_may_have_a_phone_only_or_neither():
    by_phone = applications.begin_with_enquiry(full_name="Jo", phone="07700 900999", channel="text")
    on_paper = applications.begin_with_enquiry(full_name="Nell", started_by="paper", by=cast.maya())

    assert (by_phone.person.email, on_paper.person.email, on_paper.person.phone) == (None, None, None)
    assert on_paper.started_by == "paper"


def test_an_address_that_is_none_is_told_so():
    with pytest.raises(ValidationError):
        applications.begin_with_enquiry(full_name="Jo", email="not an address")

    assert not Application.objects.exists()


def test_a_visitor_cannot_change_how_somebody_else_is_reached():
    dana = cast.safe_contact(cast.dana(), channel="call", safe_times="mornings")

    application = applications.begin_with_enquiry(
        full_name="Mallory", email="dana@example.org", channel="post", safe_times="any time"
    )

    dana.refresh_from_db()
    assert application.person == dana
    assert (dana.full_name, dana.contact_preference.channel) == ("Dana Whitlock", "call")


def test_a_visitor_gets_whatever_is_open_and_chooses_no_role_for_somebody_else():
    unsure = applications.begin_with_enquiry(full_name="Sam", by=cast.sam())

    found = applications.begin_with_enquiry(
        full_name="Mallory", email="sam@example.org", profile=factory.a_role(), by=None
    )

    assert (found, Application.objects.get().profile) == (unsure, None)
    assert not AuditEntry.objects.filter(action="recruitment.application_changed").exists()


def test_what_a_visitor_begins_is_in_nobodys_name():
    cast.sam()
    applications.begin_with_enquiry(full_name="Mallory", email="sam@example.org", by=None)

    assert AuditEntry.objects.get(action="recruitment.application_created").actor is None


def test_saying_hello_twice_is_one_enquiry_and_one_letter():
    role = factory.a_role()
    first = applications.begin_with_enquiry(full_name="Sam", email="sam@example.org", profile=role, by=None)
    second = applications.begin_with_enquiry(full_name="Sam", email="sam@example.org", profile=role, by=None)

    assert first == second
    assert letters(first.person) == ["recruitment/enquiry"]


def test_somebody_who_was_not_sure_goes_on_with_the_same_enquiry():
    sam = cast.sam()
    unsure = applications.begin_with_enquiry(full_name="Sam", by=sam)

    sure = applications.begin_with_enquiry(full_name="Sam", profile=factory.a_role(), by=sam)

    assert (sure.pk, sure.profile) == (unsure.pk, factory.a_role())
    assert applications.begin_with_enquiry(full_name="Sam", by=sam) == sure


def test_a_signed_in_person_enquires_for_themselves_whatever_address_they_type():
    application = applications.begin_with_enquiry(
        full_name="Sam", email="dana@example.org", profile=factory.a_role(), by=cast.sam()
    )

    assert application.person == cast.sam()


def test_staff_take_down_an_enquiry_for_somebody():
    application = applications.begin_with_enquiry(
        full_name="Jo Bell", phone="07700 900888", started_by="phone", channel="call", by=cast.maya()
    )

    assert (application.person.full_name, application.started_by) == ("Jo Bell", "phone")


def test_a_role_in_one_area_places_the_person_there():
    application = applications.begin_with_enquiry(full_name="Sam", profile=factory.a_role(), by=cast.sam())

    assert application.area == cast.eastmoor()


def test_a_role_in_two_areas_leaves_the_place_open():
    role = factory.a_role()
    role.areas.add(cast.north())

    assert applications.begin_with_enquiry(full_name="Sam", profile=role, by=cast.sam()).area is None


def test_how_somebody_heard_of_us_is_sealed():
    application = applications.begin_with_enquiry(full_name="Sam", source="zinnia: probation", by=cast.sam())

    stored = Application.objects.filter(pk=application.pk).extra(select={"raw": "source"}).values("raw")[0]["raw"]
    assert "zinnia" not in stored
    application.refresh_from_db()
    assert application.source == "zinnia: probation"


def test_a_word_from_staff_changes_only_what_was_said():
    dana = cast.safe_contact(cast.dana(), channel="call", safe_times="mornings")

    applications.begin_with_enquiry(
        full_name="Dana", email="dana@example.org", started_by="phone", channel="text", by=cast.maya()
    )

    dana.refresh_from_db()
    assert (dana.contact_preference.channel, dana.contact_preference.safe_times) == ("text", "mornings")


@pytest.mark.parametrize("name", ["wendy", "helen", "mags", "sam"])
def test_nobody_but_a_coordinator_says_hello_for_somebody_else(name):
    with pytest.raises(MoveRefused):
        applications.begin_with_enquiry(
            full_name="Dana", email="dana@example.org", started_by="phone", by=getattr(cast, name)()
        )


def test_a_coordinator_says_hello_for_nobody_close_to_them():
    cast.know_each_other(cast.dana(), cast.maya())

    with pytest.raises(MoveRefused, match="You know this person"):
        applications.begin_with_enquiry(full_name="Dana", email="dana@example.org", started_by="phone", by=cast.maya())


def test_the_slower_of_two_finds_what_the_quicker_one_made(monkeypatch):
    """As on PostgreSQL, where both look before either has written."""
    sam, role = cast.sam(), factory.a_role()
    first = applications.start_application(sam, role, by=sam)
    found = applications._live
    blind = iter([None])
    monkeypatch.setattr(applications, "_live", lambda *args, **words: next(blind, first) and found(*args, **words))

    assert applications.start_application(sam, role, by=sam) == first


def test_somebody_whose_address_came_to_us_between_the_look_and_the_writing_is_one_person(monkeypatch):
    """As on PostgreSQL, where another request may commit between two questions of this one."""
    quicker = applications.begin_with_enquiry(full_name="Jo Bell", email="jo@example.org", channel="email")
    look = find_by_email
    blind = iter([None])
    monkeypatch.setattr(applications, "find_by_email", lambda email: next(blind, look(email)))

    assert applications.begin_with_enquiry(full_name="Jo Bell", email="jo@example.org", channel="email") == quicker
    assert User.objects.filter(email="jo@example.org").count() == 1


# --- not yet --------------------------------------------------------------------------------------
def test_an_open_role_is_no_not_yet():
    assert applications.why_not_yet(factory.a_role(), area=cast.eastmoor()) is None


@pytest.mark.parametrize(
    ("fields", "asks", "reason", "sentence"),
    [
        ({"closes_on": "2026-01-01"}, {}, "closed", "This role is not taking new people at the moment."),
        ({"opens_on": "2032-03-01"}, {}, "not_yet", "This role opens on 1 March 2032."),
        ({}, {"old_enough": False}, "age", "This role is for people aged 18 or over."),
        ({}, {"area": "north"}, "area", "This role is not done in your area yet."),
    ],
)
def test_not_yet_says_why_and_what_else_there_is(at, fields, asks, reason, sentence):
    other = factory.a_role("befriender")
    with at("2031-11-22 10:00"):
        role = factory.a_role("walker", **fields)
        role.refresh_from_db()
        asked = {**asks, "area": cast.north()} if asks.get("area") else asks
        found = applications.why_not_yet(role, **asked)

    assert (found.reason, found.sentence, found.others) == (reason, sentence, [other])


def test_a_role_that_is_not_published_is_not_open_yet():
    role = factory.a_role()
    role.is_published = False

    assert applications.why_not_yet(role).reason == "unpublished"


# --- starting -------------------------------------------------------------------------------------
def test_the_form_of_a_closed_role_is_not_started():
    role = factory.a_role(closes_on="2020-01-01")
    role.refresh_from_db()

    with pytest.raises(MoveRefused, match="not taking new people"):
        applications.start_application(cast.sam(), role, by=cast.sam())


def test_starting_twice_goes_on_with_the_same_form():
    first = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())

    assert applications.start_application(cast.sam(), factory.a_role(), by=cast.sam()) == first
    assert first.stage == Stage.DRAFT


def test_somebody_who_said_hello_may_write_instead_of_waiting():
    hello = factory.enquired()

    assert applications.start_application(hello.person, hello.profile, by=hello.person) == hello
    hello.refresh_from_db()
    assert hello.stage == Stage.DRAFT


def test_somebody_who_said_hello_may_prefer_to_write():
    hello = applications.begin_with_enquiry(full_name="Sam", profile=factory.a_role(), by=cast.sam())

    form_of_theirs = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())

    assert (form_of_theirs, form_of_theirs.stage) == (hello, Stage.DRAFT)


def test_a_paused_application_is_not_begun_a_second_time():
    application = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())
    make_move(application, "pause", by=cast.sam())

    assert applications.start_application(cast.sam(), factory.a_role(), by=cast.sam()).stage == Stage.PAUSED


@pytest.mark.parametrize("name", ["wendy", "helen", "ed"])
def test_nobody_but_a_coordinator_starts_a_form_for_somebody_else(name):
    with pytest.raises(MoveRefused):
        applications.start_application(cast.sam(), factory.a_role(), by=getattr(cast, name)())


def test_somebody_who_stopped_can_begin_again():
    first = applications.start_application(cast.sam(), factory.a_role(), by=cast.sam())
    make_move(first, "withdraw", by=cast.sam())

    assert applications.start_application(cast.sam(), factory.a_role(), by=cast.sam()) != first


def test_staff_start_a_form_for_somebody_on_the_phone():
    application = applications.start_application(cast.sam(), factory.a_role(), by=cast.maya())

    assert application.started_by == "phone"


# --- saving ---------------------------------------------------------------------------------------
def test_an_answer_is_kept_before_it_is_finished():
    application = factory.drafting()

    answer = save_answer(application, "name", {"full_name": ""}, 0, by=application.person)

    assert (answer.version, answer.complete) == (1, False)


def test_saving_the_same_again_changes_nothing():
    application = factory.drafting()
    first = save_answer(application, "name", {"full_name": "Sam"}, 0, by=application.person)
    again = save_answer(application, "name", {"full_name": "Sam"}, 0, by=application.person)

    assert (again.pk, again.version) == (first.pk, 1)


def test_each_change_counts_up():
    application = factory.drafting()
    save_answer(application, "name", {"full_name": "Sam"}, 0, by=application.person)
    answer = save_answer(application, "name", {"full_name": "Sam Ridley"}, 1, by=application.person)

    assert (answer.version, Answer.objects.get(pk=answer.pk).data) == (2, {"full_name": "Sam Ridley"})


def test_an_older_page_does_not_overwrite_a_newer_answer():
    application = factory.drafting()
    save_answer(application, "why", {"words": "First"}, 0, by=application.person)
    save_answer(application, "why", {"words": "Second"}, 1, by=application.person)

    with pytest.raises(StaleAnswer) as caught:
        save_answer(application, "why", {"words": "Old page"}, 1, by=application.person)

    assert caught.value.stored.data == {"words": "Second"}
    assert application.answers.get(task="why").data == {"words": "Second"}


def test_an_empty_page_does_not_overwrite_an_answer():
    application = factory.drafting()
    save_answer(application, "why", {"words": "First"}, 0, by=application.person)

    with pytest.raises(StaleAnswer):
        save_answer(application, "why", {"words": "From another phone"}, 0, by=application.person)


def test_two_phones_that_both_begin_a_page_do_not_overwrite_each_other():
    application = factory.drafting()
    page = pages.TASKS["why"]
    save_answer(application, "why", {"words": "First"}, 0, by=application.person)

    same = Answer(application=application, task=page.slug)

    with pytest.raises(StaleAnswer):
        answers._first(same, {"words": "At the same moment"}, complete=True)


def test_somebody_else_cannot_save_an_answer():
    application = factory.drafting()

    for name in ("wendy", "noor", "helen", "dana"):
        with pytest.raises(GateRefused):
            save_answer(application, "name", {"full_name": "X"}, 0, by=getattr(cast, name)())


def test_a_page_or_a_field_that_there_is_not_is_a_mistake_of_the_program():
    application = factory.drafting()

    with pytest.raises(KeyError):
        save_answer(application, "criminal-record", {}, 0, by=application.person)
    with pytest.raises(KeyError):
        save_answer(application, "name", {"stage": "cleared"}, 0, by=application.person)


def test_what_is_asked_after_the_offer_is_not_taken_before():
    application = factory.submitted()

    with pytest.raises(MoveRefused, match="We ask this later"):
        save_answer(application, "date-of-birth", {"date_of_birth": "1990-01-01"}, 0, by=application.person)


@pytest.mark.parametrize("make", [factory.enquired, factory.at_decision])
def test_answers_rest_while_the_form_is_not_open(make):
    application = make()

    with pytest.raises(MoveRefused, match="Answers can change when"):
        save_answer(application, "why", {"words": "x"}, 1, by=application.person)


@pytest.mark.parametrize("make", [factory.enquired, factory.at_decision])
def test_how_to_reach_somebody_safely_changes_at_any_stage(make):
    application = make()
    version = sum(answer.version for answer in application.answers.filter(task="channel"))
    save_answer(application, "channel", {"channel": "post"}, version, by=application.person)

    assert User.objects.get(pk=application.person_id).contact_preference.channel == "post"


def test_how_to_reach_somebody_safely_changes_during_a_break():
    application = factory.drafting()
    make_move(application, "pause", by=application.person)
    save_answer(application, "times", {"safe_times": "Sundays"}, 0, by=application.person)

    assert User.objects.get(pk=application.person_id).contact_preference.safe_times == "Sundays"


def test_the_form_is_not_open_before_the_invitation():
    application = factory.talked(factory.enquired())

    with pytest.raises(MoveRefused):
        save_answer(application, "why", {"words": "x"}, 0, by=application.person)


def test_answers_of_an_application_that_ended_stay_as_they_are():
    application = factory.not_appointed()

    with pytest.raises(MoveRefused, match="has come to an end"):
        save_answer(application, "why", {"words": "x"}, 1, by=application.person)


def test_how_to_reach_somebody_counts_from_the_moment_it_is_said():
    application = factory.drafting()
    factory.fill_in(
        application,
        {
            "channel": {"channel": "call"},
            "saying-who": {"may_say_who": False, "do_not_mention_scheme": True},
            "address": {"address": "1 Mill Lane\nEastmoor"},
            "called": {"preferred_name": "Sammy"},
        },
    )

    person = User.objects.get(pk=application.person_id)
    kept = person.contact_preference
    assert (kept.channel, kept.do_not_mention_scheme, person.called) == ("call", True, "Sammy")
    assert kept.address == {"lines": ["1 Mill Lane", "Eastmoor"]}


def test_an_unfinished_answer_is_not_passed_on():
    application = factory.drafting()
    save_answer(application, "name", {"full_name": ""}, 0, by=application.person)

    assert User.objects.get(pk=application.person_id).full_name == "Sam Ridley"


def test_needs_and_source_are_kept_with_the_application():
    application = factory.drafting()
    factory.fill_in(application, {"needs": {"needs": ["travel"]}, "heard": {"words": "zinnia: a poster"}})

    application.refresh_from_db()
    assert (application.format_needs, application.source) == ({"needs": ["travel"]}, "zinnia: a poster")


def test_an_address_can_be_taken_away_again():
    application = factory.drafting()
    save_answer(application, "address", {"address": "1 Mill Lane"}, 0, by=application.person)
    save_answer(application, "address", {"address": ""}, 1, by=application.person)

    assert User.objects.get(pk=application.person_id).contact_preference.address is None


def test_somebody_who_writes_is_in_touch(at):
    with at("2026-01-10 10:00"):
        application = factory.drafting()
    with at("2026-03-10 10:00"):
        save_answer(application, "why", {"words": "x"}, 0, by=application.person)

    application.refresh_from_db()
    assert application.last_contact_at.date().isoformat() == "2026-03-10"


def test_the_audit_trail_names_the_page_and_never_the_answer():
    application = factory.drafting()
    save_answer(application, "why", {"words": "zinnia"}, 0, by=application.person)

    entry = AuditEntry.objects.filter(action="recruitment.answer_saved").latest("pk")
    assert entry.ids == {"task": "why", "version": 1}
    assert "zinnia" not in str(list(AuditEntry.objects.values()))


def test_all_stored_answers_are_read_at_once():
    application = factory.submitted()

    assert set(versions(application)) == set(factory.ANSWERS)


# --- sending --------------------------------------------------------------------------------------
def test_a_form_with_open_questions_is_not_sent():
    application = factory.drafting()

    with pytest.raises(MoveRefused) as caught:
        applications.submit_application(application, token=uuid4(), by=application.person)

    assert caught.value.sentence.startswith("Some questions are still open: Your name, Your age")
    assert application.submitted_at is None


def test_a_form_is_sent_once_however_often_the_button_is_pressed():
    application = factory.drafting()
    factory.fill_in(application)
    token = uuid4()

    first = applications.submit_application(application, token=token, by=application.person)
    again = applications.submit_application(
        Application.objects.get(pk=application.pk), token=token, by=application.person
    )

    assert (first.pk, again.submitted_at, again.submit_token) == (again.pk, first.submitted_at, token)
    assert letters(application.person).count("recruitment/submitted") == 1


def test_an_older_page_that_sends_again_gets_the_same_receipt():
    application = factory.drafting()
    factory.fill_in(application)
    older = Application.objects.get(pk=application.pk)
    applications.submit_application(application, token=uuid4(), by=application.person)

    assert (
        applications.submit_application(older, token=uuid4(), by=application.person).submitted_at
        == application.submitted_at
    )


def test_a_form_that_was_paused_on_another_phone_is_not_sent():
    application = factory.drafting()
    factory.fill_in(application)
    older = Application.objects.get(pk=application.pk)
    make_move(application, "pause", by=application.person)

    with pytest.raises(Exception, match="changed this at"):
        applications.submit_application(older, token=uuid4(), by=application.person)


def test_a_sent_form_has_a_fingerprint_that_changes_with_its_answers():
    application = factory.submitted()
    before = application.snapshot_hash

    save_answer(application, "why", {"words": "Something else"}, 1, by=application.person)

    application.refresh_from_db()
    assert (len(before), application.snapshot_hash == before) == (64, False)


def test_a_draft_has_no_fingerprint():
    application = factory.drafting()
    factory.fill_in(application)

    assert application.snapshot_hash == ""


def test_confirming_answers_says_who_wrote_them_down():
    application = factory.drafting()
    confirm_answers(application, how="signature", by=cast.maya())
    assert (application.answers_confirmed, application.taken_down_by) == ("signature", cast.maya())

    confirm_answers(application, how="code", by=application.person)
    assert (application.answers_confirmed, application.taken_down_by) == ("code", None)


# --- references that people read aloud ------------------------------------------------------------
def test_a_reference_has_eight_letters_that_nobody_mixes_up():
    reference = new_reference()

    assert (len(reference), set(reference) - set(ALPHABET)) == (8, set())
    assert not set(ALPHABET) & set("01ILOQSUZ5GB")


def test_a_reference_that_is_taken_is_not_given_again(monkeypatch):
    application = factory.enquired()
    letters = iter(application.reference + "22223333")
    monkeypatch.setattr(reference_codes.secrets, "choice", lambda alphabet: next(letters))

    assert new_reference() == "22223333"


def test_a_reference_is_shown_in_two_halves_and_found_however_it_is_typed():
    application = factory.enquired()

    assert tidy_reference(f" {application.shown_reference.lower()} ") == application.reference
    assert str(application) == f"{application.reference[:4]} {application.reference[4:]}"


def test_no_page_is_kept_elsewhere_that_the_account_does_not_know():
    for slug in answers.TO_ACCOUNT:
        names = {field.name for field in pages.TASKS[slug].fields}
        assert names <= {
            *("full_name", "preferred_name", "pronouns", "channel", "safe_times"),
            *("contact_phone", "contact_email"),
            *("voicemail_ok", "may_say_who", "do_not_mention_scheme", "alias"),
        }
