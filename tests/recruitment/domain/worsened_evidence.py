"""Each way in which what is on record can get worse, for tests that ask what follows."""

from collections.abc import Callable
from datetime import date
from typing import Any

from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.evidence import assessments, conflict_checks, dbs, disclosures, identity, simple
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, RoleProfile
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory
from tests.recorded_rows import recorded

MISMATCH: dict[str, Any] = {
    "certificate_number": "001234567891",
    "issued_on": date(2026, 2, 1),
    "name_matches": False,
    "result": "blank",
    "time_abroad_considered": True,
}


def confirm_nothing(application: Application) -> None:
    identity.record_identity_check(
        application,
        documents=["passport"],
        viewing="in_person",
        name_confirmed=False,
        birth_date_confirmed=False,
        checker_is_independent=False,
        by=cast.maya(),
    )


def status(application: Application, result: str = "changed") -> None:
    check = application.dbs_checks.first()
    if check is None:
        raise MoveRefused("No certificate was asked for yet.")
    dbs.join_update_service(check, consent_on=date(2026, 1, 9), by=cast.helen())
    dbs.record_status_check(check, result=result, by=cast.helen())


def ask_for_another(application: Application) -> None:
    dbs.record_dbs_application(application, application_reference="E0002", by=cast.helen())


def see_another_name(application: Application) -> None:
    check = dbs.record_dbs_application(application, application_reference="E0002", by=cast.helen())
    dbs.record_dbs_certificate(check, **MISMATCH, by=cast.helen())


def leave_a_question_out(application: Application) -> None:
    asked = {"staff_asked": True, "clients_asked": True, "mentors_asked": True, "police_asked": False}
    conflict_checks.record_conflict_check(application, **asked, by=cast.maya())


def find_protected_matter(application: Application) -> None:
    if not hasattr(application, "self_disclosure"):
        raise MoveRefused("The question was not sent yet.")
    disclosures.stop_reading_disclosure(application.self_disclosure, by=cast.joan())


def not_any_more(application: Application, kind: str = "right_to_volunteer") -> None:
    by = cast.maya() if kind == "right_to_volunteer" else cast.helen()
    simple.record_seen(application, kind=kind, in_place=False, by=by)


def weigh_again(application: Application) -> None:
    assessments.write_assessment(application, relevance="zinnia: something new", by=cast.helen())


def find_not_suitable(application: Application) -> None:
    assessments.log_discussion(application, held=True, channel="call", notes="zinnia", by=cast.helen())
    factory.assess(application, "not_suitable")


WORSE: dict[str, tuple[Callable[[Application], None], str, str]] = {
    "an identity check that confirms nothing": (confirm_nothing, "identity", "in_progress"),
    "the Update Service says changed": (status, "dbs", "in_progress"),
    "the Update Service knows no match": (lambda a: status(a, "no_match"), "dbs", "in_progress"),
    "another certificate is asked for": (ask_for_another, "dbs", "requested"),
    "another certificate has another name": (see_another_name, "dbs", "in_progress"),
    "a question is left out": (leave_a_question_out, "conflict_check", "in_progress"),
    "an answer is deleted as protected": (find_protected_matter, "self_disclosure", "with_applicant"),
    "no right to volunteer any more": (not_any_more, "right_to_volunteer", "not_satisfied"),
    "no vetting any more": (lambda a: not_any_more(a, "police_vetting"), "police_vetting", "not_satisfied"),
    "it is being weighed again": (weigh_again, "suitability_assessment", "in_progress"),
    "somebody finds: not suitable": (find_not_suitable, "suitability_assessment", "not_satisfied"),
}
UNDER_A_CLEARANCE = [name for name, (_act, kind, _state) in WORSE.items() if kind != "suitability_assessment"]
"""An assessment belongs to the checks and is not begun once somebody is cleared."""


@recorded
def a_role(**fields: Any) -> RoleProfile:
    return factory.a_role(
        "befriender", required_gates=[*DEFAULT_GATES, "right_to_volunteer", "police_vetting"], **fields
    )


@recorded
def everything_met(profile: RoleProfile) -> Application:
    application = factory.at_checks(profile=profile)
    simple.record_seen(application, kind="right_to_volunteer", in_place=True, by=cast.maya())
    simple.record_seen(application, kind="police_vetting", in_place=True, level="NPPV2", by=cast.helen())
    factory.meet_every_check(application)
    make_move(application, "to_decision", by=cast.maya())
    return application
