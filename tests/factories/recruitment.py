"""Applications at each stage, brought there by the domain functions that people use."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Locale, Page

from courses.domain.completion import record_completion
from courses.domain.enrolment import enrol
from courses.domain.versions import digest_of
from courses.models import Completion, Module, ModuleIndexPage, ModuleVersion
from lms.platform.accounts.models import User
from recruitment.domain.casework import cases
from recruitment.domain.decisions import decisions, reviewers
from recruitment.domain.decisions.reviews import decisions_told
from recruitment.domain.evidence import (
    agreements,
    assessments,
    conflict_checks,
    conversations,
    dbs,
    disclosures,
    identity,
    references,
)
from recruitment.domain.form.answers import save_answer
from recruitment.domain.intake import applications
from recruitment.domain.roles import profiles, proposals
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Determination, Review, RoleProfile
from tests import cast
from tests.recorded_rows import recorded

ANSWERS: dict[str, dict[str, Any]] = {
    "name": {"full_name": "Sam Ridley"},
    "age": {"old_enough": True},
    "channel": {"channel": "text"},
    "number": {"contact_phone": "07700 900451"},
    "times": {"safe_times": "weekday mornings"},
    "voicemail": {"voicemail_ok": False},
    "saying-who": {"may_say_who": True},
    "free": {"words": "most evenings"},
    "why": {"words": "Somebody was there for me."},
}
LATER_ANSWERS: dict[str, dict[str, Any]] = {
    "private-route": {"wants_route": False},
    "legal-name": {"legal_name": "Sam Ridley"},
    "other-names": {"none": True},
    "date-of-birth": {"date_of_birth": "1990-03-27"},
    "addresses": {"addresses": [{"from": "2020", "to": "", "address": "1 Mill Lane, Eastmoor"}]},
    "referees": {
        "referees": [
            {"name": "Pat Lowe", "relationship": "support worker", "contact": "pat@example.org"},
            {"name": "Lee Oram", "relationship": "tutor", "contact": "07700 900301"},
        ]
    },
}
DOCUMENTS = ("passport", "bank_statement", "council_tax")
LAID_OUT: list[Application] = []
"""Sam's application at the checks, where a file of tests has laid it out (`tests/recruitment/conftest.py`)."""


@recorded
def a_module(key: str = "grow", title: str = "The GROW model", **fields: Any) -> Module:
    """A published module that asks for nothing, so that it is complete as soon as somebody says so."""
    found = Module.objects.filter(key=key).first()
    if found:
        return found
    index = ModuleIndexPage.objects.first() or _root().add_child(
        instance=ModuleIndexPage(title="Training", slug="shelf")
    )
    module = index.add_child(
        instance=Module(
            title=title, slug=key, key=key, public_title=title, lead="Talk well.", guided_minutes=60, **fields
        )
    )
    content = module.frozen() | {
        "format": 1,
        "lessons": [],
        "questions": [],
        "requirements": {"lessons": [], "pass_mark": None},
        "outcomes": [{"slug": "ask", "text": "ask good questions"}],
    }
    ModuleVersion.objects.create(
        module=module, number=1, cut_at=timezone.now(), content=content, digest=digest_of(content)
    )
    return module


def _root() -> Page:
    """Tests that empty the database lose the page tree that migrations made."""
    Locale.objects.get_or_create(language_code="en-gb")
    return Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))


@recorded
def a_role(slug: str = "peer-mentor", *, modules: tuple[Module, ...] = (), **fields: Any) -> RoleProfile:
    """A published role in Eastmoor with the usual gates; `fields` change it."""
    found = RoleProfile.objects.filter(slug=slug).first()
    if found:
        return found
    values = {"slug": slug, "title": slug.replace("-", " ").capitalize(), "activities": "Walks beside one person."}
    profile, proposal = proposals.save_or_propose_profile(
        RoleProfile(),
        by=cast.mags(),
        reason="It never needed more.",
        areas=[cast.eastmoor()],
        required_modules=modules,
        **{**values, **fields},
    )
    if proposal:
        profile = proposals.agree_to_proposal(proposal, by=cast.joan())
    if profile.eligibility_rationale:
        profiles.approve_level(profile, by=cast.joan())
    return profiles.publish_profile(profile, by=cast.ed())


def ask_less(profile: RoleProfile, **fields: Any) -> RoleProfile:
    """Mags proposes that the role ask for less, and Joan agrees."""
    _saved, proposal = proposals.save_or_propose_profile(profile, by=cast.mags(), reason="Less is enough.", **fields)
    assert proposal is not None
    return proposals.agree_to_proposal(proposal, by=cast.joan())


@recorded
def enquired(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """Somebody said hello about a role in Eastmoor, and Maya answers for them."""
    person = person or cast.sam()
    application = applications.begin_with_enquiry(
        full_name=person.full_name, profile=profile or a_role(), area=cast.eastmoor(), channel="text", by=person
    )
    return cases.assign_coordinator(application, cast.maya(), by=cast.maya())


@recorded
def talked(application: Application) -> Application:
    """Maya and the person have spoken."""
    make_move(application, "talk", by=cast.maya())
    conversations.log_conversation(
        application, kind="first", channel="call", notes="zinnia: a good talk", by=cast.maya()
    )
    return application


@recorded
def drafting(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """Invited to fill in the form, with nothing in it yet."""
    application = talked(enquired(person, profile))
    make_move(application, "invite", by=cast.maya())
    return application


@recorded
def fill_in(
    application: Application, answers: dict[str, dict[str, Any]] | None = None, *, by: User | None = None
) -> None:
    """Every page, answered by the person."""
    for task, data in (ANSWERS if answers is None else answers).items():
        said = {"full_name": application.person.full_name} if task == "name" else data
        save_answer(application, task, said, 0, by=by or application.person)


@recorded
def submitted(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """The form is sent."""
    application = drafting(person, profile)
    fill_in(application)
    return applications.submit_application(application, token=uuid4(), by=application.person)


@recorded
def offered(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """A conditional offer: gates are open."""
    application = submitted(person, profile)
    make_move(application, "offer", by=cast.maya())
    return application


@recorded
def at_checks(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """The person said to go ahead; no gate but the conversation is met. The one laid out, until somebody moved it."""
    for one in LAID_OUT:
        if profile is None and person in (None, one.person):
            laid_out = Application.objects.filter(pk=one.pk, sequence=one.sequence).first()
            if laid_out:
                return laid_out
    application = offered(person, profile)
    fill_in(application, LATER_ANSWERS)
    make_move(application, "accept", by=application.person)
    return application


@recorded
def give_references(application: Application) -> None:
    """Both referees answer by phone."""
    for reference in application.references.all():
        references.ask_referee(reference, by=cast.maya())
        references.record_reference(reference, words="zinnia: kind and on time", channel="call", by=cast.maya())


@recorded
def check_identity(application: Application) -> None:
    """Route 1, in person."""
    identity.record_identity_check(
        application,
        documents=DOCUMENTS,
        viewing="in_person",
        name_confirmed=True,
        birth_date_confirmed=True,
        checker_is_independent=True,
        by=cast.maya(),
    )


@recorded
def disclose(application: Application, *, anything: bool = True, words: str = "zinnia: long ago") -> None:
    """Asked, answered, and read by Helen."""
    disclosure = disclosures.send_disclosure(application, by=cast.helen())
    disclosures.answer_disclosure(disclosure, anything=anything, words=words, by=application.person)
    disclosures.complete_disclosure(disclosure, by=cast.helen())


@recorded
def see_certificate(application: Application, result: str = "blank") -> None:
    """Asked for, and the original seen by Helen."""
    check = dbs.record_dbs_application(application, application_reference="E0001", by=cast.helen())
    dbs.record_dbs_certificate(
        check,
        certificate_number="001234567890",
        issued_on=date(2026, 1, 5),
        name_matches=True,
        result=result,
        time_abroad_considered=True,
        by=cast.helen(),
    )


@recorded
def assess(application: Application, conclusion: str = "suitable", **parts: str) -> None:
    """Helen weighs everything."""
    assessment = assessments.write_assessment(application, by=cast.helen(), relevance="zinnia: none", **parts)
    assessments.complete_assessment(assessment, conclusion, by=cast.helen())


@recorded
def ask_about_ties(application: Application) -> None:
    """All four questions are asked."""
    conflict_checks.record_conflict_check(
        application, staff_asked=True, clients_asked=True, mentors_asked=True, police_asked=True, by=cast.maya()
    )


@recorded
def agree(application: Application) -> None:
    """The person agrees, with a code."""
    agreements.record_agreement(application, how="code", by=application.person)


@recorded
def learn(person: User, module: Module) -> Completion:
    """The person completes the module."""
    return record_completion(enrol(person, module, by=person), by=None)


@recorded
def meet_every_check(application: Application) -> Application:
    """Every gate but training is met."""
    give_references(application)
    check_identity(application)
    disclose(application)
    see_certificate(application)
    assess(application)
    ask_about_ties(application)
    agree(application)
    return application


@recorded
def at_decision(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """Everything but training is met, and a decision is asked for."""
    application = meet_every_check(at_checks(person, profile))
    make_move(application, "to_decision", by=cast.maya())
    return application


@recorded
def propose_clearance(application: Application, **words: str) -> Determination:
    """Tariq proposes."""
    reason = "met-with-conditions" if words.get("conditions") else "everything-met"
    return decisions.propose_decision(application, "clearance", reason=reason, by=cast.tariq(), **words)


@recorded
def cleared(person: User | None = None, profile: RoleProfile | None = None, **words: str) -> Application:
    """Tariq proposed, Joan agreed."""
    application = at_decision(person, profile)
    for module in application.profile.required_modules.all():
        learn(application.person, module)
    decisions.approve_decision(propose_clearance(application, **words), by=cast.joan())
    application.refresh_from_db()
    return application


@recorded
def propose_not_appointed(application: Application) -> Determination:
    """Helen talked with the person; Tariq proposes."""
    assessments.log_discussion(application, held=True, channel="call", notes="zinnia", by=cast.helen())
    return decisions.propose_decision(
        application,
        "not_appointed",
        reason="risk-in-this-role",
        reasons="zinnia",
        plain_words="Not now.",
        could_change="A year of steady ground.",
        by=cast.tariq(),
    )


@recorded
def asked_to_look_again(application: Application) -> Review:
    """The person asks for a fresh look; it is nobody's yet."""
    return decisions.ask_for_review(decisions_told(application), words="zinnia: please look", by=application.person)


@recorded
def under_review(person: User | None = None, profile: RoleProfile | None = None) -> Review:
    """Not appointed; the person asked for a fresh look, and Ruth took it."""
    return reviewers.take_review(asked_to_look_again(not_appointed(person, profile)), by=cast.ruth())


@recorded
def restricted(person: User | None = None) -> Application:
    """Cleared, then Tariq proposed a restriction and Joan agreed."""
    application = cleared(person)
    proposal = decisions.propose_decision(
        application, "restriction", reason="being-looked-into", plain_words="Please pause.", by=cast.tariq()
    )
    decisions.approve_decision(proposal, by=cast.joan())
    application.refresh_from_db()
    return application


@recorded
def not_appointed(person: User | None = None, profile: RoleProfile | None = None) -> Application:
    """Tariq proposed, Joan agreed."""
    application = at_decision(person, profile)
    decisions.approve_decision(propose_not_appointed(application), by=cast.joan())
    application.refresh_from_db()
    return application
