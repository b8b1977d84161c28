"""Who is on which module, and in which state."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.domain.attempts import close_open_attempt
from courses.domain.events import log_event
from courses.domain.versions import latest_version
from courses.models import Enrolment, Module, Verb
from lms.platform.trust.domain.audit import record

State = Enrolment.State


@dataclass(frozen=True)
class Move:
    """A change of state: from any of `leaves` to `enters`."""

    leaves: Collection[State]
    enters: State


MOVES = {
    "begin": Move({State.ASSIGNED}, State.IN_PROGRESS),
    "complete": Move({State.ASSIGNED, State.IN_PROGRESS}, State.COMPLETED),
    "withdraw": Move({State.ASSIGNED, State.IN_PROGRESS, State.COMPLETED, State.EXEMPT}, State.WITHDRAWN),
    "assign_again": Move({State.WITHDRAWN}, State.ASSIGNED),
}


class CannotEnrol(Exception):
    """The person cannot be put on the module; the text is a sentence for the screen."""


def move_enrolment(enrolment: Enrolment, name: str, **also: Any) -> bool:
    """Make the move `name` and set the fields in `also`; False, and nothing changed, where somebody else was first."""
    leaves, enters = MOVES[name].leaves, MOVES[name].enters
    changed = Enrolment.objects.filter(pk=enrolment.pk, state__in=leaves).update(state=enters, **also)
    if changed:
        enrolment.state = enters
        for field, value in also.items():
            setattr(enrolment, field, value)
    return bool(changed)


def lock_enrolment(pk: int) -> Enrolment:
    """The enrolment, held for this transaction, so that the last two things missing cannot pass each other unseen.

    Held before any row that belongs to it: then two transactions never wait for each other.
    """
    held = Enrolment.objects.select_for_update(of=("self",))
    return held.select_related("version", "module", "person").defer("version__content").get(pk=pk)


@transaction.atomic
def enrol(person: Any, module: Module, *, by: Any, cycle: int = 0) -> Enrolment:
    """Put `person` on `module`, on its latest version; the same enrolment again if they already are.

    Raises CannotEnrol where the module is not published. Somebody who had stopped is put back.
    """
    version = latest_version(module)
    if version is None or not module.live:
        raise CannotEnrol(_("“%(title)s” is not published yet.") % {"title": module.shown_title})
    enrolment, is_new = Enrolment.objects.get_or_create(
        person=person, module=module, cycle=cycle, defaults={"version": version, "assigned_by": by}
    )
    again = not is_new and move_enrolment(enrolment, "assign_again", version=version, started_at=None, ended_at=None)
    if is_new or again:
        record("courses.enrolled", by=by, target=enrolment, ids={"module": module.key, "version": version.number})
    return enrolment


def start_yourself(person: Any, module: Module) -> Enrolment:
    """Put yourself on a module that is open to all; raises CannotEnrol for any other."""
    if not module.open_to_all:
        raise CannotEnrol(_("Ask your coordinator about “%(title)s”.") % {"title": module.shown_title})
    return enrol(person, module, by=person)


def begin_enrolment(enrolment: Enrolment) -> None:
    """Mark that the person has opened something. Whoever has not begun before gets the latest version."""
    if enrolment.state != State.ASSIGNED:
        return
    version = enrolment.version
    if enrolment.module.live:
        version = latest_version(enrolment.module) or version
    if move_enrolment(enrolment, "begin", started_at=timezone.now(), version=version):
        log_event(enrolment, Verb.INITIALIZED, version=version.number)


@transaction.atomic
def withdraw_enrolment(enrolment: Enrolment, *, by: Any) -> None:
    """Take the person off the module. What they have completed stays; an attempt under way is set aside."""
    if move_enrolment(enrolment, "withdraw", ended_at=timezone.now()):
        close_open_attempt(enrolment)
        record("courses.enrolment_withdrawn", by=by, target=enrolment, ids={"module": enrolment.module.key})
