"""PostgreSQL's role for the service, made as the documentation says: it works, and cannot step round a guard."""

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction

from lms.platform.trust.domain.audit import record
from lms.platform.trust.domain.checkpoints import add_checkpoints
from lms.platform.trust.service_role import statements
from recruitment.domain.decisions import decisions
from recruitment.models import Application
from tests import cast
from tests.architecture.code import ROOT
from tests.factories import recruitment as factory
from tests.recruitment.models.raw_rows import refused, run, two_decide

pytestmark = pytest.mark.django_db
ROLE = "pathway_service_of_a_test"


@pytest.fixture
def service() -> Iterator[None]:
    """From `as_service()` on everything is asked by the service's own role. The test's rollback takes it away."""
    run(f"CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS")
    call_command("limit_service_role", ROLE, stdout=StringIO())
    yield
    run("RESET ROLE")


def as_service() -> None:
    run(f"SET ROLE {ROLE}")


def shadowed(table: str) -> None:
    run(f"CREATE TEMPORARY TABLE {table} (LIKE public.{table})")


def denied(sql: str) -> bool:
    try:
        with transaction.atomic():
            run(sql)
    except ProgrammingError as error:
        return "permission denied" in str(error) or "must be owner" in str(error)
    return False


@pytest.mark.postgresql
def test_the_role_does_everything_that_casework_needs(service: None) -> None:
    application = factory.at_decision()
    determination = factory.propose_clearance(application)
    as_service()
    decisions.approve_decision(determination, by=cast.joan())
    record("trust.tried", by=None)
    assert add_checkpoints() > 0
    assert Application.objects.get(pk=application.pk).stage == "cleared"


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TEMPORARY TABLE recruitment_gate (id int)",
        "CREATE TABLE public.recruitment_other (id int)",
        "CREATE SCHEMA elsewhere",
        "UPDATE trust_auditentry SET action = 'x.y'",
        "UPDATE trust_reveallog SET reason = 'another reason'",
        "DELETE FROM trust_reveallog",
        "TRUNCATE recruitment_gate",
        "DROP TRIGGER recruitment_gate_added ON recruitment_gate",
        "ALTER TABLE recruitment_gate DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION public.recruitment_gate_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RETURN NEW; END $$",
    ],
)
def test_the_role_can_make_no_table_and_take_no_guard_away(sql: str, service: None) -> None:
    as_service()
    assert denied(sql)


@pytest.mark.postgresql
def test_temporary_tables_named_like_ours_clear_nobody_even_where_they_may_be_made(service: None) -> None:
    application = factory.at_checks()
    two_decide(application, "clearance")
    run(f'GRANT TEMPORARY ON DATABASE "{connection.settings_dict["NAME"]}" TO {ROLE}')
    as_service()
    shadowed("recruitment_gate")
    run("INSERT INTO pg_temp.recruitment_gate SELECT * FROM public.recruitment_gate")
    run("UPDATE pg_temp.recruitment_gate g SET state = 'satisfied', snapshot = %s", application.snapshot_hash)
    run("SET LOCAL search_path = pg_temp, public")

    def write() -> None:
        run("UPDATE public.recruitment_application SET stage = 'cleared' WHERE id = %s", application.pk)

    assert refused(write)


@pytest.mark.postgresql
def test_temporary_tables_named_like_ours_hold_no_clearance_open(service: None) -> None:
    application = factory.cleared()
    run(f'GRANT TEMPORARY ON DATABASE "{connection.settings_dict["NAME"]}" TO {ROLE}')
    as_service()
    shadowed("recruitment_application")
    run("SET LOCAL search_path = pg_temp, public")

    def write() -> None:
        run("UPDATE public.recruitment_gate SET state = 'not_started' WHERE application_id = %s", application.pk)

    assert refused(write)


@pytest.mark.postgresql
@pytest.mark.parametrize("role", ["Pathway; DROP TABLE x", "postgres"])
def test_only_a_plain_name_of_another_role_is_taken(role: str) -> None:
    with pytest.raises(CommandError):
        call_command("limit_service_role", role, stdout=StringIO())


@pytest.mark.sqlite
def test_sqlite_is_told_apart_from_a_server_with_roles() -> None:
    with pytest.raises(CommandError, match="SQLite"):
        call_command("limit_service_role", "pathway", stdout=StringIO())


def test_the_documentation_and_the_command_say_the_same() -> None:
    documented = re.sub(r"\s+", " ", (ROOT / "docs/operations.md").read_text())
    said = statements("pathway", owner="pathway_owner", database="pathway")
    plain = [one.replace('"', "") for one in said]
    assert [one for one in plain if f"{one};" not in documented] == []


@pytest.mark.postgresql
def test_shown_alone_nothing_is_changed() -> None:
    out = StringIO()
    call_command("limit_service_role", "nobody_of_this_name", print=True, stdout=out)
    assert "REVOKE TEMPORARY" in out.getvalue()
    with pytest.raises(DatabaseError), transaction.atomic():
        call_command("limit_service_role", "nobody_of_this_name", stdout=StringIO())
