"""Who sees a case that came to clearance: by grant, never somebody close. `visible_to` and `worked_by`."""

import pytest
from django.contrib.auth.models import AnonymousUser

from recruitment.models import (
    Agreement,
    Answer,
    Application,
    Clearance,
    ClearanceChange,
    ConflictCheck,
    ConversationLog,
    DbsCheck,
    Determination,
    Discussion,
    Enquiry,
    Gate,
    GateChange,
    IdentityCheck,
    Reference,
    Review,
    SelfDisclosure,
    SimpleEvidence,
    StageMove,
    StatusCheck,
    SuitabilityAssessment,
)
from tests import cast
from tests.factories import recruitment as factory
from tests.scenes import laid_out_once

CASEWORK = {"maya", "helen", "tariq", "joan"}
OWN = CASEWORK | {"sam"}
SEEN_BY = {
    Application: OWN,
    Answer: OWN,
    Gate: OWN,
    Agreement: OWN,
    Clearance: OWN,
    ClearanceChange: OWN,
    StageMove: CASEWORK,
    GateChange: CASEWORK,
    ConversationLog: CASEWORK,
    ConflictCheck: CASEWORK,
    IdentityCheck: CASEWORK,
    Reference: CASEWORK,
    SelfDisclosure: {"helen", "tariq", "joan", "sam"},
    DbsCheck: {"helen", "tariq", "joan"},
    SuitabilityAssessment: {"helen", "tariq", "joan"},
    Determination: {"tariq", "joan"},
}
ALSO_SCOPED = {Discussion, Enquiry, Review, SimpleEvidence, StatusCheck}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scene")]


def a_cleared_case_and_the_cast() -> None:
    factory.cleared()
    for name in cast.PEOPLE:
        getattr(cast, name)()


scene = laid_out_once(a_cleared_case_and_the_cast)


@pytest.mark.parametrize("model", SEEN_BY, ids=lambda model: model.__name__)
def test_each_row_is_seen_by_these_people_and_by_nobody_else(model):
    seen = {name for name in cast.PEOPLE if model.objects.visible_to(getattr(cast, name)()).exists()}

    assert seen == SEEN_BY[model]


@pytest.mark.parametrize("model", SEEN_BY, ids=lambda model: model.__name__)
def test_as_staff_nobody_sees_their_own_case(model):
    assert not model.objects.worked_by(cast.sam()).exists()


@pytest.mark.parametrize("model", SEEN_BY, ids=lambda model: model.__name__)
def test_nobody_sees_the_case_of_somebody_close(model):
    for name in SEEN_BY[model] - {"sam"}:
        cast.know_each_other(getattr(cast, name)(), cast.sam())

    seen = {name for name in cast.PEOPLE if model.objects.visible_to(getattr(cast, name)()).exists()}

    assert seen <= {"sam"}


@pytest.mark.parametrize("model", [*SEEN_BY, *ALSO_SCOPED], ids=lambda model: model.__name__)
def test_somebody_not_signed_in_sees_nothing(model):
    assert not model.objects.visible_to(AnonymousUser()).exists()
    assert not model.objects.worked_by(None).exists()


def test_rows_say_what_they_are_and_nothing_private():
    application = Application.objects.get()
    rows = [model.objects.first() for model in SEEN_BY]

    assert [str(row) for row in rows if "zinnia" in str(row) or "Sam" in str(row)] == []
    assert str(application.moves.first()) == "enquiry -> conversation"
    assert str(application.gates.first().changes.first()) == "not_started -> satisfied"
    assert str(application.clearance.changes.first()) == " -> active"
    assert str(application.profile) == "Peer mentor"
