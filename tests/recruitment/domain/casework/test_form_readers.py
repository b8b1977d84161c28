"""Who reads which page of the form, and when; the words beside each question promise the same."""

import pytest

from recruitment.domain.casework.case_queues import case_of
from recruitment.domain.casework.form_readers import (
    WITH_A_DECISION,
    WITH_THE_CHECKS,
    form_for,
    may_read_form,
    readable_pages,
)
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.form import pages
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Stage
from recruitment.web.apply.copy import PAGES
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
BEFORE = tuple(task.slug for task in pages.BEFORE)
AFTER = tuple(task.slug for task in pages.AFTER if task.slug != "private-route")
IN_ORDER = (*BEFORE, *AFTER)


def reads(name: str, application: Application) -> tuple[str, ...]:
    return readable_pages(Application.objects.get(pk=application.pk), getattr(cast, name)())


def some(slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slug for slug in IN_ORDER if slug in slugs)


def test_a_form_that_was_not_sent_is_nobodys_to_read():
    application = factory.drafting()
    factory.fill_in(application)

    assert {reads(name, application) for name in ("maya", "helen", "tariq", "ruth")} == {()}


def test_a_coordinator_reads_it_once_it_is_sent_and_nobody_else_does():
    application = factory.submitted()

    assert reads("maya", application) == BEFORE
    assert {reads(name, application) for name in ("helen", "tariq", "ruth", "noor", "owen", "sam")} == {()}


def test_the_later_questions_are_read_when_they_said_to_go_ahead():
    application = factory.offered()
    factory.fill_in(application, factory.LATER_ANSWERS)
    assert (reads("maya", application), reads("helen", application)) == (BEFORE, ())

    make_move(application, "accept", by=application.person)

    assert reads("maya", application) == IN_ORDER
    assert reads("helen", application) == some(WITH_THE_CHECKS)


def test_a_break_changes_nothing_about_what_was_sent():
    application = factory.at_checks()
    make_move(application, "pause", by=application.person)

    assert reads("maya", application) == IN_ORDER


def test_date_of_birth_and_addresses_are_for_the_coordinator_and_the_checks_alone():
    application = factory.at_decision()
    private = {"date-of-birth", "addresses", "other-names", "private-route"}

    assert {name: bool(private & set(reads(name, application))) for name in ("maya", "helen", "tariq", "ruth")} == {
        "maya": True,
        "helen": True,
        "tariq": False,
        "ruth": False,
    }


def test_whoever_decides_reads_why_and_when_but_not_what_they_went_through():
    application = factory.at_decision()

    assert reads("tariq", application) == some(WITH_A_DECISION)
    assert {"lived-experience", "heard", "supporter", "address"} & set(reads("tariq", application)) == set()


def test_afterwards_it_is_for_those_two_who_decided():
    application = factory.cleared()
    third = cast._with_role(cast.wendy(), "decision_maker")

    assert (reads("tariq", application), reads("joan", application)) == (some(WITH_A_DECISION),) * 2
    assert readable_pages(application, third) == ()


def test_a_proposal_made_early_is_read_with_the_form_by_the_second_person():
    application = factory.submitted()
    assert reads("joan", application) == ()

    factory.propose_not_appointed(application)

    assert reads("joan", application) == some(WITH_A_DECISION)


def test_a_reviewer_reads_it_while_the_fresh_look_is_theirs():
    application = factory.not_appointed()
    assert reads("ruth", application) == ()

    review = decisions.ask_for_review(decisions_told(application), by=application.person)
    assert reads("ruth", application) == ()
    reviewers.take_review(review, by=cast.ruth())
    assert reads("ruth", application) == some(WITH_A_DECISION)
    decisions.finish_review(review, "upheld", plain_words="It stays.", by=cast.ruth())

    assert reads("ruth", application) == ()


def test_the_answers_come_with_the_pages_and_only_those():
    application = factory.at_checks()

    assert set(form_for(application, cast.helen())) == {*WITH_THE_CHECKS}
    assert form_for(application, cast.noor()) == {}


def test_somebody_close_reads_nothing():
    application = factory.submitted()
    cast.know_each_other(cast.maya(), application.person)

    assert form_for(application, cast.maya()) == {}
    assert case_of(cast.maya(), application.reference) is None


def test_without_an_area_every_coordinator_may_read_it():
    application = factory.submitted()
    Application.objects.update(area=None)

    assert may_read_form(Application.objects.get(pk=application.pk), cast.noor()) is True


def test_the_words_beside_each_question_promise_the_same():
    deciders = {slug for slug in pages.TASKS if "the people who decide" in str(PAGES[slug].sees)}
    checks = {slug for slug in AFTER if "the checks team" in str(PAGES[slug].sees)}

    assert deciders | {"name"} == set(WITH_A_DECISION)
    assert checks == set(WITH_THE_CHECKS) - {"name"}
    assert str(PAGES["private-route"].sees) == "Nobody. We do not keep what you pick here."
    assert str(PAGES["name"].sees) == "Everybody here who works on your application. Nobody outside."


def test_every_stage_is_either_before_the_go_ahead_or_after_it():
    application = factory.at_checks()

    for stage in Stage:
        application.stage, application.paused_from = stage, "checks" if stage in ("paused", "lapsed") else ""
        assert ("date-of-birth" in readable_pages(application, cast.maya())) is (
            stage not in ("enquiry", "conversation", "draft", "submitted", "conditional_offer")
        )
