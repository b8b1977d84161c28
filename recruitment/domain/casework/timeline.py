"""What happened to one person, newest first, as far as the viewer may know it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.gates.queries import may_see_gate
from recruitment.domain.gates.registry import kinds_with_checks_team
from recruitment.domain.workflow.moves import MOVES
from recruitment.models import (
    Application,
    ClearanceChange,
    ConversationLog,
    Determination,
    Enquiry,
    GateChange,
    GateState,
    StageMove,
)


@dataclass(frozen=True)
class Event:
    """`kind` is `move`, `gate`, `conversation`, `decision`, `clearance` or `hello`.

    `who` is "" for the program itself, and for a visitor.
    """

    at: datetime
    kind: str
    words: str
    who: str
    note: str = ""


def timeline(application: Application, viewer: User) -> list[Event]:
    """Moves, changes of gates, conversations, decisions, changes of a clearance and hellos, in seven queries.

    What a viewer may not see is absent.
    """
    moves = StageMove.objects.worked_by(viewer).filter(application=application).select_related("by")
    changes = GateChange.objects.worked_by(viewer).filter(gate__application=application)
    talks = ConversationLog.objects.worked_by(viewer).filter(application=application).select_related("by")
    hidden = [kind for kind in kinds_with_checks_team() if not may_see_gate(viewer, application, kind)]
    changes = changes.exclude(gate__kind__in=hidden).select_related("by", "gate__module")
    decided = Determination.objects.worked_by(viewer).filter(application=application)
    decided = decided.select_related("proposed_by", "decided_by", "gate")
    stood = ClearanceChange.objects.worked_by(viewer).filter(clearance__application=application, sequence__gt=0)
    hellos = Enquiry.objects.worked_by(viewer).filter(application=application)
    notes = hellos.select_related("person", "profile", "area", "application")
    events = [
        *(_moved(move) for move in moves),
        *(_changed(change) for change in changes),
        *(_talked(talk) for talk in talks),
        *(event for one in decided for event in _decided(one)),
        *(_cleared(change) for change in stood.select_related("by")),
        *(_said_hello(note) for note in notes),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _moved(move: StageMove) -> Event:
    words = MOVES[move.name].done if move.name in MOVES else move.name
    return Event(move.at, "move", str(words), _name(move.by), move.note or "")


def _changed(change: GateChange) -> Event:
    words = _("%(gate)s: %(state)s") % {"gate": change.gate, "state": GateState(change.entered).label}
    return Event(change.at, "gate", words, _name(change.by))


def _talked(talk: ConversationLog) -> Event:
    return Event(talk.happened_at, "conversation", talk.get_kind_display(), _name(talk.by), talk.notes or "")


def _decided(one: Determination) -> list[Event]:
    """Who proposed it, and what the second person did. What it rests on is not here: that opens with a reason."""
    name = {"what": f"{one}: {one.gate.name}" if one.gate else str(one)}
    events = [Event(one.proposed_at, "decision", _("Proposed: %(what)s") % name, one.proposed_by.called)]
    if one.decided_at and one.decided_by:
        sent_back = one.state == Determination.State.SENT_BACK
        words = (_("Handed back: %(what)s") if sent_back else _("Agreed, as the second person: %(what)s")) % name
        events.append(Event(one.decided_at, "decision", words, one.decided_by.called, one.sent_back_because or ""))
    return events


def _cleared(change: ClearanceChange) -> Event:
    words = _("Clearance: %(state)s") % {"state": change.get_entered_display()}
    return Event(change.at, "clearance", words, _name(change.by))


def _said_hello(note: Enquiry) -> Event:
    """What they typed and we could not keep elsewhere; a contact that nobody confirmed says so."""
    said = _("%(name)s. %(way)s, %(times)s. Not confirmed: %(contact)s") % {
        "name": note.name,
        "way": note.get_channel_display(),
        "times": note.safe_times or _("no times said"),
        "contact": note.contact,
    }
    if note.area_id not in (None, note.application.area_id):
        said += " " + _("Where: %(area)s") % {"area": note.area.name}
    return Event(note.said_at, "hello", enquiry_words(note), _name(note.person), said)


def enquiry_words(note: Enquiry) -> str:
    """Who asks about what: a visitor may be anybody, so the person themselves is not named."""
    role = note.profile.title if note.profile else _("any role")
    words = (
        _("They said hello: %(role)s")
        if note.person
        else _("Somebody wrote with this address and asks about: %(role)s")
    )
    return words % {"role": role}


def _name(person: Any) -> str:
    return person.called if person else ""
