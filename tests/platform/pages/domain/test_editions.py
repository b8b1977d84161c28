"""Which edition of the public site is the present one: the database says, and every process hears of it."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction

from lms.platform.pages.domain import editions
from lms.platform.pages.domain.editions import begin_edition, present_edition

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


@pytest.fixture(autouse=True)
def _known_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a running process, where nothing but a change makes it read again within the test."""
    monkeypatch.setattr(editions, "KNOWN_SECONDS", 1000)


def test_it_begins_without_a_word_and_has_another_after_each_change() -> None:
    seen = [present_edition()]
    for _ in range(3):
        begin_edition()
        seen.append(present_edition())
    assert (seen[0], len(set(seen))) == ("", 4)


def test_it_is_read_once_until_it_changes(django_assert_num_queries: Any) -> None:
    begin_edition()
    with django_assert_num_queries(1):
        assert present_edition() == present_edition()


def test_a_change_that_came_to_nothing_ends_no_edition() -> None:
    begin_edition()
    before = present_edition()
    with transaction.atomic():
        begin_edition()
        transaction.set_rollback(True)
    editions.forget_edition()
    assert present_edition() == before


def test_another_thread_hears_of_it() -> None:
    before, heard = present_edition(), []
    begin_edition()

    def asks() -> None:
        heard.append(present_edition())
        connection.close()

    thread = threading.Thread(target=asks)
    thread.start()
    thread.join()
    assert heard[0] not in {before, ""}


def test_another_process_hears_of_it_when_what_it_knows_is_a_second_old(monkeypatch: pytest.MonkeyPatch) -> None:
    before = present_edition()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(editions, "forget_edition", lambda: None)
        begin_edition()
    assert present_edition() == before
    editions._known.until = 0.0  # the second is over
    assert present_edition() != before


def test_what_was_read_while_it_ended_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        """Reads the old word, and meanwhile the edition ends."""

        def __getattr__(self, name: str) -> Any:
            return lambda *args, **more: self

        def first(self) -> str:
            editions.forget_edition()
            return "old"

    with monkeypatch.context() as reading:
        reading.setattr(editions.SiteEdition, "objects", Slow())
        assert present_edition() == "old"
    begin_edition()
    assert present_edition() != "old"
