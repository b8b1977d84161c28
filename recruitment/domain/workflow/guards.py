"""What must be in place before a move: each guard answers with what is missing (one thing or several), or with none."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.models import User
from recruitment.domain.base.coordinators import coordinator_of
from recruitment.domain.base.refusals import Missing
from recruitment.domain.form import minimum_age, pages
from recruitment.domain.gates.queries import GateView, gate_view, is_stale, unmet
from recruitment.domain.gates.unopened import never_opened
from recruitment.models import Application, ConversationLog, Determination, Gate, GateKind, GateState, Stage
from recruitment.models.kinds import RESOLVED
from recruitment.models.stages import LIVE

UNDO = timedelta(days=28)
"""For so long the end of an application can be undone by whoever is said to have asked for it."""
SILENCE = timedelta(days=90)
Kind = ConversationLog.Kind


def is_placed(application: Application, by: User) -> Missing | None:
    """Somebody's area is known, so that somebody is answerable for them."""
    return None if application.area_id else Missing(_("Choose their area first."), "area")


def has_coordinator(application: Application, by: User) -> Missing | None:
    """One named person is the applicant's contact, and still there."""
    return None if coordinator_of(application) else Missing(_("Give them a coordinator first."), "coordinator")


def role_is_open(application: Application, by: User) -> Missing | None:
    """There is a role, and people may apply for it today."""
    if application.profile is None:
        return Missing(_("Choose a role first."), "role")
    if application.profile.is_open:
        return None
    return Missing(_("This role is not taking new people at the moment. There may be another one."), "role")


def role_is_here(application: Application, by: User) -> Missing | None:
    """The role is done in the person's area; a role that names no area is done everywhere."""
    areas = {area.pk for area in application.profile.areas.all()} if application.profile else set()
    if not areas or application.area_id in areas:
        return None
    return Missing(_("This role is not done in their area yet. There may be another one."), "role")


def has_talked(application: Application, by: User) -> Missing | None:
    """A first conversation is in the log."""
    if application.conversations.filter(kind=Kind.FIRST).exists():
        return None
    return Missing(_("Log the first conversation before you go on."), "conversation")


def not_sent_yet(application: Application, by: User) -> Missing | None:
    """The form has not been sent yet, as by somebody who wrote first."""
    return Missing(_("They have sent their form already.")) if application.submitted_at else None


def was_sent(application: Application, by: User) -> Missing | None:
    """The form has been sent: an offer answers it."""
    return None if application.submitted_at else Missing(_("They have not sent their form yet."))


def form_is_complete(application: Application, by: User) -> Missing | None:
    """Every question that is not optional has an answer."""
    open_tasks = pages.unfinished(application, pages.BEFORE)
    if not open_tasks:
        return None
    names = ", ".join(str(task.title) for task in open_tasks)
    return Missing(_("Some questions are still open: %(names)s.") % {"names": names}, f"task/{open_tasks[0].slug}")


def is_old_enough(application: Application, by: User) -> Missing | None:
    """The person is old enough: by their own word on the form, by their date of birth after the offer."""
    page = minimum_age.too_young_by(application)
    if not page:
        return None
    words = _("This role is for people aged %(age)d or over. Come back then.")
    return Missing(words % {"age": minimum_age.youngest(application)}, f"task/{page}")


def answers_are_theirs(application: Application, by: User) -> Missing | None:
    """What somebody else wrote down was confirmed by the person: a code, a read-back or a signature."""
    if by.pk == application.person_id or application.answers_confirmed:
        return None
    return Missing(_("Say how they confirmed that the answers are theirs."), "task/declare")


def offer_questions_answered(application: Application, by: User) -> Missing | None:
    """Every question that we ask only after the offer has an answer."""
    open_tasks = pages.unfinished(application, pages.AFTER)
    if not open_tasks:
        return None
    names = ", ".join(str(task.title) for task in open_tasks)
    return Missing(_("Some questions are still open: %(names)s.") % {"names": names}, f"task/{open_tasks[0].slug}")


def checks_are_done(application: Application, by: User) -> list[Missing]:
    """Every gate but training has an outcome. Training never delays the decision."""
    left = [gate for gate in application.gates.exclude(kind=GateKind.TRAINING) if not _has_outcome(gate, application)]
    return [Missing(_("Not every check is finished yet.")), *_named(left, application, by)] if left else []


def every_gate_is_met(application: Application, by: User) -> list[Missing]:
    """Every gate is met today, by what is on record and the answers as they are; the database asks for the states."""
    left = unmet(application)
    found = [Missing(_("Not every check is met yet.")), *_named(left, application, by)] if left else []
    return [*found, *never_opened(application)]


def two_decided_clearance(application: Application, by: User) -> Missing | None:
    """One person proposed clearance and another approved it."""
    missing = _two_decided(application, Determination.Kind.CLEARANCE)
    spent = application.determinations.filter(kind=Determination.Kind.CLEARANCE, state=Determination.State.SPENT)
    if missing and spent.exists():
        words = _("Something changed after two people had decided, so what they decided no longer counts.")
        return Missing(f"{words} {missing.sentence}", missing.to)
    return missing


def two_decided_not_appointed(application: Application, by: User) -> Missing | None:
    """One person proposed and another approved that somebody is not appointed."""
    return _two_decided(application, Determination.Kind.NOT_APPOINTED)


def two_decided_reopening(application: Application, by: User) -> Missing | None:
    """One person proposed and another approved to reopen."""
    return _two_decided(application, Determination.Kind.REOPENING)


def no_other_live_application(application: Application, by: User) -> Missing | None:
    """The person has not begun a newer application for this role."""
    others = Application.objects.filter(
        person=application.person_id, profile=application.profile_id, stage__in=LIVE
    ).exclude(pk=application.pk)
    if application.profile_id and others.exists():
        return Missing(_("They have begun a new application for this role. Go on with that one."))
    return None


def closed_less_than_28_days_ago(application: Application, by: User) -> Missing | None:
    """Whoever is said to have asked for an end can say that they did not, and so can we. Staff do not undo what the
    person did themselves.
    """
    last = application.moves.order_by("-sequence").first()
    if last is None or last.entered != Stage.WITHDRAWN:
        return Missing(_("There is nothing here to undo."))
    if last.name != "close_at_request" and by.pk != application.person_id:
        return Missing(_("They stopped it themselves, so only they can go on with it."))
    if timezone.localdate(last.at) + UNDO < timezone.localdate():  # the day that the letter names counts whole
        return Missing(_("The 28 days are over. A new application is possible at any time."))
    return None


def silent_for_90_days(application: Application, by: User) -> Missing | None:
    """Nothing has been heard for 90 days."""
    quiet_since = application.last_contact_at + SILENCE
    if quiet_since <= timezone.now():
        return None
    day = timezone.localdate(quiet_since)
    return Missing(_("We have been in touch in the last 90 days. Wait until %(day)s.") % {"day": f"{day:%-d %B %Y}"})


def asked_and_no_answer(application: Application, by: User) -> Missing | None:
    """They were asked, in their safe way, whether they want to go on."""
    asked = application.conversations.filter(kind=Kind.STILL_THERE, happened_at__gte=application.last_contact_at)
    if asked.exists():
        return None
    return Missing(_("First ask them, in the way that is safe for them, if they want to go on."), "conversation")


def _two_decided(application: Application, kind: Determination.Kind) -> Missing | None:
    found = application.determinations.in_force(kind).first()
    if found and found.decided_by_id != found.proposed_by_id:
        return None
    return Missing(_("Two people have to decide this: one proposes, another one agrees."), "decision")


def _has_outcome(gate: Gate, application: Application) -> bool:
    return gate.state in (*RESOLVED, GateState.NOT_SATISFIED) and not is_stale(gate, application)


def _named(left: list[Gate], application: Application, by: User) -> list[Missing]:
    """Each open gate, as far as whoever asks may know it: of some, no more than that the checks team has them."""
    views = [gate_view(gate, by, application) for gate in left]
    return [Missing(f"{view.name}: {_how_open(view)}.", f"gate/{view.kind}") for view in views]


def _how_open(view: GateView) -> str:
    if not view.may_see:
        return _("with the checks team")
    if view.stale:
        return _("something has changed since")
    return _("it has run out") if view.due == "expired" else str(view.label).lower()
