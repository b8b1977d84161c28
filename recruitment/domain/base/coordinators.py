"""Who looks after somebody today: their coordinator, as long as they hold that role where the person is.

Somebody who leaves stays on the row, so that colleagues see whose cases need a new name; to everybody else, and in
every queue, such a case has no coordinator.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.lookups import IsNull
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Grant, roles_with
from recruitment.models import Application, Stage
from recruitment.models.stages import LIVE

STILL_THERE = "coordinator_is_there"
"""What `with_coordinator` notes on a row, so that a list asks once for all of them."""


def coordinator_of(application: Application) -> User | None:
    """Their coordinator; None where there is none, or where whoever it was has left."""
    coordinator = application.coordinator
    if coordinator is None:
        return None
    noted = application.__dict__.get(STILL_THERE)
    if noted is None:
        noted = has_grant(coordinator, Grant.CASE_WORK, application.area_id)
    return coordinator if noted else None


def coordinator_name(application: Application) -> str:
    """What the person reads of whoever looks after them."""
    coordinator = coordinator_of(application)
    return coordinator.called if coordinator else _("One of us")


def with_coordinator(applications: QuerySet[Application]) -> QuerySet[Application]:
    """The rows, each with its coordinator and whether they are still there, without another query."""
    return applications.select_related("coordinator").annotate(**{STILL_THERE: _is_there()})


def forget_coordinator(application: Application) -> None:
    """To be called when the row was given another coordinator or area: what was noted is no longer so."""
    application.__dict__.pop(STILL_THERE, None)


def has_no_coordinator() -> Q:
    """For a filter: no coordinator, or one who has left."""
    return Q(coordinator=None) | ~Q(_is_there())


def without_coordinator(user: User) -> QuerySet[Application]:
    """What `user` works on as a coordinator and whose coordinator has left; oldest promise first."""
    going_on = Application.objects.worked_by(user).filter(stage__in=[*LIVE, Stage.CLEARED])
    if not has_grant(user, Grant.CASE_WORK):
        return going_on.none()
    left = going_on.filter(~_is_there(), coordinator__isnull=False)
    return left.select_related("person", "coordinator").order_by("expected_by", "pk")


def _is_there() -> Exists:
    """The row's coordinator is one there today. Where somebody is not placed yet, any area will do."""
    roles = roles_with(Grant.CASE_WORK)
    held = RoleHolding.objects.current().filter(user=OuterRef("coordinator"), user__is_active=True, role__in=roles)
    here = Q(area=None) | Q(area=OuterRef("area")) | Q(IsNull(OuterRef("area"), True))
    return Exists(held.filter(here))
