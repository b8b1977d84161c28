"""Queues and lists of casework: fixed queries, keyset paging, oldest promise first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lms.accounts.domain.grants import grants_of
from lms.accounts.models import User
from lms.accounts.roles import Grant
from recruitment.domain.gate_facts import READ_BY
from recruitment.domain.status import next_step, what_happens_now
from recruitment.models import (
    Application,
    Clearance,
    Determination,
    Gate,
    GateKind,
    GateState,
    Review,
    SelfDisclosure,
    Snooze,
    Stage,
)
from recruitment.models.kinds import RESOLVED, WITH_CHECKS_TEAM
from recruitment.models.stages import AFTER_OFFER, OPEN

__all__ = [
    "Page",
    "count_by_stage",
    "find",
    "for_screen",
    "needs_me",
    "next_step",
    "page",
    "waiting_on_others",
    "what_happens_now",
]

OURS = (GateState.NOT_STARTED, GateState.IN_PROGRESS, GateState.NEEDS_DISCUSSION)
"""States in which a gate waits for staff. Others wait for the applicant, for somebody outside, or for nobody."""
COORDINATORS = (
    GateKind.CONVERSATION,
    GateKind.REFERENCES,
    GateKind.IDENTITY,
    GateKind.CONFLICT_CHECK,
    GateKind.AGREEMENT,
    GateKind.RIGHT_TO_VOLUNTEER,
)
LEARNT_OR_KEPT = (*COORDINATORS, GateKind.TRAINING)
"""Whose renewal a coordinator may know of. Of the others they read the same two words for everybody."""
WEIGHED = (Stage.CHECKS, Stage.DECISION)
"""A check that opens again at the decision goes back to whoever works on it."""
Kind, State = Determination.Kind, Determination.State


@dataclass(frozen=True)
class Page:
    """Some rows, and the cursor after which the next ones begin; "" at the end."""

    rows: list[Application]
    after: str


def needs_me(user: User) -> QuerySet[Application]:
    """What waits for `user` today, oldest promise first; what they snoozed is left out until its day."""
    asleep = Snooze.objects.filter(application=OuterRef("pk"), user=user, until__gt=timezone.localdate())
    return for_screen(Application.objects.worked_by(user).filter(_mine(user)).exclude(Exists(asleep)))


def waiting_on_others(user: User) -> QuerySet[Application]:
    """Open applications that `user` follows and that wait for somebody else. The checks team follows from the offer."""
    followed = Application.objects.worked_by(user).exclude(_mine(user))
    if Grant.CASE_WORK in grants_of(user):
        return for_screen(followed.filter(Q(coordinator=user) | Q(coordinator=None), stage__in=OPEN))
    return for_screen(followed.filter(stage__in=AFTER_OFFER))


def find(
    user: User,
    *,
    stage: str = "",
    area: int | None = None,
    profile: int | None = None,
    coordinator: int | None = None,
    gate: str = "",
    overdue: bool = False,
    words: str = "",
) -> QuerySet[Application]:
    """The list of people, filtered. `gate`: who still has it open; kinds that `user` may not read find none.

    `words` finds a name or a reference. Nothing sealed can be asked for.
    """
    found = Application.objects.worked_by(user)
    exact = {"stage": stage, "area": area, "profile": profile, "coordinator": coordinator}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if gate:
        found = found.filter(_open_gate(user, gate))
    if overdue:
        found = found.filter(stage__in=OPEN, expected_by__lt=timezone.localdate())
    if words.strip():
        reference = "".join(letter for letter in words.upper() if letter.isalnum())
        named = Q(person__full_name__icontains=words.strip()) | Q(person__preferred_name__icontains=words.strip())
        found = found.filter(named | Q(reference=reference))
    return for_screen(found)


def for_screen(applications: QuerySet[Application]) -> QuerySet[Application]:
    """With everything that a row shows, read in a fixed number of queries."""
    return (
        applications.select_related("person", "profile", "area", "coordinator", "clearance")
        .prefetch_related("gates__module", "determinations")
        .order_by("expected_by", "pk")
    )


def page(applications: QuerySet[Application], *, after: str = "", size: int = 25) -> Page:
    """The next `size` rows after the cursor `after` (which comes from `Page.after`). A bad cursor begins again."""
    rows = list(_after(applications, after)[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, f"{rows[-1].expected_by.isoformat()}.{rows[-1].pk}" if more else "")


def count_by_stage(user: User) -> dict[str, int]:
    """How many applications that `user` may see stand at each stage, in one query."""
    rows = Application.objects.worked_by(user).order_by().values_list("stage").annotate(count=Count("pk"))
    counts = dict(rows)
    return {stage.value: counts.get(stage.value, 0) for stage in Stage}


def _after(applications: QuerySet[Application], after: str) -> QuerySet[Application]:
    day, _dot, pk = after.partition(".")
    try:
        start = date.fromisoformat(day)
        return applications.filter(Q(expected_by__gt=start) | Q(expected_by=start, pk__gt=int(pk)))
    except ValueError:
        return applications


def _mine(user: User) -> Q:
    """What each of the user's grants asks of them. Somebody without grants has nothing to do."""
    grants = grants_of(user)
    found = Q(pk__in=[])
    for grant, asks in _ASKS.items():
        if grant in grants:
            found |= asks(user)
    return found


def _coordinators(user: User) -> Q:
    open_gates = _gates().filter(kind__in=COORDINATORS, state__in=OURS)
    unfinished = _gates().exclude(kind=GateKind.TRAINING).exclude(state__in=[*RESOLVED, GateState.NOT_SATISFIED])
    ready = Q(stage=Stage.DECISION) & Exists(_approved()) & ~Exists(_gates().exclude(state__in=RESOLVED))
    mine = Q(coordinator=user) | Q(coordinator=None)
    return mine & (
        Q(stage__in=[Stage.ENQUIRY, Stage.CONVERSATION, Stage.SUBMITTED])
        | (Q(stage=Stage.CHECKS) & ~Exists(unfinished))
        | (Q(stage__in=WEIGHED) & Exists(open_gates))
        | ready
        | _renewed(LEARNT_OR_KEPT)
    )


def _disclosure_readers(user: User) -> Q:
    to_read = _gates().filter(kind=GateKind.SELF_DISCLOSURE, state__in=OURS)
    set_aside = SelfDisclosure.objects.filter(application=OuterRef("pk"), set_aside=user)
    return Q(Exists(to_read), ~Exists(set_aside), stage__in=WEIGHED)


def _certificate_readers(user: User) -> Q:
    to_see = _gates().filter(kind=GateKind.DBS, state__in=OURS)
    return Q(Exists(to_see), stage__in=WEIGHED) | _renewed((GateKind.DBS, GateKind.POLICE_VETTING))


def _assessors(user: User) -> Q:
    before = _gates().filter(kind__in=[GateKind.SELF_DISCLOSURE, GateKind.DBS]).exclude(state__in=RESOLVED)
    to_write = _gates().filter(kind=GateKind.SUITABILITY, state__in=OURS)
    set_aside = SelfDisclosure.objects.filter(application=OuterRef("pk"), set_aside=user)
    return Q(Exists(to_write), ~Exists(before), ~Exists(set_aside), stage__in=WEIGHED)


def _deciders(user: User) -> Q:
    proposed = Determination.objects.filter(application=OuterRef("pk"), state=State.PROPOSED)
    undecided = Q(stage=Stage.DECISION) & ~Exists(_approved()) & ~Exists(proposed.filter(proposed_by=user))
    return undecided | Q(Exists(proposed.exclude(proposed_by=user))) | _renewed(tuple(GateKind))


def _reviewers(user: User) -> Q:
    asked = Review.objects.filter(determination__application=OuterRef("pk"), outcome="")
    return Q(Exists(asked.exclude(determination__proposed_by=user).exclude(determination__decided_by=user)))


def _renewed(kinds: Sequence[GateKind]) -> Q:
    """A clearance in force on a check that is being renewed: people decide, today, what that means for it."""
    in_force = Clearance.objects.in_force().filter(application=OuterRef("pk"))
    return Q(Exists(_gates().filter(kind__in=kinds, state=GateState.RENEWAL_IN_PROGRESS)), Exists(in_force))


def _gates() -> QuerySet[Gate]:
    return Gate.objects.filter(application=OuterRef("pk"))


def _approved() -> QuerySet[Determination]:
    return Determination.objects.filter(application=OuterRef("pk"), kind=Kind.CLEARANCE, state=State.APPROVED)


def _open_gate(user: User, kind: str) -> Q:
    if kind in WITH_CHECKS_TEAM and not grants_of(user) & set(READ_BY[GateKind(kind)]):
        return Q(pk__in=[])
    return Q(Exists(_gates().filter(kind=kind).exclude(state__in=RESOLVED)))


_ASKS: dict[Grant, Any] = {
    Grant.CASE_WORK: _coordinators,
    Grant.DISCLOSURE_READ: _disclosure_readers,
    Grant.DBS_RECORD: _certificate_readers,
    Grant.ASSESS: _assessors,
    Grant.DECIDE: _deciders,
    Grant.REVIEW: _reviewers,
}
