"""Send what is due. A letter goes to whoever claims its row first, so that two workers never send it twice.

A claim moves `not_before` ten minutes ahead by a conditional UPDATE. Whoever dies after that leaves a row that is due
again when the ten minutes are over: nothing is lost, and a letter is doubled only if we died between the server's
accepting it and our writing that down. A task merely hastens; `send_due` finds every waiting row by itself.
"""

import logging
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.tasks import task
from django.utils import timezone

from lms.platform.letters.domain.contact import Plan, Way, plan_for
from lms.platform.letters.domain.delivery import Away, Carriers, Refused
from lms.platform.letters.domain.rendering import Wording, render_letter
from lms.platform.letters.domain.sender import sender_for
from lms.platform.letters.domain.states import make_move
from lms.platform.letters.models import Letter
from lms.platform.letters.models.letter import LetterQuerySet
from lms.platform.trust.damaged import is_unreadable
from lms.platform.trust.domain.audit import record

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(minutes=3)
MOST_TRIES = 1000  # two days and more at one in three minutes
State = Letter.State


class Outcome(StrEnum):
    SENT = "sent"
    WAITS = "waits"
    BY_HAND = "by_hand"
    NEVER = "never"
    TAKEN = "taken"
    TRIED = "tried"


@task()
def send_letter(pk: int) -> str:
    """The task: send one letter now, if it still waits."""
    with Carriers() as carriers:
        return send_one(pk, carriers, away=set())


def hasten(letter: Letter) -> None:
    """Have a worker send `letter` at once; urgent ones pass all others."""
    if letter.not_before <= timezone.now():
        send_letter.using(priority=90 if letter.urgent else 0).enqueue(letter.pk)


def send_due(*, limit: int = 1000) -> int:
    """Send up to `limit` letters that are due; returns how many went. Safe to run twice at once, or to kill."""
    due = list(Letter.objects.due(timezone.now()).values_list("pk", flat=True)[:limit])
    away: set[str] = set()
    with Carriers() as carriers:
        return [send_one(pk, carriers, away=away) for pk in due].count(Outcome.SENT)


def send_one(pk: int, carriers: Carriers, *, away: set[str]) -> Outcome:
    """Claim a letter, ask how it may go, and send it. A channel that proves to be away is added to `away` and then
    spared.
    """
    letter = _claim(pk, timezone.now())
    if letter is None:
        return Outcome.TAKEN
    plan = plan_for(letter, timezone.now())
    if plan.way != Way.SEND:
        return _set_aside(letter, plan)
    if is_unreadable(letter.context):
        return _hand_to_a_person(letter, plan, why="damaged")
    if plan.channel in away:
        return _put_back(letter, error=letter.last_error, tries=letter.attempts)
    return _attempt(letter, plan, carriers, away)


def _attempt(letter: Letter, plan: Plan, carriers: Carriers, away: set[str]) -> Outcome:
    try:
        wording = _carry(letter, plan, carriers)
    except Refused as refusal:
        return _hand_to_a_person(letter, plan, why=type(refusal.__cause__).__name__)
    except Away as silence:
        away.add(plan.channel)
        return _try_again(letter, plan, silence.__cause__ or silence)
    except Exception as error:  # whatever went wrong with this letter, it stays and the next one goes
        return _try_again(letter, plan, error.__cause__ or error)
    return _sent(letter, plan, wording)


def _claim(pk: int, now: datetime) -> Letter | None:
    seen = Letter.objects.filter(pk=pk).due(now).values_list("not_before", flat=True).first()
    if seen is None:
        return None
    mine = Letter.objects.filter(pk=pk, state=State.WAITING, not_before=seen).update(not_before=now + LEASE)
    return Letter.objects.select_related("person").get(pk=pk) if mine else None


def _carry(letter: Letter, plan: Plan, carriers: Carriers) -> Wording:
    voice = sender_for(letter.person, discreet=plan.discreet, from_name=letter.context.get("from_name", ""))
    wording = render_letter(letter.template, letter.context, voice)
    carriers.carry(letter, plan, voice, wording)
    return wording


@transaction.atomic
def _sent(letter: Letter, plan: Plan, wording: Wording) -> Outcome:
    letter.wording = {"subject": wording.subject, "body": wording.body}
    letter.save(update_fields=["wording"])
    make_move(letter, "sent", channel=plan.channel, sent_at=timezone.now(), last_error="")
    record("letters.sent", by=None, target=letter, ids={"template": letter.template, "channel": plan.channel})
    return Outcome.SENT


def _set_aside(letter: Letter, plan: Plan) -> Outcome:
    if plan.way == Way.WAIT:
        _mine(letter).update(not_before=plan.until)
        return Outcome.WAITS
    if plan.way == Way.NEVER:
        make_move(letter, "dropped", last_error=plan.why)
        return Outcome.NEVER
    return _hand_to_a_person(letter, plan, why=plan.why)


def _hand_to_a_person(letter: Letter, plan: Plan, *, why: str) -> Outcome:
    make_move(letter, "for_a_person", channel=plan.channel, last_error=why)
    return Outcome.BY_HAND


def _try_again(letter: Letter, plan: Plan, error: BaseException) -> Outcome:
    """Only the kind of error is kept: its words may hold an address."""
    kind, tries = type(error).__name__, letter.attempts + 1
    logger.warning("Letter %s was not sent: %s", letter.uuid, kind)
    if tries >= MOST_TRIES:
        return _hand_to_a_person(letter, plan, why=kind)
    return _put_back(letter, error=kind, tries=tries)


def _put_back(letter: Letter, *, error: str, tries: int) -> Outcome:
    pause = min(timedelta(minutes=max(tries, 1)), LONGEST_PAUSE)
    _mine(letter).update(not_before=timezone.now() + pause, attempts=tries, last_error=error)
    return Outcome.TRIED


def _mine(letter: Letter) -> LetterQuerySet:
    """The row as claimed: empty once it was held or taken back by somebody in the meantime."""
    return Letter.objects.filter(pk=letter.pk, state=State.WAITING, not_before=letter.not_before)
