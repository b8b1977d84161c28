"""What screens of learning are tried with: a trainee signed in, on a module."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Enrolment
from lms.platform.accounts.models import User
from tests import cast
from tests.factories.courses import enrolment, module, rich
from tests.scenes import laid_out_once


@pytest.fixture
def web(client_for: Callable[..., Client], priya: User) -> Client:
    """Priya's browser."""
    return client_for(priya)


listening = laid_out_once(lambda: enrolment(cast.priya(), module()).pk, name="listening")
talking = laid_out_once(lambda: enrolment(cast.priya(), rich()).pk, name="talking")


@pytest.fixture
def on(listening: int) -> Enrolment:
    """Priya on a small module with two lessons and a quiz of three questions; there from its first test to the last."""
    return Enrolment.objects.get(pk=listening)


@pytest.fixture
def on_talk(talking: int) -> Enrolment:
    """Priya on a module whose lesson `talk` holds every kind of block; there from its first test to the last."""
    return Enrolment.objects.get(pk=talking)


@pytest.fixture
def to() -> Callable[..., str]:
    """`to("lesson", "listening", "lesson-1")`: the address of a screen of learning."""
    return lambda name, *args: reverse(f"courses:{name}", args=args)
