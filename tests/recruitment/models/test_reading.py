"""When a sealed text opens: for those who decide once it is before them, for a reviewer while the look is theirs."""

from typing import Any

import pytest
from django.utils import timezone

from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.evidence import assessments, disclosures
from recruitment.models import Application, Discussion, Review
from recruitment.models.reading import is_before_deciders, weighed_at
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
BESIDE_HELEN = ("tariq", "joan", "ruth")


def answered() -> Any:
    disclosure = disclosures.send_disclosure(factory.at_checks(), by=cast.helen())
    return disclosures.answer_disclosure(disclosure, anything=True, words="zinnia", by=disclosure.application.person)


def open_to(row: Any, field: str, names: tuple[str, ...] = BESIDE_HELEN) -> set[str]:
    fresh = type(row).objects.get(pk=row.pk)
    return {name for name in names if fresh.may_reveal(getattr(cast, name)(), field)}


# --- those who decide -----------------------------------------------------------------------------
def test_at_the_checks_an_answer_is_the_disclosure_officers_alone() -> None:
    assert open_to(answered(), "answer", ("helen", *BESIDE_HELEN)) == {"helen"}


def test_those_who_decide_read_an_answer_that_was_passed_on() -> None:
    disclosure = answered()
    disclosures.stop_reading_disclosure(disclosure, by=cast.helen())
    assert open_to(disclosure, "answer", ("helen", *BESIDE_HELEN)) == {"tariq", "joan"}


def test_an_assessment_that_is_being_written_is_its_writers() -> None:
    assessment = assessments.write_assessment(factory.at_checks(), relevance="zinnia", by=cast.helen())
    assert open_to(assessment, "relevance", ("helen", *BESIDE_HELEN)) == {"helen"}


def test_once_it_is_weighed_it_is_before_those_who_decide() -> None:
    application = factory.at_checks()
    factory.disclose(application)
    factory.see_certificate(application)
    assert not is_before_deciders(application)
    factory.assess(application)
    assert is_before_deciders(application)
    assert open_to(application.self_disclosure, "answer") == {"tariq", "joan"}


def test_a_waiver_that_was_put_forward_opens_nothing() -> None:
    application = factory.at_checks()
    gate = application.gates.get(kind="agreement")
    decisions.propose_decision(application, "waiver", gate=gate, reason="other-evidence", by=cast.tariq())
    assert not is_before_deciders(application)


def test_a_proposal_not_to_appoint_somebody_lets_the_second_person_read() -> None:
    application = factory.at_checks()
    factory.propose_not_appointed(application)
    assert open_to(application.discussions.get(), "notes") == {"tariq", "joan"}


@pytest.mark.parametrize(
    ("stage", "came_from", "before_them"),
    [("decision", "", True), ("cleared", "", True), ("paused", "decision", True), ("paused", "checks", False)],
)
def test_from_the_decision_on_a_case_is_before_those_who_decide(stage, came_from, before_them) -> None:
    application = factory.at_checks()
    application.stage, application.paused_from = stage, came_from
    assert is_before_deciders(application) is before_them


# --- whoever looks afresh --------------------------------------------------------------------------
def what_it_rests_on(application: Application) -> dict[str, set[str]]:
    rows = {
        "answer": application.self_disclosure,
        "relevance": application.assessments.first(),
        "notes": application.discussions.first(),
        "reasons": application.determinations.first(),
        "concern": application.references.first(),
        "certificate_number": application.dbs_checks.first(),
    }
    return {field: open_to(row, field, ("ruth",)) for field, row in rows.items()}


def for_ruth(*, all_but: str = "") -> dict[str, set[str]]:
    fields = ("answer", "relevance", "notes", "reasons", "concern", "certificate_number")
    return {field: {"ruth"} if all_but and field != all_but else set() for field in fields}


def test_a_reviewer_opens_what_the_decision_rests_on_while_the_look_is_theirs() -> None:
    review = factory.asked_to_look_again(factory.not_appointed())
    application = review.determination.application
    assert what_it_rests_on(application) == for_ruth()

    reviewers.take_review(review, by=cast.ruth())
    assert what_it_rests_on(application) == for_ruth(all_but="certificate_number")

    decisions.finish_review(review, "upheld", plain_words="It stays.", by=cast.ruth())
    assert what_it_rests_on(application) == for_ruth()


def test_a_reviewer_opens_nothing_that_came_after_the_decision() -> None:
    application = factory.under_review().determination.application
    before = application.discussions.get()
    later = Discussion.objects.create(
        application=application, held=True, channel="call", happened_at=timezone.now(), by=cast.helen(), notes="zinnia"
    )
    assert (open_to(before, "notes", ("ruth",)), open_to(later, "notes", ("ruth",))) == ({"ruth"}, set())


def test_what_no_assessment_has_weighed_is_not_relied_on() -> None:
    application = factory.submitted(cast.priya())
    review = factory.asked_to_look_again(_not_appointed_early(application))
    reviewers.take_review(review, by=cast.ruth())
    assert weighed_at(application, None) is None
    assert weighed_at(application, timezone.now()) is None
    assert open_to(application.discussions.get(), "notes", ("ruth",)) == {"ruth"}


def test_a_reviewer_who_holds_the_role_no_more_opens_and_sees_nothing() -> None:
    application = factory.under_review().determination.application
    ruth = cast.ruth()
    ruth.role_holdings.update(ends=timezone.localdate())
    assert not application.self_disclosure.may_reveal(ruth, "answer")
    assert not Application.objects.worked_by(ruth).exists()


def test_a_reviewer_who_turns_out_to_be_close_opens_and_sees_nothing() -> None:
    application = factory.under_review().determination.application
    cast.know_each_other(cast.ruth(), application.person)
    assert what_it_rests_on(application) == for_ruth()
    assert not Review.objects.worked_by(cast.ruth()).exists()


def _not_appointed_early(application: Application) -> Application:
    decisions.approve_decision(factory.propose_not_appointed(application), by=cast.joan())
    application.refresh_from_db()
    return application
