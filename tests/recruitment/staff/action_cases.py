"""For each action of casework: who does it, in which case, with what, and which line it leaves in the trail."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.working_days import on_working_day
from recruitment.domain.casework import contact_changes
from recruitment.domain.evidence import assessments, dbs, disclosures, references
from recruitment.models import Application, DbsCheck, Determination
from recruitment.models.kinds import DEFAULT_GATES
from tests import cast
from tests.factories import recruitment as factory

Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """`again` says what a second page gets that does the same: another row (302), or a no in words (409, 422).

    404: the case is not theirs any more once it is done.
    `trail`: the line's name; one of another app is named with its app.
    """

    who: str
    case: Callable[[], Application]
    trail: str
    given: Callable[[Application], Given] = lambda application: {}
    again: int = 302


def do(application: Application, action: str) -> str:
    return reverse("casework_act", args=[application.reference, action])


def press(browser: Client, application: Application, action: str, given: Given) -> Any:
    """Send a page that was opened for this press alone."""
    return browser.post(do(application, action), {**given, "token": uuid4().hex})


def trails(action: str) -> int:
    return AuditEntry.objects.filter(action=in_full(action)).count()


def in_full(action: str) -> str:
    return action if "." in action else f"recruitment.{action}"


def parts(name: str, day: date) -> Given:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def referee(application: Application) -> Given:
    return {"referee": str(application.references.order_by("pk")[0].uuid)}


def proposal(application: Application) -> Given:
    return {"determination": str(Determination.objects.open().get(application=application).uuid)}


def references_asked() -> Application:
    application = factory.at_checks()
    references.ask_referee(application.references.order_by("pk")[0], by=cast.maya())
    return application


def past_asked() -> Application:
    application = factory.at_checks()
    disclosures.send_disclosure(application, by=cast.maya())
    return application


def past_answered() -> Application:
    application = past_asked()
    disclosures.answer_disclosure(
        application.self_disclosure, anything=True, words="zinnia: long ago", by=application.person
    )
    return application


def dbs_asked() -> Application:
    application = factory.at_checks()
    dbs.record_dbs_application(application, application_reference="E0001", by=cast.helen())
    return application


def dbs_seen() -> Application:
    application = factory.at_checks()
    factory.see_certificate(application)
    return application


def dbs_joined() -> Application:
    application = dbs_seen()
    dbs.join_update_service(DbsCheck.objects.get(), consent_on=in_days(-1), by=cast.helen())
    return application


def assessment_begun() -> Application:
    application = dbs_seen()
    factory.disclose(application)
    assessments.write_assessment(application, by=cast.helen(), relevance="zinnia: none")
    return application


def role_with(*gates: str) -> Application:
    return factory.at_checks(profile=factory.a_role("with-more", required_gates=[*DEFAULT_GATES, *gates]))


def talked_openly() -> Application:
    application = factory.at_checks()
    assessments.log_discussion(application, held=True, channel="call", by=cast.helen())
    return application


def clearance_proposed() -> Application:
    application = factory.at_decision()
    factory.propose_clearance(application)
    return application


def review_asked() -> Application:
    """Dana decides here too, and had no part in it."""
    cast.ruth()
    cast._with_role(cast.dana(), "decision_maker")
    return factory.asked_to_look_again(factory.not_appointed()).determination.application


def review_taken() -> Application:
    return factory.under_review().determination.application


def new_contact_asked() -> Application:
    """By the other coordinator, so that Maya can be the second person."""
    application = factory.enquired(cast.priya())
    other = cast._with_role(cast.wendy(), "coordinator", cast.eastmoor())
    contact_changes.request_contact_change(application, by=other, **LOST_PHONE)
    return application


def reviewable_gate(application: Application) -> Given:
    return {"gate_id": application.gates.get(kind="agreement").pk, "reason": "other-evidence"}


CERTIFICATE = {"certificate_number": "001234567890", "result": "blank", "name_matches": "on"}
PAPERS = {"documents": ["passport", "bank_statement", "council_tax"], "viewing": "in_person"}
LOST_PHONE = {"replaces": "phone", "reason": "lost", "contact": "07700 900777", "known": "in_person"}
HEARD = {"contact": "07700 900777", "known": "call"}
TOLD = {"plain_words": "zinnia: not now.", "could_change": "A year of steady ground."}
ACTS: dict[str, Act] = {
    "log": Act("maya", factory.enquired, "conversation_logged", lambda a: {"kind": "first", "channel": "call"}),
    "coordinator": Act(
        "maya", factory.enquired, "application_changed", lambda a: {"coordinator": str(cast.maya().uuid)}
    ),
    "area": Act("maya", factory.enquired, "application_changed", lambda a: {"area": cast.eastmoor().pk}),
    "role": Act("maya", factory.enquired, "application_changed", lambda a: {"role": a.profile_id}),
    "expect": Act("maya", factory.enquired, "application_changed", lambda a: parts("day", on_working_day(in_days(9)))),
    "snooze": Act("maya", factory.enquired, "snoozed", lambda a: parts("until", in_days(9))),
    "new-contact": Act(
        "maya",
        lambda: factory.enquired(cast.priya()),
        "signin.contact_change_asked",
        lambda a: LOST_PHONE,
        again=409,
    ),
    "new-contact-agree": Act("maya", new_contact_asked, "signin.contact_change_agreed", lambda a: HEARD, again=409),
    "new-contact-stop": Act("maya", new_contact_asked, "signin.contact_change_stopped", again=409),
    "identity": Act("maya", factory.at_checks, "identity_checked", lambda a: PAPERS),
    "referee": Act("maya", factory.at_checks, "referee_named", lambda a: {"name": "Kit Amos"}),
    "reference-asked": Act("maya", factory.at_checks, "reference_requested", referee, again=422),
    "reference-chased": Act("maya", references_asked, "reference_chased", referee, again=422),
    "reference-received": Act(
        "maya",
        references_asked,
        "reference_received",
        lambda a: referee(a) | {"channel": "call", "words": "zinnia: kind"},
        again=422,
    ),
    "reference-closed": Act(
        "maya", references_asked, "reference_closed", lambda a: referee(a) | {"state": "declined"}, again=422
    ),
    "ask-past": Act("maya", factory.at_checks, "disclosure_sent"),
    "past-talk": Act("helen", past_asked, "disclosure_changed", lambda a: {"anything": "no"}, again=409),
    "past-read": Act("helen", past_answered, "disclosure_changed", again=409),
    "past-protected": Act("helen", past_answered, "disclosure_stopped", again=409),
    "dbs-asked": Act("helen", factory.at_checks, "dbs_requested", lambda a: {"application_reference": "E0001"}),
    "dbs-seen": Act("helen", dbs_asked, "dbs_seen", lambda a: CERTIFICATE | parts("issued_on", in_days(-5)), again=409),
    "dbs-update-service": Act(
        "helen", dbs_seen, "update_service_joined", lambda a: parts("consent_on", in_days(0)), again=409
    ),
    "dbs-status": Act("helen", dbs_joined, "dbs_status_checked", lambda a: {"result": "changed"}),
    "discussion": Act("helen", factory.at_checks, "discussion_logged", lambda a: {"held": "no", "channel": "call"}),
    "assessment": Act("helen", factory.at_checks, "assessment_written", lambda a: {"pattern": "zinnia: once"}),
    "assessment-done": Act(
        "helen", assessment_begun, "assessment_completed", lambda a: {"conclusion": "suitable"}, again=409
    ),
    "conflict-check": Act("maya", factory.at_checks, "conflicts_asked", lambda a: {"staff_asked": "on"}),
    "agreement": Act("maya", factory.at_checks, "agreement_made", lambda a: {"how": "read_back"}, again=409),
    "right-to-volunteer": Act(
        "maya", lambda: role_with("right_to_volunteer"), "evidence_seen", lambda a: {"in_place": "yes"}
    ),
    "vetting": Act("helen", lambda: role_with("police_vetting"), "evidence_seen", lambda a: {"in_place": "yes"}),
    "propose-clearance": Act(
        "tariq", factory.at_decision, "determination_proposed", lambda a: {"reason": "everything-met"}, again=409
    ),
    "propose-not-appointed": Act(
        "tariq", talked_openly, "determination_proposed", lambda a: TOLD | {"reason": "risk-in-this-role"}, again=409
    ),
    "propose-waiver": Act("tariq", factory.at_checks, "determination_proposed", reviewable_gate, again=409),
    "propose-restriction": Act(
        "tariq", factory.cleared, "determination_proposed", lambda a: TOLD | {"reason": "being-looked-into"}, again=409
    ),
    "close-at-request": Act(
        "maya",
        factory.at_checks,
        "stage_moved",
        lambda a: {"how": "call", "words": "zinnia"} | parts("asked_on", in_days(0)),
        again=409,
    ),
    "restriction-follow-up": Act(
        "maya",
        factory.restricted,
        "restriction_followed_up",
        lambda a: {"people_told": "Maya rings all three.", "handed_over": "Wendy", "talk": "Maya, on Friday"},
        again=409,
    ),
    "propose-reopening": Act(
        "tariq", factory.not_appointed, "determination_proposed", lambda a: {"reason": "new-information"}, again=409
    ),
    "agree": Act("joan", clearance_proposed, "determination_concluded", proposal, again=422),
    "hand-back": Act(
        "joan", clearance_proposed, "determination_concluded", lambda a: proposal(a) | {"words": "zinnia"}, again=422
    ),
    "review-asked": Act("maya", factory.not_appointed, "review_asked", lambda a: {"how": "phone"}),
    "finish-review": Act(
        "ruth",
        review_taken,
        "review_finished",
        lambda a: {"outcome": "upheld", "plain_words": "zinnia: it stays."},
        again=404,
    ),
    "give-review": Act("dana", review_asked, "review_assigned", lambda a: {"reviewer": str(cast.ruth().uuid)}),
}
