"""What screens of learning are tried with: a trainee signed in, on a module."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from courses.models import Enrolment
from lms.accounts.models import User
from tests.factories.courses import enrolment, module, rich


@pytest.fixture
def web(client_for: Callable[..., Client], priya: User) -> Client:
    """Priya's browser."""
    return client_for(priya)


@pytest.fixture
def on(priya: User) -> Enrolment:
    """Priya on a small module with two lessons and a quiz of three questions."""
    return enrolment(priya, module())


@pytest.fixture
def on_talk(priya: User) -> Enrolment:
    """Priya on a module whose lesson `talk` holds every kind of block."""
    return enrolment(priya, rich())


@pytest.fixture
def to() -> Callable[..., str]:
    """`to("lesson", "listening", "lesson-1")`: the address of a screen of learning."""
    return lambda name, *args: reverse(f"courses:{name}", args=args)
