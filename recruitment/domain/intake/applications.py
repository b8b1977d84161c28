"""How an application begins: an enquiry of a few questions, or a form; and how the form is sent, once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.people import (
    ContactTaken,
    create_person,
    find_by_email,
    find_by_phone,
    update_contact,
)
from lms.platform.accounts.domain.relationships import conflicted
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.letters.domain.holding import place_letters
from lms.platform.trust.domain.audit import record
from recruitment.domain.base.letters import tell_applicant
from recruitment.domain.base.reference_codes import new_reference
from recruitment.domain.base.refusals import ConcurrentMove, MoveRefused
from recruitment.domain.base.working_days import first_promise
from recruitment.domain.form.answers import confirm_answers, save_answer, versions
from recruitment.domain.workflow.moves import make_move
from recruitment.models import Application, RoleProfile, Stage
from recruitment.models.stages import BEFORE_OFFER, LIVE

__all__ = ["NotYet", "confirm_answers", "enquire", "not_yet", "save_answer", "start", "submit", "versions"]

StartedBy = Application.StartedBy


@dataclass(frozen=True)
class NotYet:
    """Why somebody cannot apply for this role today, and what else there is. Never a refusal."""

    reason: str
    sentence: str
    others: list[RoleProfile]


def why_not_yet(profile: RoleProfile, *, area: Area | None = None, old_enough: bool = True) -> NotYet | None:
    """None where somebody may apply; `reason` is `closed`, `not_yet`, `unpublished`, `age` or `area`."""
    today = timezone.localdate()
    reason = profile.why_closed(today)
    areas = list(profile.areas.all())
    if not reason and not old_enough:
        reason = "age"
    if not reason and area and areas and area not in areas:
        reason = "area"
    if not reason:
        return None
    others = RoleProfile.objects.open_on(today).exclude(pk=profile.pk)
    return NotYet(reason, _NOT_YET[reason](profile), list(others))


def begin_with_enquiry(
    *,
    full_name: str,
    email: str | None = None,
    phone: str | None = None,
    channel: str = "",
    safe_times: str = "",
    profile: RoleProfile | None = None,
    area: Area | None = None,
    source: str = "",
    started_by: str = StartedBy.THEMSELVES,
    by: User | None = None,
) -> Application:
    """Somebody says hello. `by` is the signed-in person, a member of staff who took it down, or None for a visitor.

    `area` None: nobody knows yet, and coordinators of every area see it until one of them places it.
    An address that we know already belongs to that person: a visitor adds an enquiry to them but changes nothing of
    theirs, so that nobody can redirect somebody else's letters. An enquiry that is open already is returned as it is;
    a visitor gets whatever is open, for any role. What visitors typed besides, `hellos` keeps as a note.
    Raises ValidationError for an address that is none, MoveRefused for somebody who may not write it down for others.
    Screens show a visitor the same page in every case.
    """
    reach = {"channel": channel, "safe_times": safe_times}
    about = {"profile": profile, "area": area, "source": source, "started_by": started_by}

    def act() -> Application:
        person = _person(full_name, email, phone, reach, started_by=started_by, by=by)
        return _live(person, profile, area, by=by) or _say_hello(person, by=by, **about)

    return _also_at_the_same_moment(act)


def start_application(person: User, profile: RoleProfile, *, area: Area | None = None, by: User) -> Application:
    """The form for one role, begun by the person (or for them); an application that is open already is returned.

    An enquiry that nobody has answered yet becomes the form: they prefer to write. Raises MoveRefused with a "not
    yet" sentence where the role is closed or not done there.
    """

    def act() -> Application:
        _refuse_unless_for(person, by)
        application = _live(person, profile, area, by=by)
        if application is None:
            refusal = why_not_yet(profile, area=area)
            if refusal:
                raise MoveRefused(refusal.sentence)
            started_by = StartedBy.THEMSELVES if by == person else StartedBy.PHONE
            application = _create(person, profile, area, by=by, started_by=started_by)
        if application.stage == Stage.ENQUIRY:
            make_move(application, "write_first", by=by)
        return application

    return _also_at_the_same_moment(act)


def submit_application(application: Application, *, token: UUID, by: User) -> Application:
    """Send the form, once. Pressed twice, or on two phones at once, it is one submission with the same receipt.

    Raises MoveRefused with what is missing.
    """
    try:
        with transaction.atomic():
            if application.submitted_at is None:
                make_move(application, "submit", by=by)
                application.submit_token = token
                application.save(update_fields=["submit_token"])
    except ConcurrentMove:
        application.refresh_from_db()
        if application.submitted_at is None:
            raise
    return application


def _also_at_the_same_moment(act: Callable[[], Application]) -> Application:
    """Pressed twice, the slower of two finds what the quicker one has just made, which the database kept single.

    The contact of somebody new may be taken between the look and the writing: then it is that person's, too.
    """
    try:
        with transaction.atomic():
            return act()
    except (IntegrityError, ContactTaken):
        with transaction.atomic():
            return act()


def _person(
    full_name: str, email: str | None, phone: str | None, reach: dict[str, str], *, started_by: str, by: User | None
) -> User:
    if by and started_by == StartedBy.THEMSELVES:
        person: User | None = by
    else:
        person = (find_by_email(email) if email else None) or (find_by_phone(phone) if phone else None)
    if by:
        _refuse_unless_for(person, by)
    is_new = person is None
    found = person or create_person(full_name=full_name, email=email, phone=phone, by=by)
    where = {"contact_email": email, "contact_phone": phone} if by == found else {}
    said: dict[str, Any] = {name: value for name, value in (reach | where).items() if value}
    if said and (is_new or by):
        update_contact(found, by=by or found, **said)
    return found


def _refuse_unless_for(person: User | None, by: User) -> None:
    """People begin for themselves; a coordinator for others, but not for somebody close to them."""
    if person == by:
        return
    if not has_grant(by, Grant.CASE_WORK):
        raise MoveRefused(_("Your role does not do this here."))
    refusal = conflicted(by, person) if person else ""
    if refusal:
        raise MoveRefused(refusal)


def _live(person: User, profile: RoleProfile | None, area: Area | None, *, by: User | None) -> Application | None:
    """The open application for this role, placed if it was not and we now hear where they are."""
    found = _open(person, profile, by=by)
    if found and found.area is None and area and by:
        found.area = area
        found.save(update_fields=["area"])
        place_letters(found, area)
        record("recruitment.application_changed", by=by, target=found, fields=["area"])
    return found


def _open(person: User, profile: RoleProfile | None, *, by: User | None) -> Application | None:
    """The open application for this role; for "not sure", any that has not come to an offer.

    Somebody who was not sure and now knows which role goes on with the same enquiry. A visitor (`by` None) may be
    anybody: they change nothing.
    """
    mine = Application.objects.filter(person=person, stage__in=LIVE).order_by("-pk")
    if by is None:
        return mine.first()
    if profile is None:
        return mine.filter(Q(stage__in=BEFORE_OFFER) | Q(profile=None)).first()
    found = mine.filter(profile=profile).first()
    unsure = None if found else mine.filter(profile=None).first()
    if unsure:
        unsure.profile = profile
        unsure.save(update_fields=["profile"])
        record("recruitment.application_changed", by=by, target=unsure, fields=["profile"])
    return found or unsure


def _say_hello(person: User, *, by: User | None, **about: Any) -> Application:
    about["enquired_at"] = timezone.now()
    application = _create(person, about.pop("profile"), about.pop("area"), by=by, **about)
    tell_applicant(application, "enquiry", by=by)
    return application


def _create(
    person: User, profile: RoleProfile | None, area: Area | None, *, by: User | None, **fields: Any
) -> Application:
    if area is None and profile:
        areas = list(profile.areas.all()[:2])
        area = areas[0] if len(areas) == 1 else None
    fields["source"] = fields.get("source") or None
    application = Application.objects.create(
        reference=new_reference(),
        person=person,
        profile=profile,
        area=area,
        expected_by=first_promise(Stage.ENQUIRY),
        **fields,
    )
    record("recruitment.application_created", by=by, target=application, ids={"started_by": application.started_by})
    return application


_NOT_YET = {
    "unpublished": lambda profile: _("This role is not open yet."),
    "not_yet": lambda profile: _("This role opens on %(day)s.") % {"day": f"{profile.opens_on:%-d %B %Y}"},
    "closed": lambda profile: _("This role is not taking new people at the moment."),
    "age": lambda profile: _("This role is for people aged %(age)d or over.") % {"age": profile.minimum_age},
    "area": lambda profile: _("This role is not done in your area yet."),
}
