"""Each act writes its audit row, with who did it, in the same transaction."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import Refused
from recruitment.domain.casework import cases
from recruitment.domain.clearance import clearances
from recruitment.domain.decisions import decisions
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import agreements, assessments, conversations, dbs, disclosures, references
from recruitment.domain.form.answers import confirm_answers, save_answer
from recruitment.domain.gates import changes
from recruitment.domain.roles import profiles
from recruitment.domain.workflow.moves import make_move
from tests import cast
from tests.factories import recruitment as factory

pytestmark = pytest.mark.django_db


def _send_disclosure(application):
    return disclosures.send_disclosure(application, by=cast.helen())


def _check(application):
    return dbs.record_dbs_application(application, by=cast.helen())


def _reference(application):
    return application.references.first()


ACTS = {
    "recruitment.stage_moved": (factory.enquired, "maya", lambda a, by: make_move(a, "talk", by=by)),
    "recruitment.application_changed": (factory.enquired, "maya", lambda a, by: cases.assign_coordinator(a, by, by=by)),
    "recruitment.snoozed": (
        factory.enquired,
        "maya",
        lambda a, by: cases.snooze_case(a, timezone.localdate() + timedelta(days=1), by=by),
    ),
    "recruitment.conversation_logged": (
        factory.enquired,
        "maya",
        lambda a, by: conversations.log_conversation(a, kind="first", channel="call", by=by),
    ),
    "recruitment.answer_saved": (
        factory.drafting,
        "sam",
        lambda a, by: save_answer(a, "why", {"words": "x"}, 0, by=by),
    ),
    "recruitment.answers_confirmed": (
        factory.drafting,
        "maya",
        lambda a, by: confirm_answers(a, how="code", by=by),
    ),
    "recruitment.gate_changed": (
        factory.at_checks,
        "maya",
        lambda a, by: changes.set_state(a.gates.get(kind="agreement"), "with_applicant", by=by),
    ),
    "recruitment.referee_named": (
        factory.at_checks,
        "maya",
        lambda a, by: references.add_referee(a, name="Kit Amos", by=by),
    ),
    "recruitment.reference_requested": (
        factory.at_checks,
        "maya",
        lambda a, by: references.ask_referee(_reference(a), by=by),
    ),
    "recruitment.reference_received": (
        factory.at_checks,
        "maya",
        lambda a, by: references.record_reference(_reference(a), words="x", channel="call", by=by),
    ),
    "recruitment.reference_closed": (
        factory.at_checks,
        "maya",
        lambda a, by: references.close_reference(_reference(a), "declined", by=by),
    ),
    "recruitment.identity_checked": (factory.at_checks, "maya", lambda a, by: factory.check_identity(a)),
    "recruitment.conflicts_asked": (factory.at_checks, "maya", lambda a, by: factory.ask_about_ties(a)),
    "recruitment.agreement_made": (
        factory.at_checks,
        "sam",
        lambda a, by: agreements.record_agreement(a, how="code", by=by),
    ),
    "recruitment.disclosure_sent": (factory.at_checks, "helen", lambda a, by: disclosures.send_disclosure(a, by=by)),
    "recruitment.disclosure_changed": (
        factory.at_checks,
        "sam",
        lambda a, by: disclosures.ask_to_talk_instead(_send_disclosure(a), by=by),
    ),
    "recruitment.dbs_requested": (factory.at_checks, "helen", lambda a, by: dbs.record_dbs_application(a, by=by)),
    "recruitment.update_service_joined": (
        factory.at_checks,
        "helen",
        lambda a, by: dbs.join_update_service(_check(a), consent_on=date(2026, 1, 1), by=by),
    ),
    "recruitment.assessment_written": (
        factory.at_checks,
        "helen",
        lambda a, by: assessments.write_assessment(a, by=by),
    ),
    "recruitment.discussion_logged": (
        factory.at_checks,
        "helen",
        lambda a, by: assessments.log_discussion(a, held=True, channel="call", by=by),
    ),
    "recruitment.determination_proposed": (
        factory.at_decision,
        "tariq",
        lambda a, by: factory.propose_clearance(a),
    ),
    "recruitment.determination_concluded": (
        factory.at_decision,
        "joan",
        lambda a, by: decisions.approve_decision(factory.propose_clearance(a), by=by),
    ),
    "recruitment.clearance_granted": (
        factory.at_decision,
        "joan",
        lambda a, by: decisions.approve_decision(factory.propose_clearance(a), by=by),
    ),
    "recruitment.clearance_changed": (
        factory.cleared,
        "sam",
        lambda a, by: clearances.begin_sabbatical(a.clearance, by=by),
    ),
    "recruitment.review_asked": (
        factory.not_appointed,
        "sam",
        lambda a, by: decisions.ask_for_review(decisions_told(a), by=by),
    ),
}


@pytest.mark.parametrize("action", ACTS)
def test_an_act_writes_who_did_what_to_which_row(action):
    make, name, act = ACTS[action]
    application, person = make(), getattr(cast, name)()
    before = AuditEntry.objects.count()

    act(application, person)

    entry = AuditEntry.objects.filter(action=action).latest("pk")
    assert AuditEntry.objects.count() > before
    assert (entry.actor, bool(entry.target_pk)) == (person.uuid, True)


@pytest.mark.parametrize(
    ("action", "actor"),
    [
        ("recruitment.role_saved", "mags"),
        ("recruitment.role_published", "ed"),
        ("recruitment.role_change_proposed", "mags"),
        ("recruitment.role_change_agreed", "joan"),
    ],
)
def test_what_happens_to_a_role_is_traced_too(action, actor):
    profile = factory.ask_less(factory.a_role(), minimum_age=16)

    entry = AuditEntry.objects.filter(action=action).latest("pk")
    assert (entry.target, entry.target_pk, entry.actor) == (
        "recruitment.RoleProfile",
        str(profile.pk),
        getattr(cast, actor)().uuid,
    )


def test_what_was_refused_leaves_no_trace_of_having_happened():
    application = factory.at_checks()
    factory.cast.noor()
    before = AuditEntry.objects.count()

    for act in (
        lambda: make_move(application, "to_decision", by=cast.maya()),
        lambda: dbs.record_dbs_application(application, by=cast.maya()),
        lambda: references.ask_referee(_reference(application), by=cast.noor()),
    ):
        with pytest.raises(Refused):
            act()

    assert AuditEntry.objects.count() == before


def test_training_is_met_by_nobody_in_particular():
    module = factory.a_module()
    application = factory.offered(profile=factory.a_role(modules=(module,)))

    factory.learn(application.person, module)

    assert AuditEntry.objects.filter(action="recruitment.gate_changed").latest("pk").actor is None


def test_closing_a_role_to_new_people_is_traced():
    profiles.unpublish_profile(factory.a_role(), by=cast.ed())

    assert AuditEntry.objects.latest("pk").action == "recruitment.role_unpublished"
