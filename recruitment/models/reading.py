"""When a sealed text may be opened: by the checks team at any time, by those who decide once it is before them.

A reviewer opens only what the decision that they look at afresh rests on.
"""

from datetime import datetime
from typing import Any

from lms.platform.accounts.roles import Grant
from recruitment.models.application import Application
from recruitment.models.scope import may_act, open_reviews_of
from recruitment.models.stages import DECIDED_ON


def may_reveal_case(user: Any, application: Application, *grants: Grant) -> bool:
    """One of `grants` where the application is, and a case that is neither one's own nor of somebody close.

    DECIDE counts from the moment at which there is something to decide; before that it is the checks team's work.
    """
    if Grant.DECIDE in grants and not is_before_deciders(application):
        grants = tuple(grant for grant in grants if grant != Grant.DECIDE)
    return may_act(user, application, *grants) and _is_seen(user, application)


def is_before_deciders(application: Application) -> bool:
    """At the decision or after it; or an assessment is finished, or more than a waiver was put forward."""
    if {application.stage, application.paused_from} & set(DECIDED_ON):
        return True
    if application.assessments.exclude(completed_at=None).exists():
        return True
    return application.determinations.filter(state="proposed").exclude(kind="waiver").exists()


def was_relied_on(user: Any, application: Application, moment: datetime | None) -> bool:
    """Whether what stood at `moment` came before the decision that `user` looks at afresh. None: it never stood."""
    if moment is None or not may_act(user, application, Grant.REVIEW):
        return False
    theirs = open_reviews_of(user).filter(determination__application=application)
    return theirs.filter(determination__proposed_at__gte=moment).exists() and _is_seen(user, application)


def weighed_at(application: Application, moment: datetime | None) -> datetime | None:
    """When an assessment first took in what was known at `moment`; None where none has."""
    if moment is None:
        return None
    taken_in = application.assessments.filter(completed_at__gte=moment).order_by("completed_at")
    return taken_in.values_list("completed_at", flat=True).first()


def _is_seen(user: Any, application: Application) -> bool:
    return Application.objects.worked_by(user).filter(pk=application.pk).exists()
