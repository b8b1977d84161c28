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
from recruitment.models import (
    Application,
    Clearance,
    Determination,
    Gate,
    GateKind,
    GateState,
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
ASKED_OF: dict[GateKind, Grant] = {
    GateKind.CONVERSATION: Grant.CASE_WORK,
    GateKind.REFERENCES: Grant.CASE_WORK,
    GateKind.IDENTITY: Grant.CASE_WORK,
    GateKind.SELF_DISCLOSURE: Grant.DISCLOSURE_READ,
    GateKind.DBS: Grant.DBS_RECORD,
    GateKind.SUITABILITY: Grant.ASSESS,
    GateKind.CONFLICT_CHECK: Grant.CASE_WORK,
    GateKind.AGREEMENT: Grant.CASE_WORK,
    GateKind.RIGHT_TO_VOLUNTEER: Grant.CASE_WORK,
    GateKind.POLICE_VETTING: Grant.DBS_RECORD,
}
"""Whose work an open gate is. Others may do it too (`gates.WORKED_BY`), but it is not put on their list."""
LONGER_THAN_A_WEEKEND = timedelta(days=3)
"""Who asked to be rung and was not by then is everybody's to ring: their coordinator may be away."""
LEARNT_OR_KEPT = (*(kind for kind, grant in ASKED_OF.items() if grant == Grant.CASE_WORK), GateKind.TRAINING)
"""Whose renewal a coordinator may know of. Of the others they read the same two words for everybody."""
SEEN_BY_CHECKERS = (GateKind.DBS, GateKind.POLICE_VETTING)
WEIGHED = (Stage.CHECKS, Stage.DECISION)
"""A check that opens again at the decision goes back to whoever works on it."""
BEFORE_WEIGHING = (GateKind.SELF_DISCLOSURE, GateKind.DBS)
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


def disclosure_annotations(viewer: User) -> dict[str, Exists]:
    """To annotate rows with, so that `is_asked_of` needs no query for each."""
    return {"is_set_aside": Exists(_disclosures(set_aside=viewer)), "is_passed_on": Exists(_passed_on())}


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
        | (Q(stage__in=WEIGHED) & Exists(_open_for(Grant.CASE_WORK)))
        | ready
        | _renewed(LEARNT_OR_KEPT)
    )


def _disclosure_readers(user: User) -> Q:
    """The checks team reads; whoever decides does only where somebody of it had to stop."""
    read_first = _where(user, Grant.ASSESS) | (_where(user, Grant.DECIDE) & Exists(_passed_on()))
    set_aside = Exists(_disclosures(set_aside=user))
    return read_first & Q(Exists(_open_for(Grant.DISCLOSURE_READ)), ~set_aside, stage__in=WEIGHED)


def _certificate_readers(user: User) -> Q:
    return Q(Exists(_open_for(Grant.DBS_RECORD)), stage__in=WEIGHED) | _renewed(SEEN_BY_CHECKERS)


def _assessors(user: User) -> Q:
    before = _gates().filter(kind__in=BEFORE_WEIGHING).exclude(state__in=RESOLVED)
    set_aside = Exists(_disclosures(set_aside=user))
    return Q(Exists(_open_for(Grant.ASSESS)), ~Exists(before), ~set_aside, stage__in=WEIGHED)


def _deciders(user: User) -> Q:
    proposed = Determination.objects.filter(application=OuterRef("pk"), state=State.PROPOSED)
    ready = Q(stage=Stage.DECISION) & ~Exists(_unfinished())
    undecided = ready & ~Exists(_approved()) & ~Exists(proposed)
    return undecided | Q(Exists(proposed.exclude(proposed_by=user))) | _renewed(tuple(GateKind))


def _reviewers(user: User) -> Q:
    return Q(Exists(Review.objects.filter(determination__application=OuterRef("pk"), outcome="", reviewer=user)))


def _renewed(kinds: Sequence[GateKind]) -> Q:
    """A clearance in force on a check that is being renewed: people decide, today, what that means for it."""
    in_force = Clearance.objects.in_force().filter(application=OuterRef("pk"))
    return Q(Exists(_gates().filter(kind__in=kinds, state=GateState.RENEWAL_IN_PROGRESS)), Exists(in_force))


def _unfinished() -> QuerySet[Gate]:
    return _gates().exclude(kind=GateKind.TRAINING).exclude(state__in=OVER)


def _gates() -> QuerySet[Gate]:
    return Gate.objects.filter(application=OuterRef("pk"))


def _open_for(grant: Grant) -> QuerySet[Gate]:
    kinds = [kind for kind, asked in ASKED_OF.items() if asked == grant]
    return _gates().filter(kind__in=kinds, state__in=OURS)


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
    if not waits_for_staff(gate, application):
        return False
    grant = ASKED_OF[GateKind(gate.kind)]
    if grant == Grant.CASE_WORK:
        return looks_after(application, viewer)
    if not may_act(viewer, application, grant):
        return False
    if grant == Grant.DISCLOSURE_READ:
        return _reads_first(application, viewer) and not _is(application, viewer, "is_set_aside")
    return grant != Grant.ASSESS or not _is(application, viewer, "is_set_aside")


def waits_for_staff(gate: Gate, application: Application) -> bool:
    """Whether somebody of ours can go on with this gate. Nothing is weighed before there is something to weigh."""
    if gate.kind == GateKind.SUITABILITY and not _can_be_weighed(application):
        return False
    return gate.kind in ASKED_OF and gate.state in OURS


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
    kinds = LEARNT_OR_KEPT if looks_after(application, viewer) else ()
    kinds += SEEN_BY_CHECKERS if may_act(viewer, application, Grant.DBS_RECORD) else ()
    return next((gate for gate in renewed if gate.kind in kinds), None)


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


def _can_be_weighed(application: Application) -> bool:
    return all(gate.is_resolved for gate in application.gates.all() if gate.kind in BEFORE_WEIGHING)


def _is(application: Application, viewer: User, name: str) -> bool:
    if name not in vars(application):
        annotated = Application.objects.filter(pk=application.pk).annotate(**disclosure_annotations(viewer))
        vars(application).update(annotated.values(*disclosure_annotations(viewer)).get())
    return bool(vars(application)[name])
