"""Enquiries: processed at once for somebody signed in, in the background for everybody else.

A visitor's request writes one row, whoever they name: what it takes, and what it sends, tells nobody who is known here.
A row that waits is found by `process_waiting_enquiries`, so nothing is lost with a task.
"""

import logging
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.tasks import task, task_backends
from django.utils import timezone

from lms.platform.accounts.domain.contacts import tidy_contact
from lms.platform.accounts.domain.grants import has_grant
from lms.platform.accounts.domain.people import find_by_email, find_by_phone, update_contact
from lms.platform.accounts.domain.preferences import preference_of
from lms.platform.accounts.models import Area, User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.domain.audit import record
from recruitment.domain.intake import applications
from recruitment.models import Application, Enquiry, RoleProfile
from recruitment.models.stages import LIVE

logger = logging.getLogger(__name__)


@transaction.atomic
def receive_enquiry(
    *, name: str, contact: str, channel: str, safe_times: str, profile: RoleProfile | None, area: Area | None = None
) -> Enquiry:
    """Keep what a visitor typed (`contact` tidied), to be taken up when their request is over."""
    enquiry = _keep(None, profile, area, name=name, contact=contact, channel=channel, safe_times=safe_times)
    transaction.on_commit(partial(_hasten, enquiry.pk), robust=True)
    return enquiry


@transaction.atomic
def send_enquiry(
    *,
    name: str,
    contact: str,
    channel: str,
    safe_times: str,
    profile: RoleProfile | None,
    area: Area | None = None,
    by: User,
) -> Application | None:
    """Somebody signed in says enquiry, and has their application at once.

    A number or address that is not the one they sign in with opens nothing: it stays as a note for the coordinator.
    """
    return process_enquiry(_keep(by, profile, area, name=name, contact=contact, channel=channel, safe_times=safe_times))


@transaction.atomic
def process_enquiry(enquiry: Enquiry) -> Application | None:
    """The application that it begins, or to which it is added; None where another process was first.

    A visitor changes nothing of somebody who is known: what they typed stays as a note for the coordinator.
    """
    if not Enquiry.objects.waiting().filter(pk=enquiry.pk).update(processed_at=timezone.now()):
        return None
    email, phone = tidy_contact(enquiry.contact)
    known = enquiry.person or (find_by_email(email) if email else find_by_phone(phone or ""))
    standing = _standing(known) if enquiry.person is None and known else None
    application = standing or applications.begin_with_enquiry(
        full_name=enquiry.name,
        email=email,
        phone=phone,
        channel=enquiry.channel,
        safe_times=enquiry.safe_times or "",
        profile=enquiry.profile,
        area=enquiry.area,
        by=enquiry.person,
    )
    if enquiry.person:
        _call_them(enquiry.person, enquiry.name)
    _keep_as_note(enquiry, application) if known and _says_more(enquiry, known, application) else enquiry.delete()
    return application


@task()
def process_enquiry_task(pk: int) -> None:
    """The task: take one up now, if it still waits."""
    enquiry = Enquiry.objects.waiting().filter(pk=pk).first()
    if enquiry is not None:
        process_enquiry(enquiry)


def process_waiting_enquiries() -> int:
    """Process every visitor's enquiry that waits; returns how many. Safe to run twice at once, or to kill."""
    done = 0
    for pk in list(Enquiry.objects.waiting().values_list("pk", flat=True)):
        try:
            process_enquiry_task.func(pk)
            done += 1
        except Exception:
            logger.exception("Hello %s could not be taken up; it is tried again with the next tick.", pk)
    return done


def unanswered_enquiries(user: User) -> list[Enquiry]:
    """Notes on cases that `user` looks after as a coordinator, sent since anybody was last in touch, oldest first."""
    if not has_grant(user, Grant.CASE_WORK):
        return []
    notes = Enquiry.objects.worked_by(user).filter(
        application__stage__in=LIVE, said_at__gt=F("application__last_contact_at"), person=None
    )
    return list(notes.select_related("application__person", "profile")[:20])


def _keep(by: User | None, profile: RoleProfile | None, area: Area | None, **typed: str) -> Enquiry:
    tidy = {name: words.strip() for name, words in typed.items()}
    enquiry = Enquiry.objects.create(person=by, profile=profile, area=area, **tidy)
    record("recruitment.hello_received", by=by, target=enquiry)
    return enquiry


def _call_them(person: User, name: str) -> None:
    """What somebody signed in would like to be called, where it is another name than we have."""
    if name not in (person.full_name, person.preferred_name):
        if person.full_name:
            update_contact(person, by=person, preferred_name=name)
        else:
            update_contact(person, by=person, full_name=name)


def _hasten(pk: int) -> None:
    """Have a worker take it up. Without a worker a task runs in the visitor's own request, which would tell by its
    length; only on one's own machine that does not matter.
    """
    if task_backends["default"].supports_defer or settings.DEBUG:
        process_enquiry_task.enqueue(pk)


def _standing(person: User) -> Application | None:
    return Application.objects.of(person).filter(stage__in=LIVE).first()


def _says_more(enquiry: Enquiry, person: User, application: Application) -> bool:
    """Whether it holds a word that is not kept elsewhere: pressed twice, it does not."""
    kept = preference_of(person)
    same_role = enquiry.profile_id in (None, application.profile_id)
    same_way = (enquiry.channel, enquiry.safe_times or "") == (kept.channel, kept.safe_times or "")
    own_address = enquiry.contact in (person.email, person.phone)
    same_name = enquiry.name in (person.full_name, person.preferred_name)
    same_area = enquiry.area_id in (None, application.area_id)
    return not (same_role and same_area and same_way and own_address and same_name)


def _keep_as_note(enquiry: Enquiry, application: Application) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(application=application)
    record("recruitment.hello_noted", by=enquiry.person, target=application, ids={"hello": str(enquiry.uuid)})
