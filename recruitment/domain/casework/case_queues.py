"""Queues and lists of casework: fixed queries, keyset paging, oldest promise first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lms.platform.accounts.domain.grants import grants_of
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.paging import cut
from recruitment.domain.base.coordinators import has_no_coordinator, with_coordinator
from recruitment.domain.base.reference_codes import tidy_reference
from recruitment.domain.casework.assignments import assigned_to, has_open_review, row_annotations
from recruitment.domain.gates.registry import GATE_TYPES, gate_type
from recruitment.models import Application, Gate, Snooze, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import AFTER_OFFER, OPEN


@dataclass(frozen=True)
class Page:
    """Some rows, and the cursor after which the next ones begin; "" at the end."""

    rows: list[Application]
    after: str


def needing(user: User) -> QuerySet[Application]:
    """What waits for `user` today, oldest promise first; what they snoozed is left out until its day, or until
    somebody asks us to ring.
    """
    return for_screen(_waiting_for(user), user)


def how_many_need(user: User) -> int:
    """How many there are in `needs_me(user)`, without asking for what a screen would show of them."""
    return _waiting_for(user).count()


def callbacks_requested(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Those of `applications` whose person asked us to ring, longest ago first: they come before everything else."""
    return applications.filter(callback_requested_at__isnull=False).order_by("callback_requested_at", "pk")


def waiting_on_others(user: User) -> QuerySet[Application]:
    """Open applications that `user` follows and that wait for somebody else. The checks team follows from the offer.

    A decision at which somebody fresh looks again is open too, wherever the application stands.
    """
    followed = Application.objects.worked_by(user).exclude(assigned_to(user))
    if Grant.CASE_WORK in grants_of(user):
        theirs = followed.filter(Q(coordinator=user) | has_no_coordinator())
        return for_screen(theirs.filter(Q(stage__in=OPEN) | Q(has_open_review())), user)
    return for_screen(followed.filter(Q(stage__in=AFTER_OFFER) | Q(has_open_review())), user)


def find_cases(
    user: User,
    *,
    stage: str = "",
    area: int | None = None,
    profile: int | None = None,
    coordinator: int | None = None,
    gate: str = "",
    clearance: str = "",
    overdue: bool = False,
    words: str = "",
) -> QuerySet[Application]:
    """The list of people, filtered. `gate`: who still has it open; kinds that `user` may not read find none.
    `clearance`: a state of it, as in `Clearance.State`.

    `words` finds a name or a reference. Nothing sealed can be asked for.
    """
    found = Application.objects.worked_by(user)
    exact = {"stage": stage, "area": area, "profile": profile, "coordinator": coordinator}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if clearance:
        found = found.filter(stage=Stage.CLEARED, clearance__state=clearance)
    if gate:
        found = found.filter(_open_gate(user, gate))
    if overdue:
        found = found.filter(stage__in=OPEN, expected_by__lt=timezone.localdate())
    if words.strip():
        reference = tidy_reference(words)
        named = Q(person__full_name__icontains=words.strip()) | Q(person__preferred_name__icontains=words.strip())
        found = found.filter(named | Q(reference=reference))
    return for_screen(found, user)


def case_of(viewer: User, reference: str) -> Application | None:
    """The case that `viewer` works on, with everything that a screen shows; None outside their areas."""
    seen = for_screen(Application.objects.worked_by(viewer), viewer).prefetch_related("moves")
    return seen.filter(reference=tidy_reference(reference)).first()


def for_screen(applications: QuerySet[Application], viewer: User) -> QuerySet[Application]:
    """With everything that a row shows to `viewer`, read in a fixed number of queries."""
    return (
        with_coordinator(applications.select_related("person", "profile", "area", "clearance"))
        .prefetch_related("gates__module", "determinations__reviews")
        .annotate(**row_annotations(viewer))
        .order_by("expected_by", "pk")
    )


def page_of_cases(applications: QuerySet[Application], *, after: str = "", size: int = 25) -> Page:
    """The next `size` rows after the cursor `after` (which comes from `Page.after`). A bad cursor begins again."""
    rows, last = cut(_after(applications, after), size)
    return Page(rows, f"{last.expected_by.isoformat()}.{last.pk}" if last else "")


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


def _waiting_for(user: User) -> QuerySet[Application]:
    asleep = Snooze.objects.filter(application=OuterRef("pk"), user=user, until__gt=timezone.localdate())
    awake = Q(callback_requested_at__isnull=False) | ~Exists(asleep)
    return Application.objects.worked_by(user).filter(assigned_to(user)).filter(awake)


def _open_gate(user: User, kind: str) -> Q:
    read_by = set(gate_type(kind).read_by) if kind in GATE_TYPES else set()
    if read_by and not grants_of(user) & read_by:
        return Q(pk__in=[])
    gates = Gate.objects.filter(application=OuterRef("pk"), kind=kind).exclude(state__in=RESOLVED)
    return Q(Exists(gates))
