"""Each constraint of casework refuses a row that breaks it, whatever the program says, and takes one that does not."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone

from recruitment.domain.base.reference_codes import new_reference
from recruitment.domain.clearance.follow_up import record_follow_up
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import assessments
from recruitment.models import (
    Answer,
    Application,
    Clearance,
    ClearanceChange,
    Determination,
    FurtherStatement,
    Gate,
    GateChange,
    IdentityCheck,
    ProfileProposal,
    Reference,
    Review,
    RoleProfile,
    SelfDisclosure,
    SimpleEvidence,
    Snooze,
    StageMove,
    SuitabilityAssessment,
)
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory
from tests.recruitment.domain.roles.test_proposals import propose

pytestmark = [pytest.mark.django_db, pytest.mark.both]
Write = Callable[[], Any]


def refused(write: Write) -> bool:
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def application(**fields: Any) -> Write:
    values = {"reference": new_reference(), "person": cast.sam(), "profile": factory.a_role()}
    return lambda: Application.objects.create(**values | fields)


def change(model: type[models.Model], **fields: Any) -> Write:
    """Every row of `model`, changed behind the domain's back."""
    assert model._default_manager.exists()
    return lambda: model._default_manager.update(**fields)


def again(row: models.Model, **fields: Any) -> Write:
    """The same row a second time."""
    row.pk = None
    row._state.adding = True
    for name, value in {"uuid": uuid4(), **fields}.items():
        if hasattr(row, name):
            setattr(row, name, value)
    return row.save


def two_live_enquiries() -> Write:
    application(profile=None)()
    return application(profile=None)


def answered_twice() -> Write:
    case = factory.drafting()
    factory.fill_in(case, {"why": {"words": "zinnia"}})
    return lambda: Answer.objects.create(application=case, task="why", data={})


def snoozed_twice() -> Write:
    row = Snooze.objects.create(application=factory.enquired(), user=cast.maya(), until=date(2027, 1, 1))
    return again(row)


def moved_twice() -> Write:
    factory.drafting()
    return again(StageMove.objects.first())


def gate_changed_twice() -> Write:
    factory.offered()
    return again(GateChange.objects.first())


def clearance_changed_twice() -> Write:
    factory.cleared()
    return again(ClearanceChange.objects.first())


def followed_up_twice() -> Write:
    clearance = factory.restricted().clearance
    return again(record_follow_up(clearance, people_told="a", handed_over="b", talk="c", by=cast.maya()))


def added_twice() -> Write:
    disclosed()
    told = {"disclosure": SelfDisclosure.objects.get(), "said_at": timezone.now(), "sent": "a" * 64}
    FurtherStatement.objects.create(words="zinnia", **told)
    return lambda: FurtherStatement.objects.create(words="zinnia", **told)


def less_proposed() -> ProfileProposal:
    return propose(factory.a_role(), minimum_age=16)


def less_proposed_twice() -> Write:
    return again(less_proposed())


def agreed_by_who_proposed() -> Write:
    rows, now = ProfileProposal.objects.filter(pk=less_proposed().pk), timezone.now()
    return lambda: rows.update(state="agreed", decided_by=cast.mags(), decided_at=now)


def two_gates_of_a_kind() -> Write:
    return again(factory.offered().gates.get(kind="identity"))


def two_gates_of_a_module() -> Write:
    case = factory.offered(profile=factory.a_role(modules=(factory.a_module(),)))
    return again(case.gates.get(kind="training"))


def two_open_assessments() -> Write:
    return again(assessments.write_assessment(factory.at_checks(), by=cast.helen()))


def proposed_twice() -> Write:
    return again(factory.propose_clearance(factory.at_decision()), proposed_by=cast.joan())


def waived_twice() -> Write:
    case = factory.at_checks()
    gate = case.gates.get(kind="agreement")
    found = decisions.propose_decision(case, "waiver", gate=gate, reason="other-evidence", by=cast.tariq())
    return again(found, proposed_by=cast.joan())


def two_open_reviews() -> Write:
    case = factory.not_appointed()
    return again(decisions.ask_for_review(decisions_told(case), by=case.person))


def after(make: Callable[[], Any], model: type[models.Model], **fields: Any) -> Callable[[], Write]:
    def prepare() -> Write:
        make()
        return change(model, **fields)

    return prepare


def disclosed() -> None:
    factory.disclose(factory.at_checks())


def identified() -> None:
    factory.check_identity(factory.at_checks())


def vetted() -> None:
    case = factory.enquired()
    SimpleEvidence.objects.create(application=case, kind="police_vetting", recorded_by=cast.helen())


def proposed() -> None:
    factory.propose_clearance(factory.at_decision())


BREAKS: dict[str, Callable[[], Write]] = {
    "recruitment_known_stage": lambda: application(stage="limbo"),
    "recruitment_side_stage_knows_where_from": lambda: application(stage="paused"),
    "recruitment_one_live_application_a_role": lambda: application(person=factory.enquired().person),
    "recruitment_one_live_enquiry_without_a_role": two_live_enquiries,
    "recruitment_one_answer_a_task": answered_twice,
    "recruitment_one_snooze_each": snoozed_twice,
    "recruitment_one_move_a_place": moved_twice,
    "recruitment_one_change_a_place": gate_changed_twice,
    "recruitment_one_clearance_change_a_place": clearance_changed_twice,
    "recruitment_one_follow_up_a_restriction": followed_up_twice,
    "recruitment_known_gate_state": after(factory.offered, Gate, state="nearly"),
    "recruitment_training_names_its_module": after(factory.offered, Gate, kind="training"),
    "recruitment_never_waived": after(factory.offered, Gate, state="waived"),
    "recruitment_one_gate_a_kind": two_gates_of_a_kind,
    "recruitment_one_gate_a_module": two_gates_of_a_module,
    "recruitment_one_open_assessment": two_open_assessments,
    "recruitment_known_clearance_state": after(factory.cleared, Clearance, state="probably"),
    "recruitment_two_persons": after(proposed, Determination, state="approved", decided_by=models.F("proposed_by")),
    "recruitment_decided_by_somebody": after(proposed, Determination, state="approved"),
    "recruitment_waiver_names_its_gate": after(proposed, Determination, kind="waiver"),
    "recruitment_one_open_proposal": proposed_twice,
    "recruitment_one_open_waiver": waived_twice,
    "recruitment_one_review": two_open_reviews,
    "recruitment_each_statement_said_once": added_twice,
    "recruitment_known_disclosure_state": after(disclosed, SelfDisclosure, state="spent"),
    "recruitment_known_reference_state": after(factory.at_checks, Reference, state="glowing"),
    "recruitment_known_route": after(identified, IdentityCheck, route=4),
    "recruitment_one_open_proposal_a_role": less_proposed_twice,
    "recruitment_proposal_agreed_by_another": agreed_by_who_proposed,
    "recruitment_nobody_under_16": after(factory.a_role, RoleProfile, minimum_age=15),
    "recruitment_level_above_basic_has_a_reason": after(factory.a_role, RoleProfile, dbs_level="enhanced"),
}


def constraints() -> set[str]:
    return {one.name for model in apps.get_app_config("recruitment").get_models() for one in model._meta.constraints}


def test_the_rows_here_break_every_constraint_that_there_is() -> None:
    assert set(BREAKS) == constraints()


@pytest.mark.parametrize("constraint", BREAKS)
def test_the_database_refuses_a_row_that_breaks(constraint) -> None:
    assert refused(BREAKS[constraint]())


# --- what stands just beside, and is taken -----------------------------------------------------------
@pytest.mark.parametrize("stage", ["paused", "lapsed", "withdrawn", "not_appointed"])
def test_a_side_stage_is_taken_with_where_it_was_left(stage) -> None:
    assert not refused(application(stage=stage, paused_from="draft"))


@pytest.mark.parametrize("stage", ["enquiry", "draft", "checks"])
def test_a_stage_of_the_journey_remembers_no_other(stage) -> None:
    assert refused(application(stage=stage, paused_from="draft"))


def test_somebody_who_stopped_may_begin_again_for_the_same_role() -> None:
    factory.make_move(factory.enquired(), "withdraw", by=cast.sam())
    assert not refused(application())


def test_somebody_may_apply_for_two_roles_at_once() -> None:
    factory.enquired()
    assert not refused(application(profile=factory.a_role("befriender")))
    assert not refused(application(profile=None))


def test_two_people_may_apply_for_one_role_and_no_two_have_one_reference() -> None:
    first = factory.enquired()
    assert not refused(application(person=cast.priya()))
    assert refused(application(person=cast.dana(), reference=first.reference))


def test_one_token_sends_one_form() -> None:
    token = uuid4()
    application(submit_token=token)()
    assert refused(application(person=cast.priya(), submit_token=token))


def test_after_one_assessment_is_finished_another_may_begin() -> None:
    case = factory.at_checks()
    assessments.write_assessment(case, by=cast.helen())
    SuitabilityAssessment.objects.update(completed_at=timezone.now())
    assert not refused(lambda: assessments.write_assessment(case, by=cast.helen()))


@pytest.mark.parametrize("states", [["sent_back"], ["approved"], ["approved", "spent"]])
def test_after_a_decision_is_concluded_the_same_may_be_proposed(states) -> None:
    found = factory.propose_clearance(factory.at_decision())
    for state in states:
        Determination.objects.update(state=state, decided_by=cast.joan())
    assert not refused(again(Determination.objects.get(pk=found.pk), state="proposed", decided_by=None))


def test_a_proposal_names_nobody_who_decided_it() -> None:
    proposed()
    assert refused(change(Determination, decided_by=cast.joan()))


def test_a_finished_review_leaves_room_for_another() -> None:
    case = factory.not_appointed()
    review = decisions.ask_for_review(decisions_told(case), by=case.person)
    Review.objects.update(outcome="upheld")
    assert not refused(again(Review.objects.get(pk=review.pk), outcome=""))


@pytest.mark.parametrize("route", [None, 1, 2, 3])
def test_every_route_of_the_guidance_is_taken_and_none_too(route) -> None:
    identified()
    assert not refused(change(IdentityCheck, route=route))


GATES = {"none": ["conversation"], "basic": list(DEFAULT_GATES)}


@pytest.mark.parametrize("level", GATES)
def test_a_level_that_needs_no_reason_is_published_without_one(level) -> None:
    assert not refused(lambda: factory.a_role("one", dbs_level=level, required_gates=GATES[level]))


@pytest.mark.parametrize(
    ("model", "make"),
    [(Application, factory.enquired), (RoleProfile, factory.enquired), (Determination, factory.cleared)],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_other_rows_rest_on_is_not_deleted(model, make) -> None:
    make()
    person = model is Application
    rows = cast.sam().__class__.objects.filter(email="sam@example.org") if person else model.objects.all()
    with pytest.raises((models.ProtectedError, DatabaseError)), transaction.atomic():
        rows.delete()
