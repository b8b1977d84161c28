"""`manage.py seed_demo`: only where passwords that everybody knows do no harm, and never over real people."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from certificates.models import Certificate
from lms.platform.accounts.models import User
from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.domain.verifying import verify_audit
from lms.site.demo import story
from lms.site.demo.cast import PARTS, PASSWORD
from lms.site.demo.management.commands.seed_demo import _quick_disk
from recruitment.models import Application
from tests.factories.courses import page_tree

pytestmark = pytest.mark.django_db(transaction=True)
Seed = Callable[..., str]


@pytest.fixture
def seed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Seed:
    """The command with a shorter story: the long one is told in test_story.py."""
    settings.DEBUG = True
    monkeypatch.setattr(story, "ENDINGS", [(5, "began the checks", story._at_checks)])

    def run(*options: str) -> str:
        page_tree()
        said = StringIO()
        call_command("seed_demo", *options, stdout=said)
        return said.getvalue()

    return run


def counted() -> list[int]:
    return [model.objects.count() for model in (User, Application, Certificate)]


def test_on_an_empty_machine_it_makes_everybody_and_says_how_to_get_in(seed: Seed) -> None:
    said = seed("--if-empty")
    assert "Made the demo scheme with 9 applications in " in said
    assert [part.email for part in PARTS if part.email not in said] == []
    assert f"the password {PASSWORD}:" in said
    assert Application.objects.count() == 9
    assert set(Certificate.objects.values_list("status", flat=True)) == {"valid", "superseded"}
    _again_changes_nothing(seed)
    add_checkpoints(everything=True)
    assert verify_audit().fault == ""


def _again_changes_nothing(seed: Seed) -> None:
    before = counted()
    assert "The demo scheme is here already; nothing was changed." in seed()
    assert PARTS[0].email in seed("--if-empty")
    assert counted() == before


def test_it_leaves_a_scheme_with_people_alone(seed: Seed, sam: User) -> None:
    assert seed("--if-empty") == "There are people here already, so the demo was left out.\n"
    assert counted() == [1, 0, 0]


@pytest.mark.parametrize("options", [(), ("--if-empty",)])
def test_it_is_refused_where_debug_is_off(seed: Seed, settings: Any, options: tuple[str, ...]) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only for machines with DEBUG on"):
        seed(*options)
    assert counted() == [0, 0, 0]


def test_a_story_that_stops_half_way_does_not_leave_the_disk_unsafe(seed: Seed, monkeypatch: Any) -> None:
    monkeypatch.setattr(story, "ENDINGS", [(1, "stumbles", lambda walk: 1 / 0)])
    monkeypatch.setattr(story, "leading", lambda cast, profiles: None)
    with pytest.raises(ZeroDivisionError):
        seed()
    assert waits_for_the_disk()


def test_the_disk_is_waited_for_again_after_the_quick_part() -> None:
    with _quick_disk():
        assert waits_for_the_disk() is (connection.vendor != "sqlite")
    assert waits_for_the_disk()


def waits_for_the_disk() -> bool:
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_another_database_has_no_such_setting_and_is_asked_nothing(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    with monkeypatch.context() as elsewhere, django_assert_num_queries(0):
        elsewhere.setattr(connection, "vendor", "postgresql")
        with _quick_disk():
            pass
