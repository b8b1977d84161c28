"""Another way in for an applicant who lost theirs: asked, agreed to and stopped by those who work on their case.

The rules are sign-in's (`lms.platform.signin.domain.contact_changes`). Here it is made sure that somebody works on this case.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q, QuerySet

from lms.platform.accounts.domain.grants import areas_for
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.signin.domain import contact_changes
from lms.platform.signin.domain.contact_changes import ContactChangeRefused
from lms.platform.signin.models import ContactChange
from recruitment.domain.base.permissions import refuse_unless
from recruitment.domain.base.refusals import MoveRefused
from recruitment.models import Application


@transaction.atomic
def request_contact_change(
    application: Application, *, contact: str, replaces: str, reason: str, known: str, by: User
) -> ContactChange:
    """As `contact_changes.ask`, for the applicant. Raises Refused."""
    refuse_unless(application, by, Grant.CASE_WORK)
    given = {"contact": contact, "replaces": replaces, "reason": reason, "known": known}
    with _refused_here():
        return contact_changes.request_contact_change(application.person, by=by, on_case=True, **given)


@transaction.atomic
def agree_to_contact_change(application: Application, *, contact: str, known: str, by: User) -> ContactChange:
    """As `contact_changes.agree`, to what waits for the applicant. Raises Refused."""
    refuse_unless(application, by, Grant.CASE_WORK)
    with _refused_here():
        change = contact_changes.the_open_one(application.person)
        return contact_changes.agree_to_contact_change(change, contact=contact, known=known, by=by, on_case=True)


@transaction.atomic
def stop_contact_change(application: Application, *, by: User) -> ContactChange:
    """As `contact_changes.stop`, of what waits for the applicant. Raises Refused."""
    refuse_unless(application, by, Grant.CASE_WORK)
    with _refused_here():
        return contact_changes.stop_contact_change(
            contact_changes.the_open_one(application.person), by=by, on_case=True
        )


def needing_second_person(user: User) -> QuerySet[Application]:
    """Cases on which `user` works and in which a change waits for a second person who is not who asked."""
    areas = areas_for(user, Grant.CASE_WORK)
    if areas is not None and not areas:
        return Application.objects.none()
    waiting = ContactChange.objects.for_second().exclude(asked_by=user)
    here = Q() if areas is None else Q(area__in=areas) | Q(area=None)
    mine = Application.objects.worked_by(user).filter(here, person__in=waiting.values("person"))
    return mine.select_related("person").order_by("pk")


@contextmanager
def _refused_here() -> Iterator[None]:
    try:
        yield
    except ContactChangeRefused as refusal:
        raise MoveRefused(str(refusal)) from refusal
