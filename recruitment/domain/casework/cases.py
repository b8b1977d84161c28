"""Who looks after an application, and where: small acts of a coordinator."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.letters.domain.holding import place_letters
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.coordinators import forget_coordinator
from recruitment.domain.base.letters import day as in_words
from recruitment.domain.base.letters import tell_applicant
from recruitment.domain.base.permissions import refuse_unless, refuse_unless_at
from recruitment.domain.base.refusals import MoveRefused
from recruitment.domain.base.working_days import is_working
from recruitment.domain.status.pending import is_with_us, who_has_it
from recruitment.domain.workflow.moves import make_move
from recruitment.domain.workflow.promises import promise_for
from recruitment.models import Application, Channel, RoleProfile, Snooze, StageMove
from recruitment.models.stages import BEFORE_OFFER, OPEN


@transaction.atomic
def assign_coordinator(application: Application, coordinator: User, *, by: User) -> Application:
    """Make `coordinator` the applicant's named person. Raises MoveRefused where that role is not theirs here."""
    refuse_unless(application, by, Grant.CASE_WORK)
    if not has_grant(coordinator, Grant.CASE_WORK, application.area):
        raise MoveRefused(_("This person is not a coordinator here."))
    refuse_unless(application, coordinator, Grant.CASE_WORK)
    return _set(application, by, coordinator=coordinator)


@transaction.atomic
def place_in_area(application: Application, area: Area, *, by: User) -> Application:
    """Say which area somebody belongs to; a coordinator of another area is no longer theirs."""
    refuse_unless(application, by, Grant.CASE_WORK)
    stays = application.coordinator and has_grant(application.coordinator, Grant.CASE_WORK, area)
    place_letters(application, area)
    return _set(application, by, area=area, coordinator=application.coordinator if stays else None)


@transaction.atomic
def choose_role(application: Application, profile: RoleProfile, *, by: User) -> Application:
    """Say which role; before the offer only, as the gates are the role's."""
    refuse_unless(application, by, Grant.CASE_WORK, own=True)
    refuse_unless_at(application, BEFORE_OFFER, _("The role is fixed once an offer was made."))
    return _set(application, by, profile=profile)


@transaction.atomic
def snooze_case(application: Application, until: date, *, by: User) -> Snooze:
    """Out of `by`'s own queue until that day; nobody else's queue changes. Raises MoveRefused for a day gone by."""
    refuse_unless(application, by, Grant.CASE_VIEW, Grant.REVIEW)
    if until <= timezone.localdate():
        raise MoveRefused(_("Choose a day from tomorrow on."))
    found, _made = Snooze.objects.update_or_create(application=application, user=by, defaults={"until": until})
    record("recruitment.snoozed", by=by, target=application, ids={"until": until.isoformat()})
    return found


@transaction.atomic
def promise_day(application: Application, day: date, *, by: User) -> Application:
    """Promise another day for the next step. The applicant's page shows it; of a later day they are told."""
    refuse_unless(application, by, Grant.CASE_WORK)
    refuse_unless_at(application, OPEN, _("Nothing is expected here now."))
    if day < timezone.localdate():
        raise MoveRefused(_("Choose a day from today on."))
    if not is_working(day):
        raise MoveRefused(_("Choose a day from Monday to Friday. People count on the day that we say."))
    said = promise_for(application).by
    _set(application, by, expected_by=day)
    if day > said and is_with_us(application):
        tell_applicant(application, "late", by=by, missed=in_words(said), has_it=who_has_it(application))
    return application


@transaction.atomic
def close_at_request(application: Application, *, how: str, asked_on: date, words: str = "", by: User) -> StageMove:
    """End it because the person asked for that, and write down how (one of `Channel`) and when they did.

    They are told who closed it, and can undo it for 28 days. Raises MoveRefused or ConcurrentMove.
    """
    if asked_on > timezone.localdate():
        raise MoveRefused(_("That day is still to come."))
    said = _("They asked on %(day)s: %(how)s.") % {"day": in_words(asked_on), "how": Channel(how).label.lower()}
    return make_move(application, "close_at_request", by=by, note=f"{said} {words.strip()}".strip())


def _set(application: Application, by: User, **values: object) -> Application:
    for name, value in values.items():
        setattr(application, name, value)
    application.save(update_fields=list(values))
    forget_coordinator(application)
    record("recruitment.application_changed", by=by, target=application, fields=sorted(values))
    return application
