"""Liveness and readiness over HTTP, for whatever watches the processes."""

from typing import Any

import pytest
from django.test import Client

from lms.site.home.domain.readiness import CHECKS
from tests.site.home.domain.test_readiness import without_guard


def test_a_process_that_answers_is_alive_and_asks_no_database() -> None:
    reply = Client().get("/healthz")
    assert (reply.status_code, reply.content, reply["Content-Type"]) == (200, b"ok", "text/plain")


@pytest.mark.django_db
def test_a_process_with_every_part_is_ready() -> None:
    reply = Client().get("/readyz")
    assert (reply.status_code, reply.json()) == (200, dict.fromkeys(CHECKS, "ok"))


@pytest.mark.django_db
def test_a_process_whose_database_lost_a_guard_gets_no_visitors() -> None:
    without_guard()
    reply = Client().get("/readyz")
    assert reply.status_code == 503
    assert "trust_auditentry_no_delete" in reply.json()["database"]


def test_without_a_database_it_is_alive_and_not_ready() -> None:
    assert [Client().get(path).status_code for path in ("/healthz", "/readyz")] == [200, 503]


def test_the_answer_names_no_host_and_no_password(settings: Any) -> None:
    settings.DATABASES["default"].setdefault("HOST", "")
    said = Client().get("/readyz").content.decode()
    assert [word for word in ("postgres://", "127.0.0.1", "sqlite3", str(settings.DATA)) if word in said] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nobody_keeps_an_old_answer(path: str) -> None:
    assert "no-store" in Client().get(path)["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_watcher_may_ask_for_the_head_alone_and_send_nothing(path: str) -> None:
    assert [Client().head(path).status_code, Client().post(path).status_code] == [200, 405]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_watcher_is_given_no_session(path: str) -> None:
    assert Client().get(path).cookies == {}
