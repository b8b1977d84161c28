"""What opens only with a reason: who may, by grant and area, and never somebody close or for another field."""

from typing import Any

import pytest

from recruitment.domain.evidence import assessments
from recruitment.models import DbsCheck, Determination, Discussion, Reference, SelfDisclosure, SuitabilityAssessment
from tests import cast
from tests.factories import recruitment as factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sam_is_at_checks")]
OPENED_BY = {
    (SelfDisclosure, "answer"): {"helen", "tariq", "joan"},
    (DbsCheck, "certificate_number"): {"helen"},
    (Reference, "concern"): {"helen", "tariq", "joan"},
    (SuitabilityAssessment, "relevance"): {"helen", "tariq", "joan"},
    (SuitabilityAssessment, "conditions"): {"helen", "tariq", "joan"},
    (Discussion, "notes"): {"helen", "tariq", "joan"},
    (Determination, "reasons"): {"tariq", "joan"},
}


@pytest.fixture
def case() -> Any:
    application = factory.at_decision()
    assessments.log_discussion(application, held=True, channel="call", by=cast.helen())
    factory.propose_clearance(application)
    return application


def openers(model: Any, field: str) -> set[str]:
    row = model.objects.first()
    return {name for name in cast.PEOPLE if row.may_reveal(getattr(cast, name)(), field)}


@pytest.mark.parametrize(("model", "field"), OPENED_BY, ids=str)
def test_each_sealed_text_opens_for_these_people_alone(model, field, case) -> None:
    assert openers(model, field) == OPENED_BY[model, field]


@pytest.mark.parametrize(("model", "field"), OPENED_BY, ids=str)
def test_somebody_close_opens_nothing(model, field, case) -> None:
    for name in OPENED_BY[model, field]:
        cast.know_each_other(getattr(cast, name)(), case.person)
    assert openers(model, field) == set()


@pytest.mark.parametrize("model", {model for model, _field in OPENED_BY}, ids=lambda model: model.__name__)
def test_no_other_field_opens_for_anybody(model, case) -> None:
    assert openers(model, "application") == set()


def test_whoever_was_set_aside_opens_the_answer_no_more(case, helen) -> None:
    case.self_disclosure.set_aside.add(helen)
    assert openers(SelfDisclosure, "answer") == {"tariq", "joan"}


def test_an_officer_of_another_area_opens_nothing(case, north) -> None:
    other = cast._with_role(cast.wendy(), "disclosure_officer", north)
    assert not any(model.objects.first().may_reveal(other, field) for model, field in OPENED_BY)


@pytest.mark.parametrize(
    ("state", "locked"), [("sent", False), ("talk", False), ("answered", True), ("complete", True)]
)
def test_an_answer_is_locked_from_the_moment_it_is_sent(state, locked, case) -> None:
    row = case.self_disclosure
    row.state = state
    assert row.is_locked is locked
