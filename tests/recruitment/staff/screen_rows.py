"""Many cases at once for lists and queues, written straight into the table: as many rows as a test wants to count."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lms.platform.accounts.models import User
from recruitment.domain.base.reference_codes import new_reference
from recruitment.models import Application, Gate, GateKind, Stage
from tests import cast
from tests.factories import recruitment as factory

MOST_QUERIES = 25
FIRST_DAY = date(2026, 1, 1)


def many(count: int, *, first: int = 0, **fields: Any) -> list[Application]:
    """People of Eastmoor at the checks, each with one open gate, promised one day after the other."""
    profile = factory.a_role()
    made = []
    for number in range(first, first + count):
        person = User.objects.create(full_name=f"Person {number:02}", email=f"person-{number}@example.org")
        values = {
            "reference": new_reference(),
            "person": person,
            "profile": profile,
            "area": cast.eastmoor(),
            "coordinator": cast.maya(),
            "stage": Stage.CHECKS,
            "expected_by": FIRST_DAY + timedelta(days=number // 2),
        }
        made.append(Application.objects.create(**values | fields))
        Gate.objects.create(application=made[-1], kind=GateKind.REFERENCES)
    return made


def queries(browser: Client, url: str) -> int:
    """How many a page takes once its sign-in and caches are warm."""
    browser.get(url)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(url).status_code == 200
    return len(found)


def all_pages(
    browser: Client, url: str, named: Callable[[Any], list[str]], next_link: Callable[[Any], str]
) -> list[str]:
    """What stands on this page and on each that follows it, to the end."""
    seen: list[str] = []
    while url:
        reply = browser.get(url)
        seen += named(reply)
        url = next_link(reply)
    return seen
