"""Assigning, placing, choosing a role, snoozing, logging, agreeing."""

from datetime import date

import pytest

from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import GateRefused, MoveRefused
from recruitment.domain.casework import cases
from recruitment.domain.evidence import agreements, conversations
from recruitment.domain.gates import changes
from recruitment.models import Application, ConflictCheck, Snooze
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
ASKED = {"staff_asked": True, "clients_asked": True, "mentors_asked": True, "police_asked": True}


def gate_state(application: Application, kind: str) -> str:
    return application.gates.get(kind=kind).state


# --- who and where --------------------------------------------------------------------------------
def test_somebody_who_is_no_coordinator_here_is_not_assigned():
    application = factory.enquired()

    for name in ("noor", "helen", "mags"):
        with pytest.raises(MoveRefused, match="not a coordinator here"):
            cases.assign_coordinator(application, getattr(cast, name)(), by=cast.maya())


def test_a_relative_is_not_assigned():
    application = factory.enquired()
    other = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    cast.know_each_other(cast.sam(), other)

    with pytest.raises(GateRefused, match="You know this person"):
        cases.assign_coordinator(application, other, by=cast.maya())


def test_somebody_who_moves_area_gets_another_coordinator():
    application = factory.enquired()

    cases.place_in_area(application, cast.north(), by=cast.maya())

    assert (application.area, application.coordinator) == (cast.north(), None)


def test_a_coordinator_everywhere_keeps_somebody_who_moves_area():
    application = factory.enquired()
    everywhere = cast._with_role(cast.wendy(), "coordinator")
    cases.assign_coordinator(application, everywhere, by=cast.maya())

    cases.place_in_area(application, cast.north(), by=everywhere)

    assert application.coordinator == everywhere


def test_the_role_can_change_until_the_offer():
    application = factory.enquired()
    other = factory.a_role("befriender")

    assert cases.choose_role(application, other, by=cast.maya()).profile == other
    with pytest.raises(MoveRefused, match="fixed once an offer was made"):
        cases.choose_role(factory.offered(cast.priya()), other, by=cast.maya())


@pytest.mark.parametrize("name", ["noor", "helen", "wendy"])
def test_nobody_else_assigns_or_places(name):
    application, person = factory.enquired(), getattr(cast, name)()

    with pytest.raises(GateRefused):
        cases.assign_coordinator(application, cast.maya(), by=person)
    with pytest.raises(GateRefused):
        cases.place_in_area(application, cast.north(), by=person)


def test_another_day_can_be_promised(at):
    with at("2026-11-22 10:00"):
        application = factory.enquired()
        cases.promise_day(application, date(2026, 12, 1), by=cast.maya())
        with pytest.raises(MoveRefused, match="from today on"):
            cases.promise_day(application, date(2026, 11, 1), by=cast.maya())

    assert application.expected_by == date(2026, 12, 1)


@pytest.mark.parametrize("day", [28, 29])
def test_no_day_of_a_weekend_is_promised(day, at):
    with at("2026-11-23 10:00"), pytest.raises(MoveRefused, match="from Monday to Friday"):
        cases.promise_day(factory.enquired(), date(2026, 11, day), by=cast.maya())


@pytest.mark.parametrize(("day", "letters"), [(25, 0), (26, 0), (27, 1)])
def test_of_a_later_day_the_person_is_told_and_of_an_earlier_one_they_read(day, letters, at):
    with at("2026-11-23 10:00"):
        application = factory.enquired()
        cases.promise_day(application, date(2026, 11, day), by=cast.maya())

    found = Letter.objects.filter(template="recruitment/late")
    assert found.count() == letters
    assert [(one.context["missed"], one.context["by_when"], one.context["has_it"]) for one in found] == [
        ("Thursday 26 November", "Friday 27 November", "Maya has it.")
    ] * letters


def test_a_day_for_somebody_who_takes_their_time_makes_no_letter(at):
    with at("2026-11-23 10:00"):
        cases.promise_day(factory.drafting(), date(2027, 3, 1), by=cast.maya())

    assert Letter.objects.filter(template="recruitment/late").count() == 0


def test_nothing_is_promised_at_an_end():
    with pytest.raises(MoveRefused, match="Nothing is expected"):
        cases.promise_day(factory.not_appointed(), date(2030, 1, 1), by=cast.maya())


def test_snoozing_again_moves_the_day(at):
    with at("2026-11-22 10:00"):
        application = factory.enquired()
        cases.snooze_case(application, date(2026, 11, 25), by=cast.maya())
        cases.snooze_case(application, date(2026, 11, 30), by=cast.maya())
        with pytest.raises(MoveRefused, match="from tomorrow on"):
            cases.snooze_case(application, date(2026, 11, 22), by=cast.maya())

    assert str(Snooze.objects.get()) == "2026-11-30"


# --- talking --------------------------------------------------------------------------------------
def test_a_conversation_says_that_we_are_in_touch(at):
    with at("2026-01-10 10:00"):
        application = factory.enquired()
    with at("2026-03-10 10:00"):
        conversations.log_conversation(application, kind="follow_up", channel="text", by=cast.maya())

    assert application.last_contact_at.date() == date(2026, 3, 10)


def test_a_try_is_not_a_contact(at):
    with at("2026-01-10 10:00"):
        application = factory.enquired()
    with at("2026-03-10 10:00"):
        conversations.log_conversation(application, kind="attempt", channel="call", by=cast.maya())

    assert application.last_contact_at.date() == date(2026, 1, 10)


def test_a_first_conversation_meets_its_gate_when_the_gate_is_open():
    application = factory.offered()
    application.gates.filter(kind="conversation").update(state="not_started")

    conversations.log_conversation(application, kind="first", channel="video", by=cast.maya())

    assert gate_state(application, "conversation") == "satisfied"


def test_the_audit_trail_knows_the_kind_and_not_the_words():
    entry = conversations.log_conversation(
        factory.enquired(), kind="attempt", channel="call", notes="zinnia", by=cast.maya()
    )

    assert AuditEntry.objects.latest("pk").ids == {"kind": "attempt"}
    assert (str(entry), entry.notes) == ("We tried, no answer", "zinnia")


@pytest.mark.parametrize("name", ["noor", "helen", "sam"])
def test_nobody_else_logs_a_conversation(name):
    with pytest.raises(GateRefused):
        conversations.log_conversation(factory.enquired(), kind="first", channel="call", by=getattr(cast, name)())


# --- agreeing, and who knows whom -----------------------------------------------------------------
@pytest.mark.parametrize(("how", "name"), [("code", "sam"), ("read_back", "maya"), ("signature", "maya")])
def test_an_agreement_meets_its_gate_however_it_was_made(how, name):
    application = factory.at_checks()

    agreement = agreements.record_agreement(application, how=how, by=getattr(cast, name)())

    assert (gate_state(application, "agreement"), agreement.edition) == ("satisfied", agreements.EDITION)


def test_who_has_agreed_is_not_asked_again():
    application = factory.at_checks()
    agreement = agreements.record_agreement(application, how="code", agreed_on=date(2026, 11, 2), by=cast.sam())

    with pytest.raises(GateRefused, match="agreed on 2 November 2026 already"):
        agreements.record_agreement(application, how="signature", by=cast.maya())

    assert agreements.current_agreement(application) == application.agreements.get() == agreement


def test_an_agreement_is_made_anew_where_its_check_was_opened_again():
    application = factory.at_checks()
    before = agreements.record_agreement(application, how="code", by=cast.sam())
    changes.reopen(application.gates.get(kind="agreement"), by=cast.maya())
    stood = agreements.current_agreement(application)

    agreement = agreements.record_agreement(application, how="code", by=cast.sam())

    assert (stood, agreements.current_agreement(application)) == (None, agreement)
    assert list(application.agreements.all()) == [agreement, before]


def test_an_agreement_is_made_anew_where_its_check_is_stale():
    application = factory.at_checks()
    agreements.record_agreement(application, how="code", by=cast.sam())
    application.gates.filter(kind="agreement").update(snapshot="f" * 64)
    stood = agreements.current_agreement(application)

    agreement = agreements.record_agreement(application, how="code", by=cast.sam())

    assert (stood, agreements.current_agreement(application)) == (None, agreement)


def test_where_a_role_asks_for_no_agreement_any_more_the_last_one_counts():
    application = factory.at_checks()
    agreement = agreements.record_agreement(application, how="read_back", by=cast.maya())

    application.gates.get(kind="agreement").delete()

    assert agreements.current_agreement(application) == agreement


@pytest.mark.parametrize("make", [factory.enquired, factory.drafting, factory.submitted])
def test_nobody_agrees_before_they_are_asked(make):
    with pytest.raises(GateRefused, match="comes after the offer"):
        agreements.record_agreement(make(), how="code", by=cast.sam())


def test_a_stranger_agrees_to_nothing_for_somebody():
    with pytest.raises(GateRefused):
        agreements.record_agreement(factory.at_checks(), how="code", by=cast.wendy())


def test_asking_about_all_four_meets_the_gate():
    application = factory.at_checks()

    check = agreements.record_conflict_check(application, **ASKED, note="zinnia: a cousin", by=cast.maya())

    assert (check.is_complete, gate_state(application, "conflict_check")) == (True, "satisfied")


@pytest.mark.parametrize("left_out", sorted(ASKED))
def test_leaving_one_question_out_does_not(left_out):
    application = factory.at_checks()

    agreements.record_conflict_check(application, **{**ASKED, left_out: False}, by=cast.maya())

    assert gate_state(application, "conflict_check") == "not_started"
    assert str(ConflictCheck.objects.get()) == str(application.conflict_checks.get().asked_on)


# --- seen, by whom, when --------------------------------------------------------------------------
@pytest.mark.parametrize(("kind", "name"), [("right_to_volunteer", "maya"), ("police_vetting", "helen")])
def test_something_seen_in_place_meets_its_gate_until_it_ends(kind, name):
    profile = factory.a_role(required_gates=[*DEFAULT_GATES, kind])
    application = factory.at_checks(profile=profile)

    seen = agreements.record_seen(
        application, kind=kind, in_place=True, level="NPPV2", ends_on=date(2030, 1, 1), by=getattr(cast, name)()
    )

    assert application.gates.get(kind=kind).expires_on == date(2030, 1, 1)
    assert str(seen) == seen.get_kind_display()


def test_something_not_in_place_meets_nothing():
    profile = factory.a_role(required_gates=[*DEFAULT_GATES, "right_to_volunteer"])
    application = factory.at_checks(profile=profile)

    agreements.record_seen(application, kind="right_to_volunteer", in_place=False, by=cast.maya())

    assert gate_state(application, "right_to_volunteer") == "not_started"
