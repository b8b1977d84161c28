"""The scheme that is measured: the demo's people and pages, and ten thousand more applications."""

import os
import subprocess
import sys
from datetime import timedelta
from itertools import cycle

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from certificates.domain.pdf import make_pdf
from certificates.models import Certificate
from courses.models import Enrolment
from lms.platform.accounts.models import Area, User
from recruitment.models import Application, Gate, RolePage, RoleProfile, Stage
from recruitment.models.kinds import DEFAULT_GATES, GateState
from tests.bench.load import Page

APPLICATIONS = 10_000
AT_ONCE = 1_000
STAGES = (Stage.ENQUIRY, Stage.CONVERSATION, Stage.SUBMITTED, Stage.CONDITIONAL_OFFER, Stage.CHECKS, Stage.DECISION)
GATE_STATES = (GateState.SATISFIED, GateState.NOT_STARTED, GateState.WITH_APPLICANT, GateState.IN_PROGRESS)


def build() -> None:
    """Make the demo scheme and fill it up to 10,000 applications, each with its gates, in the coordinator's area."""
    for command in (["migrate"], ["load_catalogue"], ["seed_demo", "--if-empty"]):
        _manage(*command)
    settings.STATIC_ROOT.mkdir()
    for start in range(0, APPLICATIONS, AT_ONCE):
        _more(start, min(AT_ONCE, APPLICATIONS - start))


def pages() -> list[Page]:
    """What is measured, each asked for by somebody who may see it."""
    applicant, trainee, coordinator = (_person(name) for name in ("applicant", "trainee", "coordinator"))
    application = Application.objects.of(applicant).first()
    enrolment = Enrolment.objects.filter(person=trainee).select_related("module").first()
    certificate = Certificate.objects.filter(status=Certificate.Status.VALID).select_related("person").first()
    worked_on = Application.objects.worked_by(coordinator).filter(stage=Stage.CHECKS).order_by("pk").first()
    lesson = enrolment.version.content["lessons"][0]["slug"]
    role = RolePage.objects.live().first()
    return [
        Page("home", "/"),
        Page("roles", "/roles/"),
        Page("role", role.url),
        Page("help", reverse("pages:help")),
        Page("home, signed in", "/", _session(applicant)),
        Page("my path", reverse("home:my"), _session(applicant)),
        Page("task list", reverse("recruitment:application", args=[application.reference]), _session(applicant)),
        Page("lesson", reverse("courses:lesson", args=[enrolment.module.key, lesson]), _session(trainee)),
        Page("staff home", reverse("wagtailadmin_home"), _session(coordinator)),
        Page("Today, 10,000 applications", reverse("casework_today"), _session(coordinator)),
        Page("person", reverse("casework_person", args=[worked_on.reference]), _session(coordinator)),
        Page("who works here", reverse("people_list"), _session(_person("admin"))),
        Page(
            "certificate PDF",
            reverse("certificates:pdf", args=[certificate.uuid]),
            _session(certificate.person),
            b"%PDF",
        ),
    ]


def make_a_pdf() -> None:
    """What a worker does for each new certificate; the page above hands out the file that was kept."""
    make_pdf(Certificate.objects.filter(status=Certificate.Status.VALID)[0])


def _manage(*command: str) -> None:
    """The demo is made only where DEBUG is on, so as `make run` makes it, in a process of its own."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lms.settings.dev"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def _person(name: str) -> User:
    return get_user_model().objects.get(email=f"{name}@example.org")


def _session(person: User) -> str:
    """The cookie of a browser in which `person` has just signed in."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


@transaction.atomic
def _more(start: int, count: int) -> None:
    """Rows as they would be, written in bulk: through the rules, 10,000 would take an hour."""
    area, coordinator, profile = Area.objects.first(), _person("coordinator"), RoleProfile.objects.first()
    numbers = range(start, start + count)
    people = User.objects.bulk_create(User(full_name=f"Person {n}", email=f"person-{n}@example.org") for n in numbers)
    now, today, stages = timezone.now(), timezone.localdate(), cycle(STAGES)
    applications = Application.objects.bulk_create(
        Application(
            reference=f"B{n:07}",
            person=person,
            profile=profile,
            area=area,
            coordinator=coordinator,
            stage=next(stages),
            entered_at=now - timedelta(days=n % 90),
            expected_by=today + timedelta(days=n % 40 - 20),
        )
        for n, person in zip(numbers, people, strict=True)
    )
    states = cycle(GATE_STATES)
    Gate.objects.bulk_create(
        Gate(application=application, kind=kind, position=position, state=next(states))
        for application in applications
        for position, kind in enumerate(DEFAULT_GATES)
    )
