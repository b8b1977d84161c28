"""What each grant asks of whom: once as a question to the database, once about a row at hand. The two must agree.

A queue asks the database, so that ten thousand applications cost what ten do; the next step of a row asks the row.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lms.platform.accounts.domain.grants import areas_for
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from recruitment.domain.base.coordinators import coordinator_of, has_no_coordinator
from recruitment.domain.gates.registry import gate_type, kinds_assigned_to, kinds_renewed_by, type_of
from recruitment.models import (
    Application,
    Clearance,
    Determination,
    Gate,
    GateKind,
    GateState,
    RestrictionFollowUp,
    Review,
    SelfDisclosure,
    Stage,
)
from recruitment.models.kinds import RESOLVED
from recruitment.models.scope import may_act

OURS = (GateState.NOT_STARTED, GateState.IN_PROGRESS, GateState.NEEDS_DISCUSSION)
"""States in which a gate waits for staff. Others wait for the applicant, for somebody outside, or for nobody."""
OVER = (*RESOLVED, GateState.NOT_SATISFIED)
"""States with which a decision can be asked for."""
LONGER_THAN_A_WEEKEND = timedelta(days=3)
"""Who asked to be rung and was not by then is everybody's to ring: their coordinator may be away."""
WEIGHED = (Stage.CHECKS, Stage.DECISION)
"""A check that opens again at the decision goes back to whoever works on it."""
Kind, State = Determination.Kind, Determination.State


# --- for a queue ----------------------------------------------------------------------------------
def assigned_to(user: User) -> Q:
    """What each of the user's grants asks of them, where they hold it. Somebody without grants has nothing to do."""
    found = Q(pk__in=[])
    for grant, asks in _ASKS.items():
        if areas_for(user, grant) != set():
            found |= asks(user) & _where(user, grant)
    return found


def has_open_review() -> Exists:
    """Somebody asked for a fresh look, and it is not finished."""
    return Exists(Review.objects.filter(determination__application=OuterRef("pk"), outcome=""))


def row_annotations(viewer: User) -> dict[str, Exists]:
    """To annotate rows with, so that what is asked of `viewer` needs no query for each."""
    return {
        "is_set_aside": Exists(_disclosures(set_aside=viewer)),
        "is_passed_on": Exists(_passed_on()),
        "needs_follow_up": _needs_follow_up(),
    }


def _where(user: User, grant: Grant) -> Q:
    """Where the grant counts. Everywhere is said aloud, as an empty Q in an "or" gives way to the other side."""
    areas = areas_for(user, grant)
    if areas is None:
        return ~Q(pk__in=[])
    return Q(area__in=areas) | Q(area=None) if areas else Q(pk__in=[])


def _coordinators(user: User) -> Q:
    ready = Q(stage=Stage.DECISION) & Exists(_approved()) & ~Exists(_gates().exclude(state__in=RESOLVED))
    theirs = Q(coordinator=user) | has_no_coordinator()
    forgotten = Q(callback_requested_at__lt=timezone.now() - LONGER_THAN_A_WEEKEND)
    return forgotten | theirs & (
        Q(stage__in=[Stage.ENQUIRY, Stage.CONVERSATION, Stage.SUBMITTED])
        | Q(callback_requested_at__isnull=False)
        | (Q(stage=Stage.CHECKS) & ~Exists(_unfinished()))
        | (Q(stage__in=WEIGHED) & _has_open_for(Grant.CASE_WORK))
        | ready
        | _renewed(kinds_renewed_by(Grant.CASE_WORK))
        | Q(_needs_follow_up())
    )


def _disclosure_readers(user: User) -> Q:
    """The checks team reads; whoever decides does only where somebody of it had to stop."""
    read_first = _where(user, Grant.ASSESS) | (_where(user, Grant.DECIDE) & Exists(_passed_on()))
    set_aside = Exists(_disclosures(set_aside=user))
    return read_first & _has_open_for(Grant.DISCLOSURE_READ) & Q(~set_aside, stage__in=WEIGHED)


def _certificate_readers(user: User) -> Q:
    return (_has_open_for(Grant.DBS_RECORD) & Q(stage__in=WEIGHED)) | _renewed(kinds_renewed_by(Grant.DBS_RECORD))


def _assessors(user: User) -> Q:
    set_aside = Exists(_disclosures(set_aside=user))
    return _has_open_for(Grant.ASSESS) & Q(~set_aside, stage__in=WEIGHED)


def _deciders(user: User) -> Q:
    proposed = Determination.objects.filter(application=OuterRef("pk"), state=State.PROPOSED)
    ready = Q(stage=Stage.DECISION) & ~Exists(_unfinished())
    undecided = ready & ~Exists(_approved()) & ~Exists(proposed)
    return undecided | Q(Exists(proposed.exclude(proposed_by=user))) | _renewed()


def _reviewers(user: User) -> Q:
    return Q(Exists(Review.objects.filter(determination__application=OuterRef("pk"), outcome="", reviewer=user)))


def _renewed(kinds: Sequence[str] | None = None) -> Q:
    """A clearance in force on a check, of these kinds or of any, that is being renewed: people decide what it means."""
    in_force = Clearance.objects.in_force().filter(application=OuterRef("pk"))
    renewed = _gates().filter(state=GateState.RENEWAL_IN_PROGRESS)
    return Q(Exists(renewed if kinds is None else renewed.filter(kind__in=kinds)), Exists(in_force))


def _needs_follow_up() -> Exists:
    """Their clearance is restricted, and nobody has written down what follows from it."""
    settled = RestrictionFollowUp.objects.filter(clearance=OuterRef("pk"), sequence=OuterRef("sequence"))
    restricted = Clearance.objects.filter(application=OuterRef("pk"), state=Clearance.State.RESTRICTED)
    return Exists(restricted.filter(~Exists(settled)))


def _unfinished() -> QuerySet[Gate]:
    return _gates().exclude(kind=GateKind.TRAINING).exclude(state__in=OVER)


def _gates() -> QuerySet[Gate]:
    return Gate.objects.filter(application=OuterRef("pk"))


def _has_open_for(grant: Grant) -> Q:
    """An open gate is on the list of whoever holds `grant`, and what comes before it is resolved."""
    kinds_after: dict[tuple[str, ...], list[str]] = {}
    for kind in kinds_assigned_to(grant):
        kinds_after.setdefault(tuple(gate_type(kind).after), []).append(kind)
    found = Q(pk__in=[])
    for before, kinds in kinds_after.items():
        open_ones = Q(Exists(_gates().filter(kind__in=kinds, state__in=OURS)))
        found |= (
            open_ones & ~Q(Exists(_gates().filter(kind__in=before).exclude(state__in=RESOLVED)))
            if before
            else open_ones
        )
    return found


def _approved() -> QuerySet[Determination]:
    return Determination.objects.filter(application=OuterRef("pk"), kind=Kind.CLEARANCE, state=State.APPROVED)


def _disclosures(**fields: object) -> QuerySet[SelfDisclosure]:
    return SelfDisclosure.objects.filter(application=OuterRef("pk"), **fields)


def _passed_on() -> QuerySet[SelfDisclosure]:
    return _disclosures(set_aside__isnull=False)


_ASKS: dict[Grant, Callable[[User], Q]] = {
    Grant.CASE_WORK: _coordinators,
    Grant.DISCLOSURE_READ: _disclosure_readers,
    Grant.DBS_RECORD: _certificate_readers,
    Grant.ASSESS: _assessors,
    Grant.DECIDE: _deciders,
    Grant.REVIEW: _reviewers,
}


# --- for one row ----------------------------------------------------------------------------------
def is_asked_of(gate: Gate, application: Application, viewer: User) -> bool:
    """Whether `viewer` is the one to go on with this gate now. Needs no query where `set_aside` was annotated."""
    grant = type_of(gate).assigned_to
    if grant is None or not waits_for_staff(gate, application):
        return False
    if grant == Grant.CASE_WORK:
        return looks_after(application, viewer)
    if not may_act(viewer, application, grant):
        return False
    if grant == Grant.DISCLOSURE_READ:
        return _reads_first(application, viewer) and not _is(application, viewer, "is_set_aside")
    return grant != Grant.ASSESS or not _is(application, viewer, "is_set_aside")


def waits_for_staff(gate: Gate, application: Application) -> bool:
    """Whether somebody of ours can go on with this gate. Nothing is weighed before there is something to weigh."""
    kind = type_of(gate)
    if kind.assigned_to is None or gate.state not in OURS:
        return False
    return all(one.is_resolved for one in application.gates.all() if one.kind in kind.after)


def looks_after(application: Application, viewer: User) -> bool:
    """Whether what a coordinator does is on the list of `viewer`: their own people, and those whom nobody has yet."""
    return may_act(viewer, application, Grant.CASE_WORK) and coordinator_of(application) in (None, viewer)


def renewal_for(application: Application, viewer: User) -> Gate | None:
    """The check under a clearance in force that is being renewed, where that is `viewer`'s to see to."""
    if application.stage != Stage.CLEARED or not application.clearance.is_in_force:
        return None
    renewed = [gate for gate in application.gates.all() if gate.state == GateState.RENEWAL_IN_PROGRESS]
    if may_act(viewer, application, Grant.DECIDE):
        return renewed[0] if renewed else None
    kinds = kinds_renewed_by(Grant.CASE_WORK) if looks_after(application, viewer) else []
    kinds += kinds_renewed_by(Grant.DBS_RECORD) if may_act(viewer, application, Grant.DBS_RECORD) else []
    return next((gate for gate in renewed if gate.kind in kinds), None)


def needs_follow_up(application: Application, viewer: User) -> bool:
    """Whether what follows from a restriction is still to be written down, and is `viewer`'s to do."""
    return looks_after(application, viewer) and _is(application, viewer, "needs_follow_up")


def is_theirs_to_call_back(application: Application, viewer: User) -> bool:
    """Whether the person asked us to ring, and `viewer` is the one to do it."""
    if application.callback_requested_at is None:
        return False
    forgotten = application.callback_requested_at < timezone.now() - LONGER_THAN_A_WEEKEND
    return looks_after(application, viewer) or (forgotten and may_act(viewer, application, Grant.CASE_WORK))


def proposal_for(application: Application, viewer: User) -> bool:
    """Whether `viewer` can be the second person for what somebody else put forward."""
    proposed = [one for one in application.determinations.all() if one.state == State.PROPOSED]
    return may_act(viewer, application, Grant.DECIDE) and any(one.proposed_by_id != viewer.pk for one in proposed)


def _reads_first(application: Application, viewer: User) -> bool:
    if may_act(viewer, application, Grant.ASSESS):
        return True
    return may_act(viewer, application, Grant.DECIDE) and _is(application, viewer, "is_passed_on")


def _is(application: Application, viewer: User, name: str) -> bool:
    if name not in vars(application):
        annotated = Application.objects.filter(pk=application.pk).annotate(**row_annotations(viewer))
        vars(application).update(annotated.values(*row_annotations(viewer)).get())
    return bool(vars(application)[name])
