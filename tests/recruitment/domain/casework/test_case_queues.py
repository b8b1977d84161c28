"""What needs whom today: fixed queries, oldest promise first, nothing of somebody else's."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.platform.accounts.domain.grants import holdings_of
from lms.platform.accounts.domain.relationships import people_close_to
from recruitment.domain.casework import case_queues, cases
from recruitment.domain.casework.next_step import next_step
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import assessments, disclosures
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def needs(name: str) -> set[str]:
    found = list(case_queues.needing(getattr(cast, name)()))
    assert case_queues.how_many_need(getattr(cast, name)()) == len(found)
    return {one.person.called for one in found}


def waits(name: str) -> set[str]:
    return {one.person.called for one in case_queues.waiting_on_others(getattr(cast, name)())}


# --- the coordinator ------------------------------------------------------------------------------
@pytest.mark.parametrize("make", [factory.enquired, factory.submitted, factory.at_checks])
def test_a_coordinator_has_the_next_step_here(make):
    make()

    assert (needs("maya"), waits("maya")) == ({"Sam"}, set())


@pytest.mark.parametrize("make", [factory.drafting, factory.offered, factory.at_decision])
def test_a_coordinator_waits_for_somebody_else_here(make):
    make()

    assert (needs("maya"), waits("maya")) == (set(), {"Sam"})


@pytest.mark.parametrize("make", [factory.cleared, factory.not_appointed])
def test_an_end_is_in_no_queue(make):
    make()

    assert needs("maya") | waits("maya") | needs("joan") | needs("helen") == set()


def test_a_paused_person_is_in_no_queue():
    make_move(factory.submitted(), "pause", by=cast.sam())

    assert needs("maya") | waits("maya") == set()


def test_a_coordinator_of_another_area_sees_nothing():
    factory.enquired()

    assert needs("noor") | waits("noor") == set()


def test_somebody_not_yet_placed_is_everybodys_to_answer():
    application = factory.enquired()
    Application.objects.filter(pk=application.pk).update(area=None, coordinator=None)

    assert (needs("maya"), needs("noor")) == ({"Sam"}, {"Sam"})


def test_a_colleagues_case_is_in_their_queue_alone():
    application = factory.enquired()
    colleague = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    cases.assign_coordinator(application, colleague, by=cast.maya())

    assert (needs("maya"), needs("wendy")) == (set(), {"Sam"})


def test_a_relatives_case_is_in_nobodys_queue_of_their_own():
    factory.enquired()
    cast.know_each_other(cast.maya(), cast.sam())

    assert needs("maya") | waits("maya") == set()


def test_when_every_check_has_an_outcome_the_coordinator_asks_for_a_decision():
    factory.meet_every_check(factory.at_checks())

    assert needs("maya") == {"Sam"}


def test_when_only_the_checks_team_has_work_the_coordinator_waits():
    application = factory.at_checks()
    factory.give_references(application)
    factory.check_identity(application)
    factory.ask_about_ties(application)
    factory.agree(application)

    assert (needs("maya"), waits("maya"), needs("helen")) == (set(), {"Sam"}, {"Sam"})


def test_somebody_decided_whose_training_is_done_is_the_coordinators_to_clear():
    module = factory.a_module()
    application = factory.at_decision(profile=factory.a_role(modules=(module,)))
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    assert needs("maya") == set()

    factory.learn(application.person, module)

    assert needs("maya") == {"Sam"}


# --- the checks team ------------------------------------------------------------------------------
def test_a_disclosure_officer_sends_reads_and_assesses():
    application = factory.at_checks()
    assert needs("helen") == {"Sam"}

    factory.disclose(application)
    factory.see_certificate(application)
    assert needs("helen") == {"Sam"}
    factory.assess(application)

    assert needs("helen") == set()


def test_whoever_is_set_aside_is_not_asked_again():
    application = factory.at_checks()
    factory.see_certificate(application)
    disclosure = disclosures.send_disclosure(application, by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=True, words="zinnia", by=application.person)
    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=False, by=application.person)

    assert needs("helen") == set()
    assert needs("joan") == {"Sam"}


# --- those who decide -----------------------------------------------------------------------------
def test_a_decision_is_asked_of_both_until_one_proposes():
    application = factory.at_decision()
    assert (needs("tariq"), needs("joan")) == ({"Sam"}, {"Sam"})

    factory.propose_clearance(application)

    assert (needs("tariq"), needs("joan")) == (set(), {"Sam"})


def test_a_proposal_at_any_stage_waits_for_a_second_person():
    application = factory.submitted()
    assessments.log_discussion(application, held=True, channel="call", by=cast.joan())
    decisions.propose_decision(
        application,
        "not_appointed",
        reason="not-this-role",
        plain_words="Not now.",
        could_change="Time.",
        by=cast.tariq(),
    )

    assert (needs("joan"), needs("tariq")) == ({"Sam"}, set())


def test_a_review_waits_for_somebody_fresh():
    review = factory.asked_to_look_again(factory.not_appointed())
    assert needs("ruth") == set()

    reviewers.take_review(review, by=cast.ruth())

    assert needs("ruth") == {"Sam"}


def test_whoever_follows_a_case_waits_with_the_person_for_the_fresh_look():
    application = factory.not_appointed()
    decisions.ask_for_review(decisions_told(application), by=application.person)
    found = {name: waits(name) for name in ("maya", "tariq", "ruth")}

    assert found == {"maya": {"Sam"}, "tariq": {"Sam"}, "ruth": set()}


def test_whoever_decides_is_not_asked_to_do_the_checks():
    factory.at_checks()

    assert {name: needs(name) for name in ("tariq", "ruth")} == {"tariq": set(), "ruth": set()}
    assert {name: waits(name) for name in ("tariq", "ruth")} == {"tariq": {"Sam"}, "ruth": set()}


def test_a_grant_asks_for_nothing_where_it_is_not_held():
    application = factory.at_decision()
    decider = cast._with_role(cast.wendy(), "decision_maker", cast.north())
    cast._with_role(decider, "coordinator", cast.eastmoor())

    assert application not in case_queues.needing(decider)


def test_at_the_checks_an_answer_to_read_is_nothing_for_those_who_decide():
    disclosure = disclosures.send_disclosure(factory.at_checks(), by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=True, words="zinnia", by=disclosure.application.person)

    assert (needs("helen"), needs("joan")) == ({"Sam"}, set())


def test_somebody_without_a_grant_has_nothing_to_do():
    factory.enquired()

    for name in ("wendy", "carl", "mags", "alex", "ed", "owen", "sofia", "sam"):
        assert needs(name) | waits(name) == set()


# --- snoozing, paging, counting -------------------------------------------------------------------
def test_a_snoozed_case_comes_back_on_its_day(at):
    with at("2026-11-22 10:00"):
        application = factory.enquired()
        cases.snooze_case(application, date(2026, 11, 25), by=cast.maya())
        assert needs("maya") == set()

    with at("2026-11-25 08:00"):
        assert needs("maya") == {"Sam"}


def test_the_oldest_promise_comes_first():
    first, second = factory.enquired(), factory.enquired(cast.priya())
    cases.promise_day(first, timezone.localdate() + timedelta(days=9), by=cast.maya())

    assert list(case_queues.needing(cast.maya())) == [second, first]


def test_pages_follow_each_other_without_a_gap():
    made = [factory.enquired(person) for person in (cast.sam(), cast.priya(), cast.dana())]
    queue = case_queues.needing(cast.maya())

    first = case_queues.page_of_cases(queue, size=2)
    second = case_queues.page_of_cases(queue, after=first.after, size=2)

    assert [*first.rows, *second.rows] == sorted(made, key=lambda one: (one.expected_by, one.pk))
    assert second.after == ""


@pytest.mark.parametrize("cursor", ["", "nonsense", "2026-11-22", "2026-11-22.x", ".5", "'; --"])
def test_a_bad_cursor_begins_again(cursor):
    factory.enquired()

    assert len(case_queues.page_of_cases(case_queues.needing(cast.maya()), after=cursor).rows) == 1


@pytest.mark.parametrize(
    ("queue", "make"),
    [
        (case_queues.needing, factory.at_checks),
        (case_queues.waiting_on_others, factory.offered),
        (case_queues.find_cases, factory.at_decision),
    ],
)
def test_a_queue_takes_four_queries_for_one_row_and_for_three(queue, make, django_assert_num_queries):
    """A fifth, for reviews, where something was decided; none of the rows here was."""
    maya, role = cast.maya(), factory.a_role(modules=(factory.a_module(),))
    assert (holdings_of(maya), people_close_to(maya)) != ([], set()), "read once for a request, before any queue"
    make(cast.sam(), role)
    with django_assert_num_queries(4):
        assert len(_read(queue(maya), maya)) == 1
    make(cast.priya(), role)
    make(cast.dana(), role)

    with django_assert_num_queries(4):
        assert len(_read(queue(maya), maya)) == 3


def _read(queue, viewer) -> list:
    return [(str(row.person), next_step(row, viewer)) for row in case_queues.page_of_cases(queue).rows]


def test_the_board_counts_every_stage_in_one_query(django_assert_num_queries):
    factory.enquired()
    factory.submitted(cast.priya())
    maya = cast.maya()
    case_queues.count_by_stage(maya)

    with django_assert_num_queries(1):
        counts = case_queues.count_by_stage(maya)

    assert (counts["enquiry"], counts["submitted"], counts["cleared"]) == (1, 1, 0)


# --- finding --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"Sam", "Priya"}),
        ({"stage": "enquiry"}, {"Sam"}),
        ({"words": "prIYA"}, {"Priya"}),
        ({"words": "nobody"}, set()),
        ({"gate": "references"}, {"Priya"}),
        ({"gate": "dbs"}, set()),
        ({"overdue": True}, set()),
    ],
)
def test_people_are_found_by_what_a_coordinator_may_know(filters, found):
    factory.enquired()
    factory.at_checks(cast.priya())

    assert {one.person.called for one in case_queues.find_cases(cast.maya(), **filters)} == found


def test_a_kind_that_only_the_checks_team_reads_is_a_filter_for_them():
    factory.at_checks()

    assert case_queues.find_cases(cast.helen(), gate="dbs").count() == 1


def test_people_are_found_by_role_area_and_coordinator():
    application = factory.enquired()
    filters = {"profile": application.profile_id, "area": application.area_id, "coordinator": cast.maya().pk}

    assert list(case_queues.find_cases(cast.maya(), **filters)) == [application]


def test_a_reference_is_found_however_it_is_typed():
    application = factory.enquired()

    assert list(case_queues.find_cases(cast.maya(), words=application.shown_reference.lower())) == [application]


def test_overdue_is_a_promise_that_has_passed(at):
    with at("2026-01-10 10:00"):
        factory.enquired()

    assert case_queues.find_cases(cast.maya(), overdue=True).count() == 1
