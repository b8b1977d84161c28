"""A role that came to ask for more than was opened: whoever clears, or brings somebody back, reads a sentence."""

from typing import Any

import pytest

from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.gates.changes import open_gates
from recruitment.domain.gates.unopened import never_opened
from recruitment.domain.workflow.moves import make_move, missing_for
from recruitment.models import Application, Clearance, RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import two_decide, with_role_unguarded
from tests.scenes import laid_out_once

pytestmark = [pytest.mark.django_db, pytest.mark.both]
scene = laid_out_once(lambda: factory.at_decision().pk)


@pytest.fixture
def application(scene: int) -> Application:
    return Application.objects.get(pk=scene)


def asks_for(application: Application, required: Any) -> Application:
    with_role_unguarded()
    RoleProfile.objects.filter(pk=application.profile_id).update(required_gates=required)
    return Application.objects.get(pk=application.pk)


def said(act: Any) -> str:
    with pytest.raises(MoveRefused) as refused:
        act()
    return refused.value.sentence


def test_with_a_gate_for_all_that_the_role_asks_nothing_is_missing(application):
    assert never_opened(application) == []


@pytest.mark.parametrize("required", [[], {}, None, "dbs"])
def test_a_role_that_names_no_check_clears_nobody_and_says_so(required, application):
    two_decide(application, "clearance")
    application = asks_for(application, required if required is not None else [])

    assert "names no check" in said(lambda: make_move(application, "clear", by=cast.joan()))


def test_the_move_is_refused_with_the_name_of_what_was_never_opened(application):
    two_decide(application, "clearance")
    application = asks_for(application, [*DEFAULT_GATES, "police_vetting"])

    assert "Police vetting" in said(lambda: make_move(application, "clear", by=cast.joan()))
    assert [one.to for one in missing_for(application, "clear", cast.joan())] == ["role"]


def test_training_that_was_added_is_named_by_its_title(application):
    application.profile.required_modules.add(factory.a_module())

    assert "The GROW model" in never_opened(application)[0].sentence


def test_such_a_clearance_is_neither_proposed_nor_approved(application):
    proposal = factory.propose_clearance(application)
    application = asks_for(application, [*DEFAULT_GATES, "police_vetting"])

    proposal.refresh_from_db()
    assert "Police vetting" in said(lambda: decisions.approve_decision(proposal, by=cast.joan()))
    assert "Police vetting" in said(lambda: factory.propose_clearance(application))


def test_who_is_on_a_sabbatical_comes_back_once_it_was_opened_and_met(application):
    decisions.approve_decision(factory.propose_clearance(application), by=cast.joan())
    clearance = Clearance.objects.get(application=application)
    clearances.begin_sabbatical(clearance, by=cast.maya())
    asks_for(application, [*DEFAULT_GATES, "police_vetting"])

    again = Clearance.objects.get(pk=clearance.pk)
    assert "Police vetting" in said(lambda: clearances.end_sabbatical(again, by=cast.maya()))


def test_what_was_opened_since_is_no_longer_missing(application):
    application = asks_for(application, [*DEFAULT_GATES, "police_vetting"])
    open_gates(application, by=cast.maya())

    assert never_opened(application) == []
