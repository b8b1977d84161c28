"""The self-disclosure: asked after the offer, read by very few, and stopped where the law protects.

The person may correct their answer until somebody has opened it. After that it stands, and what they add is a statement
of its own beside it. Nothing else writes `SelfDisclosure.state`. Whether anything is "spent" or "filtered" is never
worked out here: people with advice do that (Rehabilitation of Offenders Act 1974 and its Exceptions Order 1975; checked
22 November 2026).
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.crypto import blind
from lms.platform.trust.domain.audit import record
from lms.platform.trust.models import RevealLog
from recruitment.domain.base.letters import tell_applicant
from recruitment.domain.base.permissions import (
    refuse_unless,
    refuse_unless_at,
    refuse_unless_evidence_counts,
    why_no_evidence,
)
from recruitment.domain.base.refusals import GateRefused
from recruitment.domain.gates.changes import advance_gate, re_evaluate
from recruitment.domain.gates.queries import gate_of
from recruitment.models import Application, FurtherStatement, GateKind, GateState, SelfDisclosure, Stage
from recruitment.models.stages import EVIDENCE

State = SelfDisclosure.State


@transaction.atomic
def send_disclosure(application: Application, *, by: User) -> SelfDisclosure:
    """Ask, with the wording for the role's DBS level. Only after the offer; once: sending again changes nothing."""
    refuse_unless(application, by, Grant.CASE_WORK, Grant.DISCLOSURE_READ)
    refuse_unless_at(
        application,
        (Stage.CONDITIONAL_OFFER, Stage.CHECKS),
        _("A past is talked about only after the offer."),
    )
    disclosure, made = SelfDisclosure.objects.get_or_create(
        application=application,
        defaults={"level": application.profile.dbs_level, "sent_at": timezone.now(), "sent_by": by},
    )
    if made:
        record("recruitment.disclosure_sent", by=by, target=disclosure)
        _follow(disclosure, GateState.WITH_APPLICANT, by=by)
        tell_applicant(application, "disclosure", by=by)
    return disclosure


def disclosure_was_sent(application: Application) -> bool:
    """Whether the private question went out; how it was answered is not in it."""
    return SelfDisclosure.objects.filter(application=application).exists()


@transaction.atomic
def answer_disclosure(disclosure: SelfDisclosure, *, anything: bool, words: str = "", by: User) -> SelfDisclosure:
    """The person's own answer, or a correction of it, which takes the place of one that nobody has opened.

    Raises GateRefused where there is something but no words, words although there is nothing, or it was opened.
    """
    _refuse_unless_theirs(disclosure, by)
    if anything and not words.strip():
        raise GateRefused(_("Write a few words, or choose to talk instead."))
    _refuse_contradiction(anything, words)
    return _take(disclosure, anything, words, by=by)


@transaction.atomic
def add_statement(disclosure: SelfDisclosure, *, words: str, by: User) -> FurtherStatement:
    """The person adds to an answer that somebody has opened. It is kept beside it, and has to be read as well.

    The same words again are the same statement. Raises GateRefused without words, or where the answer can be corrected.
    """
    _hold(disclosure)
    if not may_add_statement(disclosure, by):
        raise GateRefused(why_no_evidence(disclosure.application) or _("You can still change the answer itself."))
    if not words.strip():
        raise GateRefused(_("Write a few words. What you told us before stays as it is."))
    statement, made = FurtherStatement.objects.get_or_create(
        disclosure=disclosure,
        sent=blind(words.strip(), "recruitment.furtherstatement.sent"),
        defaults={"words": words.strip(), "said_at": timezone.now()},
    )
    if made:
        record("recruitment.disclosure_added_to", by=by, target=disclosure, ids={"statement": statement.uuid})
        _set(disclosure, State.ANSWERED, by=by)
        _follow(disclosure, GateState.IN_PROGRESS, by=by)
    return statement


def was_opened(disclosure: SelfDisclosure) -> bool:
    """Whether anybody has opened the answer that stands there, or said that they have read it."""
    if disclosure.state == State.COMPLETE or disclosure.answered_at is None:
        return disclosure.state == State.COMPLETE
    return _openings(disclosure).filter(at__gte=disclosure.answered_at).exists()


def may_correct(disclosure: SelfDisclosure) -> bool:
    """Whether the person may put another answer in its place: it is sent, and nobody has opened it."""
    return disclosure.state == State.ANSWERED and not _is_added_to(disclosure) and not was_opened(disclosure)


def may_add_statement(disclosure: SelfDisclosure, user: User) -> bool:
    """Whether `user` may add to it: it is theirs, was answered, and somebody has opened it."""
    is_theirs = user.pk == disclosure.application.person_id
    stands = is_theirs and disclosure.is_locked and not may_correct(disclosure)
    return stands and not why_no_evidence(disclosure.application)


@transaction.atomic
def ask_to_talk_instead(disclosure: SelfDisclosure, *, by: User) -> SelfDisclosure:
    """The person would rather tell somebody. They can still change their mind and write."""
    _refuse_unless_theirs(disclosure, by)
    _set(disclosure, State.TALK, by=by)
    _follow(disclosure, GateState.NEEDS_DISCUSSION, by=by)
    return disclosure


@transaction.atomic
def write_down_talk(disclosure: SelfDisclosure, *, anything: bool, words: str = "", by: User) -> SelfDisclosure:
    """What they told a disclosure officer, in the words that they agreed to."""
    _refuse_unless_reader(disclosure, by)
    refuse_unless_evidence_counts(disclosure.application)
    if disclosure.state not in (State.SENT, State.TALK):
        raise GateRefused(_("They have answered already."))
    _refuse_contradiction(anything, words)
    return _take(disclosure, anything, words, by=by)


@transaction.atomic
def stop_reading_disclosure(disclosure: SelfDisclosure, *, by: User) -> SelfDisclosure:
    """Protected matter appeared: delete it unlogged, ask the person again, and set this reader aside.

    Deleting is right at every stage. They are asked again only where an answer still has a purpose.
    Article 4 of the Exceptions Order 1975 lets nobody take protected matter into account (checked 22 November 2026).
    """
    _refuse_unless_reader(disclosure, by)
    disclosure.answer = None
    disclosure.answered_at = None
    disclosure.save()
    disclosure.further_statements.all().delete()
    disclosure.set_aside.add(by)
    record("recruitment.disclosure_stopped", by=by, target=disclosure)
    _set(disclosure, State.SENT, by=by)
    _follow(disclosure, GateState.WITH_APPLICANT, by=by)
    if disclosure.application.stage in EVIDENCE:
        tell_applicant(disclosure.application, "disclosure", by=by)
    return disclosure


@transaction.atomic
def complete_disclosure(disclosure: SelfDisclosure, *, by: User) -> SelfDisclosure:
    """Read, by somebody who was not set aside: its gate is met, whatever it says."""
    _refuse_unless_reader(disclosure, by)
    refuse_unless_evidence_counts(disclosure.application)
    if disclosure.state != State.ANSWERED:
        raise GateRefused(_("There is nothing to read yet."))
    if _changed_since_opened(disclosure):
        raise GateRefused(_("They have written something since it was last opened. Open it first."))
    disclosure.completed_at = timezone.now()
    disclosure.completed_by = by
    disclosure.save()
    _set(disclosure, State.COMPLETE, by=by)
    re_evaluate(gate_of(disclosure.application, GateKind.SELF_DISCLOSURE), by=by)
    return disclosure


def may_read_disclosure(disclosure: SelfDisclosure, user: User) -> bool:
    """Whether `user` could open the answer by `reveal()`."""
    return disclosure.may_reveal(user, "answer")


def _openings(disclosure: SelfDisclosure) -> QuerySet[RevealLog]:
    return RevealLog.objects.filter(target=disclosure._meta.label, target_uuid=disclosure.uuid, field="answer")


def _is_added_to(disclosure: SelfDisclosure) -> bool:
    return disclosure.further_statements.exists()


def _changed_since_opened(disclosure: SelfDisclosure) -> bool:
    """Whether the answer was corrected while somebody had it open, or added to without anybody reading that."""
    last = _openings(disclosure).order_by("-pk").values_list("at", flat=True).first()
    if last and disclosure.answered_at and disclosure.answered_at > last:
        return True
    added = set(disclosure.further_statements.values_list("uuid", flat=True))
    seen = RevealLog.objects.filter(target=FurtherStatement._meta.label, target_uuid__in=added)
    return bool(added - set(seen.values_list("target_uuid", flat=True)))


def _refuse_contradiction(anything: bool, words: str) -> None:
    """Nothing to tell, and words: either may be the slip, so that neither is stored for the other."""
    if not anything and words.strip():
        raise GateRefused(_("There is nothing to tell, and there are words. Say which of the two it is."))


def _hold(disclosure: SelfDisclosure) -> None:
    """As it is now, which nobody changes until the transaction ends."""
    SelfDisclosure.objects.select_for_update().get(pk=disclosure.pk)
    disclosure.refresh_from_db()


def _take(disclosure: SelfDisclosure, anything: bool, words: str, *, by: User) -> SelfDisclosure:
    disclosure.answer = {"anything": anything, "words": words.strip()}
    disclosure.answered_at = timezone.now()
    disclosure.save()
    _set(disclosure, State.ANSWERED, by=by)
    _follow(disclosure, GateState.IN_PROGRESS, by=by)
    return disclosure


def _set(disclosure: SelfDisclosure, state: State, *, by: User) -> None:
    disclosure.state = state
    disclosure.save(update_fields=["state"])
    record("recruitment.disclosure_changed", by=by, target=disclosure, fields=["state"], ids={"to": state.value})


def _follow(disclosure: SelfDisclosure, state: GateState, *, by: User) -> None:
    gate = gate_of(disclosure.application, GateKind.SELF_DISCLOSURE)
    advance_gate(gate, state, by=by)
    re_evaluate(gate, otherwise=state, by=by)


def _refuse_unless_theirs(disclosure: SelfDisclosure, by: User) -> None:
    if by.pk != disclosure.application.person_id:
        raise GateRefused(_("Only the person themselves answers this."))
    refuse_unless_evidence_counts(disclosure.application)
    _hold(disclosure)
    if disclosure.is_locked and not may_correct(disclosure):
        raise GateRefused(_("Somebody has opened your answer meanwhile. You can add to it: send these words again."))


def _refuse_unless_reader(disclosure: SelfDisclosure, by: User) -> None:
    refuse_unless(disclosure.application, by, Grant.DISCLOSURE_READ)
    if disclosure.set_aside.filter(pk=by.pk).exists():
        raise GateRefused(_("Somebody who has not seen it goes on with this."))
    if not may_read_disclosure(disclosure, by):
        raise GateRefused(_("This is with the checks team until there is something to decide."))
