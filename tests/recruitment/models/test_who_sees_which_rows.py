"""Which rows are whose by area, by account and by time, and what a row is called."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import assessments, dbs
from recruitment.models import (
    Application,
    ConversationLog,
    Gate,
    Review,
    SelfDisclosure,
)
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def test_a_closed_account_sees_nothing():
    factory.enquired()
    maya = cast.maya()
    maya.is_active = False

    assert not Application.objects.worked_by(maya).exists()


def test_a_role_in_one_area_shows_that_area_alone():
    here, there = factory.enquired(), factory.enquired(cast.priya())
    Application.objects.filter(pk=there.pk).update(area=cast.north())

    assert set(Application.objects.visible_to(cast.maya())) == {here}
    assert set(Application.objects.visible_to(cast.noor())) == {there}


def test_sensitive_rows_of_somebody_not_placed_are_for_those_everywhere():
    application = factory.at_checks()
    factory.disclose(application)
    Application.objects.filter(pk=application.pk).update(area=None)
    local = cast._with_role(cast.wendy(), "disclosure_officer", cast.eastmoor())

    assert SelfDisclosure.objects.visible_to(cast.helen()).exists()
    assert not SelfDisclosure.objects.visible_to(local).exists()


def test_a_person_sees_their_own_review_and_their_reviewer_does():
    application = factory.not_appointed()
    review = decisions.ask_for_review(decisions_told(application), by=application.person)
    assert who_sees(Review) == {"sam", "tariq", "joan"}

    reviewers.take_review(review, by=cast.ruth())

    assert who_sees(Review) == {"sam", "tariq", "joan", "ruth"}


def test_a_reviewer_sees_the_case_that_is_theirs_and_no_other():
    mine = factory.under_review().determination.application
    factory.asked_to_look_again(factory.not_appointed(cast.priya()))
    factory.enquired(cast.dana())

    assert list(Application.objects.worked_by(cast.ruth())) == [mine]
    assert {talk.application for talk in ConversationLog.objects.worked_by(cast.ruth())} == {mine}


def test_a_reviewer_of_one_area_sees_none_of_another():
    review = factory.under_review()
    Application.objects.filter(pk=review.determination.application_id).update(area=cast.north())
    cast.holds_instead(cast.ruth(), cast.eastmoor())

    assert not Application.objects.worked_by(cast.ruth()).exists()


def who_sees(model) -> set[str]:
    return {name for name in cast.PEOPLE if model.objects.visible_to(getattr(cast, name)()).exists()}


def test_live_applications_are_those_not_at_an_end():
    factory.not_appointed()
    open_one = factory.enquired(cast.priya())

    assert list(Application.objects.live()) == [open_one]


def test_a_persons_applications_come_newest_first():
    older = factory.not_appointed()
    newer = factory.drafting(older.person, older.profile)

    assert list(Application.objects.of(older.person)) == [newer, older]


def test_gates_that_end_within_some_days_are_found():
    application = factory.cleared()
    gate = application.gates.get(kind="dbs")

    assert list(Gate.objects.expiring_between(gate.expires_on, gate.expires_on)) == [gate]
    assert set(Gate.objects.unresolved()) == set()


def test_evidence_says_only_its_day_or_its_kind():
    application = factory.at_checks()
    check = dbs.record_dbs_application(application, application_reference="E0001", by=cast.helen())
    dbs.join_update_service(check, consent_on=date(2026, 1, 9), by=cast.helen())
    status = dbs.record_status_check(check, result="changed", checked_on=date(2026, 1, 10), by=cast.helen())
    factory.disclose(application)
    talk = assessments.log_discussion(
        application, held=True, channel="call", happened_at=timezone.make_aware(datetime(2026, 1, 11)), by=cast.helen()
    )

    assert (str(check), str(status), str(talk)) == ("E0001", "2026-01-10", "2026-01-11")


def test_an_assessment_says_only_when_it_began(at):
    with at("2026-01-12 10:00"):
        application = factory.at_checks()
        assert str(assessments.write_assessment(application, by=cast.helen())) == "2026-01-12"
