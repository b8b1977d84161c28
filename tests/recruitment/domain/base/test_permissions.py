"""One question, one answer: who may act on a case as the rules say it, and whose rows the database shows."""

import pytest

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.permissions import why_not
from recruitment.domain.casework.cases import place_in_area
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db
STAFF = ("maya", "noor", "helen", "tariq", "joan", "ruth", "sofia", "owen", "ed", "alex", "mags")


def cases() -> dict[str, Application]:
    """Somebody in Eastmoor, somebody in the north, somebody not placed, and a relative of two who work here."""
    found = {"in Eastmoor": factory.submitted(cast.sam()), "not placed": factory.enquired(cast.dana())}
    Application.objects.filter(pk=found["not placed"].pk).update(area=None)
    found["in the north"] = factory.enquired(cast.priya())
    place_in_area(found["in the north"], cast.north(), by=cast.maya())
    found["a relative"] = factory.enquired(cast.carl())
    for colleague in (cast.maya(), cast.helen()):
        cast.know_each_other(colleague, cast.carl())
    found["a colleague's own"] = factory.enquired(cast.tariq())
    return {name: Application.objects.get(pk=one.pk) for name, one in found.items()}


def people() -> dict[str, User]:
    return {name: getattr(cast, name)() for name in (*STAFF, "sam", "wendy")}


def test_whoever_may_see_a_case_as_staff_is_whom_the_rules_let_act_on_it() -> None:
    found, everybody = cases(), people()
    apart = [
        f"{name}: {case}"
        for name, person in everybody.items()
        for case, application in found.items()
        if Application.objects.worked_by(person).filter(pk=application.pk).exists()
        != (why_not(application, person, Grant.CASE_VIEW) == "")
    ]
    assert apart == []


def test_the_comparison_sees_cases_that_are_open_to_some_and_closed_to_others() -> None:
    found, everybody = cases(), people()
    allowed = {
        case: [name for name in everybody if not why_not(one, everybody[name], Grant.CASE_VIEW)]
        for case, one in found.items()
    }
    assert "maya" in allowed["in Eastmoor"]
    assert "maya" not in allowed["in the north"]
    assert not {"maya", "helen"} & set(allowed["a relative"])
    assert "tariq" not in allowed["a colleague's own"]
