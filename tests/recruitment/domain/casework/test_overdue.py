"""If we are late, we tell you: once for each day that went by, and nobody who does not wait for us."""

from datetime import date

import pytest

from lms.platform.letters.models import Letter
from recruitment.domain.casework import cases, overdue
from recruitment.domain.casework.next_step import next_step
from recruitment.domain.casework.overdue import tell_overdue
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.intake import applications
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Review
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]
IN_TIME, LATE, LATER = "2026-11-09 18:00", "2026-11-10 09:00", "2026-11-18 09:00"


@pytest.fixture
def sent(at) -> Application:
    """Sam's form, to which we answer by Monday 9 November."""
    with at("2026-11-02 10:00"):
        return factory.submitted()


def letters() -> list[tuple[str, str, str]]:
    found = Letter.objects.filter(template="recruitment/late").order_by("pk")
    return [tuple(one.context[name] for name in ("missed", "by_when", "has_it")) for one in found]


def test_in_time_nobody_is_told_anything(sent, at):
    with at(IN_TIME):
        assert (tell_overdue(), letters()) == (0, [])


def test_the_day_after_the_person_is_told_once_with_the_new_day_and_who_has_it(sent, at):
    with at(LATE):
        assert [tell_overdue(), tell_overdue()] == [1, 0]

    assert letters() == [("Monday 9 November", "Tuesday 17 November", "Maya has it.")]
    assert Letter.objects.get(template="recruitment/late").person == sent.person


def test_a_new_day_that_goes_by_is_owned_up_to_as_well(sent, at):
    for moment in (LATE, LATER):
        with at(moment):
            tell_overdue()

    assert [missed for missed, _by, _who in letters()] == ["Monday 9 November", "Tuesday 17 November"]


def test_staff_still_see_how_late_it_really_is(sent, at):
    with at(LATER):
        tell_overdue()
        sent.refresh_from_db()
        assert (sent.expected_by, next_step(sent, cast.maya()).days_late) == (date(2026, 11, 9), 9)


@pytest.mark.parametrize("move", ["pause", "withdraw"])
def test_somebody_who_paused_or_stopped_is_told_nothing(move, sent, at):
    with at(LATE):
        make_move(sent, move, by=sent.person)
        assert tell_overdue() == 0


def test_what_waits_to_be_sent_is_held_while_somebody_is_on_a_break(sent, at):
    cast.safe_contact(sent.person, channel="email", safe_times="Mon 9-10")
    with at(LATE):
        tell_overdue()
        make_move(sent, "pause", by=sent.person)

    assert Letter.objects.get(template="recruitment/late").state == Letter.State.HELD


@pytest.mark.parametrize("make", [factory.drafting, factory.offered])
def test_somebody_whose_turn_it_is_is_never_told_that_we_are_late(make, at):
    with at("2026-01-05 10:00"):
        make()

    with at(LATE):
        assert tell_overdue() == 0


def test_without_a_coordinator_one_of_us_has_it(at):
    with at("2026-11-02 10:00"):
        applications.begin_with_enquiry(full_name="Sam", by=cast.sam())

    with at("2026-11-06 09:00"):
        tell_overdue()

    assert letters() == [("Thursday 5 November", "Wednesday 11 November", "One of us has it.")]


def test_of_a_late_decision_two_of_us_are_named_and_after_it_only_the_training_is_left(at):
    with at("2026-11-02 10:00"):
        application = factory.at_decision(profile=factory.a_role(modules=(factory.a_module(),)))

    with at(LATE):
        tell_overdue()
        decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    with at(LATER):
        assert tell_overdue() == 0

    assert letters() == [("Monday 9 November", "Thursday 19 November", "Two of us have it.")]


def test_a_late_check_is_told_but_not_where_only_the_agreement_is_open(at):
    with at("2026-11-02 10:00"):
        application = factory.meet_every_check(factory.at_checks())

    with at("2026-12-16 09:00"):
        gate = application.gates.get(kind="agreement")
        application.gates.filter(pk=gate.pk).update(state="not_started")
        assert tell_overdue() == 0
        application.gates.filter(pk=gate.pk).update(state="satisfied")
        assert tell_overdue() == 1


def test_a_fresh_look_that_takes_longer_is_told_too(at):
    with at("2026-11-02 10:00"):
        application = factory.not_appointed()
        decisions.ask_for_review(decisions_told(application), by=application.person)

    with at("2026-11-23 18:00"):
        assert tell_overdue() == 0
    with at("2026-11-24 09:00"):
        assert [tell_overdue(), tell_overdue()] == [1, 0]
    Review.objects.update(outcome="upheld")
    with at("2027-01-11 09:00"):
        assert tell_overdue() == 0

    assert letters() == [
        ("Monday 23 November", "Tuesday 8 December", "Somebody has it who has not seen it before."),
    ]


def test_a_new_day_from_a_person_is_not_told_again_by_the_program(sent, at):
    with at(IN_TIME):
        cases.promise_day(sent, date(2026, 11, 12), by=cast.maya())
    with at(LATE):
        assert tell_overdue() == 0

    assert letters() == [("Monday 9 November", "Thursday 12 November", "Maya has it.")]


def test_those_who_were_told_cost_one_look_however_many(at, django_assert_max_num_queries):
    with at("2026-11-02 10:00"):
        for person in (cast.sam(), cast.priya(), cast.carl()):
            factory.enquired(person)

    with at(LATE):
        assert tell_overdue() == 3
        with django_assert_max_num_queries(5):
            assert tell_overdue() == 0


def test_who_is_given_a_new_day_by_a_person_at_the_same_moment_is_told_once(sent, at, monkeypatch):
    tell = overdue._tell

    def once_somebody_else_was_first(pk):
        cases.promise_day(sent, date(2026, 11, 19), by=cast.maya())
        return tell(pk)

    monkeypatch.setattr(overdue, "_tell", once_somebody_else_was_first)
    with at(LATE):
        assert tell_overdue() == 0
    assert letters() == [("Tuesday 17 November", "Thursday 19 November", "Maya has it.")]
