"""Attempts at the quiz: begin, answer, finish. No clock, no limit to their number; scored here and only once."""

import secrets
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.activities.quiz import quiz_of
from courses.domain.attempts import finish_attempt
from courses.domain.completion import re_evaluate
from courses.domain.enrolment import begin_enrolment, lock_enrolment
from courses.domain.events import log_event
from courses.domain.questions.base import UnknownResponse
from courses.domain.questions.registry import question_type
from courses.domain.scoring import draw_paper, mark_paper
from courses.models import Attempt, AttemptAnswer, Enrolment, Verb

# From this attempt on the quiz gives hints: where to look again, and a word with each question.
HINTS_FROM = 3


class NoQuiz(Exception):
    """There is no go to begin; the text is a sentence for the screen."""


class AttemptIsOver(Exception):
    """The attempt has been finished or set aside: what is picked now is not taken."""


@transaction.atomic
def start_attempt(enrolment: Enrolment) -> Attempt:
    """The attempt under way, or a new one drawn from the enrolment's version. Pressing twice gives the same one.

    Raises NoQuiz where the version has none, or where the person has passed or is off the module.
    """
    enrolment = lock_enrolment(enrolment.pk)
    under_way = enrolment.attempts.filter(state=Attempt.State.OPEN).first()
    if under_way:
        return under_way
    if enrolment.state not in Enrolment.OPEN:
        raise NoQuiz(_("You have finished this module. There is nothing more to answer."))
    begin_enrolment(enrolment)
    content = enrolment.version.content
    quiz = quiz_of(content)
    if quiz is None:
        raise NoQuiz(_("This module has no quiz."))
    seed = secrets.randbits(62)
    number = (enrolment.attempts.aggregate(last=Max("number"))["last"] or 0) + 1
    attempt = Attempt.objects.create(
        enrolment=enrolment,
        version=enrolment.version,
        number=number,
        seed=seed,
        paper=draw_paper(content["questions"], quiz["draw"], seed),
        pass_mark=quiz["pass_mark"],
        started_at=timezone.now(),
    )
    log_event(enrolment, Verb.ATTEMPTED, "quiz", number)
    return attempt


@transaction.atomic
def give_answer(attempt: Attempt, position: int, response: Any) -> AttemptAnswer | None:
    """Keep the response to question `position` (from 1), in the shape of its kind. An empty one leaves it open again.

    Raises AttemptIsOver after the end, UnknownResponse for what the question, or a paper this long, does not take.
    """
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.state != Attempt.State.OPEN:
        raise AttemptIsOver
    if not 1 <= position <= len(attempt.paper):
        raise UnknownResponse
    question = attempt.paper[position - 1]
    response = question_type(question["kind"]).check_response(question, response)
    if not response:
        attempt.answers.filter(position=position).delete()
        return None
    answer, _is_new = AttemptAnswer.objects.update_or_create(
        attempt=attempt, position=position, defaults={"response": response}
    )
    return answer


def responses_of(attempt: Attempt) -> dict[int, Any]:
    """What has been answered so far, by position from 1; open questions are left out."""
    given = attempt.answers.values_list("position", "response")
    return {position: response for position, response in given if response}


@transaction.atomic
def submit_attempt(attempt: Attempt) -> Attempt:
    """Mark the attempt and, if that completes the module, record it. Sent twice, or twenty times, it is marked once.

    A question without an answer earns nothing. Raises AttemptIsOver where the attempt was set aside.
    """
    enrolment = lock_enrolment(attempt.enrolment_id)
    attempt = Attempt.objects.select_for_update().get(pk=attempt.pk)
    if attempt.state == Attempt.State.CLOSED:
        raise AttemptIsOver
    if attempt.state == Attempt.State.SUBMITTED:
        return attempt
    finish_attempt(attempt, mark_paper(attempt.paper, responses_of(attempt)))
    verb = Verb.PASSED if attempt.passed else Verb.FAILED
    log_event(enrolment, verb, "quiz", attempt.number, score=attempt.score, pass_mark=attempt.pass_mark)
    if attempt.passed:
        re_evaluate(enrolment, by=enrolment.person)
    return attempt
