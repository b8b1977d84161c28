"""Pass the quiz: one attempt whose score reaches the pass mark of its day. As many attempts as somebody likes."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.blocks import IntegerBlock, StructBlock

from courses.domain.activities.base import ActivityType, Content, Invitation, Requirement, Settings, Standing, Step
from courses.domain.activities.requirements import requirements_of
from courses.domain.catalogue.schema import REQUIRED, number
from courses.models import Attempt, Enrolment

State = Attempt.State


class Quiz(ActivityType):
    """Settings and requirement: `pass_mark` (percent) and `draw` (how many questions one attempt has).

    Evidence: None, or the best attempt: `attempt`, `number`, `score` and `pass_mark` (percent), `submitted_at`.
    """

    kind = "quiz"
    label = gettext_lazy("Pass the quiz")
    example = {"pass_mark": 100, "draw": 1}
    is_marked = True
    attributes = {"pass_mark": (number(1, 100), REQUIRED), "draw": (number(1, 20), 10)}
    author_block = StructBlock(
        [
            ("pass_mark", IntegerBlock(min_value=1, max_value=100, label=gettext_lazy("Pass mark in percent"))),
            ("draw", IntegerBlock(min_value=1, max_value=20, default=10, label=gettext_lazy("Questions in one go"))),
        ],
        label=label,
        icon="help",
    )

    def publishing_problems(self, requirement: Requirement, content: Content) -> list[str]:
        short = requirement["draw"] - len(content["questions"])
        sentence = ngettext(
            "The quiz needs %(count)d more question in the bank.",
            "The quiz needs %(count)d more questions in the bank.",
            short,
        )
        return [sentence % {"count": short}] if short > 0 else []

    def catalogue_problems(self, settings: Settings, module: Mapping[str, Any]) -> list[tuple[str, str]]:
        asked = sum(question["use"] != "formative" for question in module["questions"])
        sentence = f"The quiz draws {settings['draw']} questions; there are {asked}."
        return [("questions.md", sentence)] if asked < settings["draw"] else []

    def evidence(self, requirement: Requirement, enrolment: Enrolment) -> dict[str, Any] | None:
        """The best attempt; of equal ones the first. One that was passed counts before a higher one that was not."""
        best = enrolment.attempts.filter(state=State.SUBMITTED).order_by("-passed", "-score", "number").first()
        if best is None:
            return None
        return {
            "attempt": str(best.uuid),
            "number": best.number,
            "score": best.score,
            "pass_mark": best.pass_mark,
            "submitted_at": best.submitted_at.isoformat(),
        }

    def rule(self, requirement: Requirement, evidence: Any) -> Standing:
        """The pass mark that counts is the one of the attempt."""
        passed = bool(evidence) and evidence["score"] >= evidence["pass_mark"]
        return Standing(() if passed else ("quiz",), tried=bool(evidence))

    def score(self, evidence: Any) -> int | None:
        return evidence["score"] if evidence else None

    def steps(self, requirement: Requirement, content: Content, enrolment: Enrolment) -> list[Step]:
        attempts = list(enrolment.attempts.all())
        state = _state(attempts)
        return [
            Step(
                kind="quiz",
                slug="quiz",
                title=_("The questions at the end"),
                state=state,
                done=state == "passed",
                begun=bool(attempts),
                amount=requirement["draw"],
                times=sum(attempt.state == State.SUBMITTED for attempt in attempts),
            )
        ]

    def summary(self, step: Step) -> str:
        return _("%(count)d questions, no clock.") % {"count": step.amount}

    def invitation(self, step: Step, *, has_begun: bool) -> Invitation:
        words = _("The questions at the end. No clock, and as many goes as you like.")
        named = {"open": _("Go on with the questions"), "tried": _("Have another go")}
        return Invitation(words, named.get(step.state, _("Start the questions")))

    def link(self, key: str, step: Step) -> tuple[str, list[str]]:
        return "courses:quiz", [key]


def _state(attempts: list[Attempt]) -> str:
    """ahead, open (an attempt is under way), tried (not there yet) or passed."""
    if any(attempt.passed for attempt in attempts):
        return "passed"
    if any(attempt.state == State.OPEN for attempt in attempts):
        return "open"
    return "tried" if attempts else "ahead"


def quiz_of(content: Content) -> dict[str, Any] | None:
    """The requirement of a frozen version's quiz; None where it has none."""
    return next((one for one in requirements_of(content) if one["kind"] == "quiz"), None)


def answers_to_pass(quiz: Requirement) -> int:
    """How many questions of one attempt, all right, reach the pass mark."""
    return -(-quiz["draw"] * quiz["pass_mark"] // 100)


ACTIVITY_TYPE = Quiz()
