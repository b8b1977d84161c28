"""How far somebody comes: each step calls the domain functions that the screens call, and leaves a trace as they do."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from courses.domain import enrolment as enrolments
from courses.domain import lesson_work, quizzes
from courses.domain.questions.registry import question_type
from courses.models import Enrolment
from lms.platform.accounts.models import User
from lms.site.demo.cast import MARKER, Cast
from lms.site.demo.past import days_ago
from recruitment.domain.casework import cases
from recruitment.domain.decisions import decisions
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
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, Determination, RoleProfile

BEFORE: dict[str, dict[str, Any]] = {
    "age": {"old_enough": True},
    "channel": {"channel": "email"},
    "times": {"safe_times": "any time"},
    "voicemail": {"voicemail_ok": False},
    "saying-who": {"may_say_who": True, "do_not_mention_scheme": False},
    "free": {"times": ["weekday-evenings"], "words": ""},
    "why": {"words": f"{MARKER}: somebody sat with me when it was hard.", "rather_tell": False},
    "lived-experience": {"words": f"{MARKER}: three years that I do not want back.", "may_match": True},
}
AFTER: dict[str, dict[str, Any]] = {
    "private-route": {"wants_route": False},
    "other-names": {"names": "", "none": True},
    "date-of-birth": {"date_of_birth": "1988-03-27"},
    "addresses": {"addresses": [{"from": "2019", "to": "", "address": "3 Mill Lane, Eastmoor"}], "help_wanted": False},
    "referees": {
        "referees": [
            {"name": "Pat Lowe", "relationship": "support worker", "contact": "07700 900301"},
            {"name": "Lee Bell", "relationship": "tutor", "contact": "07700 900302"},
        ],
        "help_wanted": False,
    },
}


class Walk:
    """One person's way through, with the staff of their area."""

    def __init__(self, cast: Cast, person: User, profile: RoleProfile, *, north: bool = False) -> None:
        self.cast, self.person, self.profile = cast, person, profile
        self.area = cast.north if north else cast.eastmoor
        self.coordinator = cast["coordinator-north" if north else "coordinator"]
        self.checks = cast["disclosure"]
        self.application: Application

    def hello(self) -> "Walk":
        self.application = applications.begin_with_enquiry(
            full_name=self.person.full_name,
            profile=self.profile,
            area=self.area,
            channel="email",
            safe_times="any time",
            by=self.person,
        )
        cases.assign_coordinator(self.application, self.coordinator, by=self.coordinator)
        return self

    def wait(self, days: int) -> "Walk":
        """So many days go by."""
        days_ago(self.application, days)
        return self

    def talk(self) -> "Walk":
        make_move(self.application, "talk", by=self.coordinator)
        notes = f"{MARKER}: a good first talk. Likes mornings, worries about forms."
        conversations.log_conversation(self.application, kind="first", channel="call", notes=notes, by=self.coordinator)
        return self

    def draft(self, pages: int | None = None) -> "Walk":
        make_move(self.application, "invite", by=self.coordinator)
        name, email = {"full_name": self.person.full_name}, {"contact_email": self.person.email}
        self._answer({"name": name, **BEFORE, "email": email}, pages)
        return self

    def send(self) -> "Walk":
        applications.submit_application(self.application, token=uuid4(), by=self.person)
        return self

    def offer(self) -> "Walk":
        make_move(self.application, "offer", by=self.coordinator)
        return self

    def go_ahead(self) -> "Walk":
        self._answer({**AFTER, "legal-name": {"legal_name": self.person.full_name}}, None)
        make_move(self.application, "accept", by=self.person)
        return self

    def referees(self, received: int = 2) -> "Walk":
        for number, reference in enumerate(self.application.references.all()):
            references.ask_referee(reference, by=self.coordinator)
            if number < received:
                words = "Turns up, listens, and is kind to people who are having a bad day."
                references.record_reference(reference, words=words, channel="call", by=self.coordinator)
        return self

    def papers(self) -> "Walk":
        identity.record_identity_check(
            self.application,
            documents=["passport", "bank_statement", "council_tax"],
            viewing="in_person",
            name_confirmed=True,
            birth_date_confirmed=True,
            checker_is_independent=True,
            by=self.coordinator,
        )
        return self

    def past(self, how: str = "read") -> "Walk":
        """`asked`, `talk` (would rather talk), `answered`, or `read` and complete."""
        disclosure = disclosures.send_disclosure(self.application, by=self.coordinator)
        if how == "talk":
            disclosures.ask_to_talk_instead(disclosure, by=self.person)
        if how in ("answered", "read"):
            words = f"{MARKER}: something long ago, and what I have done since."
            disclosures.answer_disclosure(disclosure, anything=True, words=words, by=self.person)
        if how == "read":
            disclosures.complete_disclosure(disclosure, by=self.checks)
        return self

    def dbs(self, *, seen: bool = True) -> "Walk":
        check = dbs.record_dbs_application(
            self.application, application_reference=f"F{self.application.pk:07}", by=self.checks
        )
        if seen:
            dbs.record_dbs_certificate(
                check,
                certificate_number=f"00{self.application.pk:010}",
                issued_on=timezone.localdate() - timedelta(days=8),
                name_matches=True,
                result="blank",
                time_abroad_considered=True,
                by=self.checks,
            )
        return self

    def weigh(self, *, finished: bool = True) -> "Walk":
        words = {"relevance": f"{MARKER}: little for this role", "changes": f"{MARKER}: much, and steady"}
        assessments.log_discussion(
            self.application, held=True, channel="in_person", notes=f"{MARKER}: open and clear", by=self.checks
        )
        written = assessments.write_assessment(self.application, by=self.checks, **words)
        if finished:
            assessments.complete_assessment(
                written, "suitable", not_relevant="it adds nothing for this role.", by=self.checks
            )
        return self

    def ties(self) -> "Walk":
        conflict_checks.record_conflict_check(
            self.application,
            staff_asked=True,
            clients_asked=True,
            mentors_asked=True,
            police_asked=True,
            by=self.coordinator,
        )
        return self

    def promise(self) -> "Walk":
        agreements.record_agreement(self.application, how="code", by=self.person)
        return self

    def checks_done(self) -> "Walk":
        return self.referees().papers().past().dbs().weigh().ties().promise()

    def learn(self, lessons: int | None = None) -> "Walk":
        """Every lesson and the quiz of each module of the role; only some lessons where a number is given."""
        for module in self.profile.required_modules.all():
            complete_module(enrolments.enrol(self.person, module, by=self.coordinator), lessons)
        return self

    def to_decision(self) -> "Walk":
        self.application.refresh_from_db()
        make_move(self.application, "to_decision", by=self.coordinator)
        return self

    def propose(self, kind: str = "clearance", **words: Any) -> Determination:
        reason = words.pop("reason", "met-with-conditions" if words.get("conditions") else "everything-met")
        reasons = f"{MARKER}: all that the role asks for was looked at."
        return decisions.propose_decision(
            self.application, kind, reason=reason, reasons=reasons, by=self.cast["decision"], **words
        )

    def decide(self, kind: str = "clearance", **words: Any) -> "Walk":
        decisions.approve_decision(self.propose(kind, **words), by=self.cast["decision-two"])
        self.application.refresh_from_db()
        return self

    def move(self, name: str, *, by: User | None = None) -> "Walk":
        make_move(self.application, name, by=by or self.person)
        return self

    def _answer(self, pages: dict[str, dict[str, Any]], count: int | None) -> None:
        for task, data in list(pages.items())[:count]:
            save_answer(self.application, task, data, 0, by=self.person)


def complete_module(enrolment: Enrolment, lessons: int | None = None) -> None:
    """Read the lessons as somebody would, then answer the quiz, right."""
    enrolments.begin_enrolment(enrolment)
    enrolment.refresh_from_db()
    for lesson in enrolment.version.content["lessons"][:lessons]:
        lesson_work.open_lesson(enrolment, lesson["slug"])
        lesson_work.finish_lesson(enrolment, lesson["slug"])
    if lessons is not None:
        return
    attempt = quizzes.start_attempt(enrolment)
    for position, question in enumerate(attempt.paper, start=1):
        quizzes.give_answer(attempt, position, question_type(question["kind"]).solution(question))
    quizzes.submit_attempt(attempt)
