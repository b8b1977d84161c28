"""What follows from a move, written in its transaction."""

from django.utils import timezone

from courses.domain.enrolment import enrol
from lms.platform.accounts.models import User
from lms.platform.letters.domain.holding import cancel_letters, hold_letters, release_letters
from recruitment.domain.base import determinations
from recruitment.domain.base.letters import answer_words, day, tell_applicant
from recruitment.domain.clearance import clearances
from recruitment.domain.evidence.references import name_referees
from recruitment.domain.form import snapshots
from recruitment.domain.gates.changes import open_gates
from recruitment.domain.workflow.guards import UNDO
from recruitment.models import Application, Determination

Kind = Determination.Kind


def invited(application: Application, by: User, note: str) -> None:
    """They may fill in the form now."""
    tell_applicant(application, "invite", by=by)


def submitted(application: Application, by: User, note: str) -> None:
    """The form is sent: its answers are what the gates will be measured against."""
    application.submitted_at = timezone.now()
    application.save(update_fields=["submitted_at"])
    snapshots.take_snapshot(application, by=by)
    tell_applicant(application, "submitted", by=by, once="submitted")


def offered(application: Application, by: User, note: str) -> None:
    """Gates open and the role's training is given out, so that learning can begin while we check."""
    open_gates(application, by=by)
    for module in application.profile.required_modules.order_by("pk"):
        enrol(application.person, module, by=by)
    tell_applicant(application, "offer", by=by, once="offer")


def accepted(application: Application, by: User, note: str) -> None:
    """The people they named become references to ask, now that they have said to go ahead."""
    name_referees(application, by=by)


def decision_set_aside(application: Application, by: User, note: str) -> None:
    """Something has to be looked at again, so an approval given before does not count."""
    determinations.consume_determination(application, Kind.CLEARANCE, by=by)


def cleared(application: Application, by: User, note: str) -> None:
    """Clearance begins. That there are conditions is in the letter; what they say is read after signing in."""
    clearance = clearances.grant_clearance(application, by=by)
    tell_applicant(application, clearances.letter_for(clearance.conditions), by=by)


def not_appointed(application: Application, by: User, note: str) -> None:
    """They are told that there is an answer to read, and until when somebody fresh can look again."""
    found = application.determinations.in_force(Kind.NOT_APPOINTED)[0]
    tell_applicant(application, "decision", by=by, **answer_words(found.review_until))


def reopened(application: Application, by: User, note: str) -> None:
    """What was decided before no longer stands."""
    determinations.consume_determination(application, Kind.NOT_APPOINTED, by=by)
    determinations.consume_determination(application, Kind.CLEARANCE, by=by)
    determinations.consume_determination(application, Kind.REOPENING, by=by)
    tell_applicant(application, "reopened", by=by)


def paused(application: Application, by: User, note: str) -> None:
    """Everything is kept, and what we were about to say waits. That they have paused is still confirmed."""
    hold_letters(application, by=by)
    tell_applicant(application, "paused", by=by)


def resumed(application: Application, by: User, note: str) -> None:
    """On from where they stopped, with what we did not say meanwhile."""
    release_letters(application, by=by)
    tell_applicant(application, "resumed", by=by)


def withdrawn(application: Application, by: User, note: str) -> None:
    """Stopped, with thanks and without a reason. Nothing else that was on its way arrives any more."""
    cancel_letters(application, by=by)
    tell_applicant(application, "withdrawn", by=by)


def closed_at_request(application: Application, by: User, note: str) -> None:
    """Ended by somebody of ours. The letter says who, and how to undo it if that is not what they asked for."""
    cancel_letters(application, by=by)
    until = timezone.localdate() + UNDO
    tell_applicant(application, "closed_at_request", by=by, closed_by=by.called, undo_until=day(until))


def closing_undone(application: Application, by: User, note: str) -> None:
    """It goes on from where it was."""
    tell_applicant(application, "reopened", by=by)
