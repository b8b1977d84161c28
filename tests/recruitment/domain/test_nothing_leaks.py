"""What is private stays sealed at rest, out of the trail, out of letters, out of what objects say of themselves."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection

from lms.platform.letters.models import Letter
from lms.platform.trust.models import AuditEntry, SealedModel
from recruitment.domain.decisions import decisions
from recruitment.domain.evidence import assessments, conversations, references
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as factory

MARKER = "zinnia"

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything_is_told() -> Application:
    """Every sensitive text that a case can hold carries the marker."""
    application = factory.drafting()
    answers = {task: {**data} for task, data in factory.ANSWERS.items()}
    answers |= {
        "why": {"words": f"{MARKER} in my own words"},
        "lived-experience": {"words": f"{MARKER} lived"},
        "heard": {"words": f"{MARKER} heard"},
        "times": {"safe_times": f"{MARKER} times"},
        "needs": {"needs": ["access"], "words": f"{MARKER} needs"},
        "supporter": {"name": f"{MARKER} friend"},
    }
    factory.fill_in(application, answers)
    application = factory.intake.submit(application, token="0b8f7d4e-6f4c-4a8e-9d3c-2f6f4f1f0a22", by=cast.sam())
    factory.make_move(application, "offer", by=cast.maya(), note=f"{MARKER} note")
    referees = [{"name": f"{MARKER} {n}", "relationship": MARKER, "contact": MARKER} for n in (1, 2)]
    factory.fill_in(application, {**factory.LATER_ANSWERS, "referees": {"referees": referees}})
    factory.make_move(application, "accept", by=cast.sam())
    return _tell_the_checks_team(application)


def _tell_the_checks_team(application: Application) -> Application:
    for reference in application.references.all():
        references.record_reference(reference, words=MARKER, concern=MARKER, channel="call", by=cast.maya())
    factory.check_identity(application)
    factory.disclose(application, words=f"{MARKER} disclosed")
    factory.see_certificate(application, "information_disclosed")
    assessments.log_discussion(application, held=True, channel="call", notes=MARKER, by=cast.helen())
    conversations.log_conversation(application, kind="follow_up", channel="call", notes=MARKER, by=cast.maya())
    parts = dict.fromkeys(["seriousness", "pattern", "own_account", "conditions"], MARKER)
    factory.assess(application, "with_conditions", **parts)
    factory.ask_about_ties(application)
    factory.agree(application)
    factory.make_move(application, "to_decision", by=cast.maya())
    decisions.approve_decision(factory.propose_not_appointed(application), by=cast.joan())
    application.refresh_from_db()
    return application


def cells() -> Iterator[tuple[str, str]]:
    """(table, text) of every text in the database."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from ((table, str(value)) for row in cursor.fetchall() for value in row if value is not None)


@pytest.mark.both
def test_nothing_sensitive_stands_in_the_database_as_it_was_written(everything_is_told):
    assert sorted({table for table, text in cells() if MARKER in text}) == []


def test_the_result_of_a_dbs_check_is_nowhere_in_the_database(everything_is_told):
    assert [table for table, text in cells() if "information_disclosed" in text or "001234567890" in text] == []


def test_the_conclusion_of_an_assessment_is_nowhere_in_the_database(everything_is_told):
    assert [table for table, text in cells() if "with_conditions" in text] == []


def test_the_trail_names_nobody_and_quotes_nothing(everything_is_told):
    trail = str(list(AuditEntry.objects.values("action", "target", "fields", "ids")))

    assert not re.search(rf"{MARKER}|Ridley|example\.org|Eastmoor", trail)


def test_every_letter_is_free_of_what_was_told(everything_is_told):
    contexts = [str(letter.context) for letter in Letter.objects.filter(template__startswith="recruitment/")]

    assert len(contexts) >= 5
    assert [context for context in contexts if MARKER in context] == []


def test_no_object_says_more_of_itself_than_its_kind(everything_is_told):
    models = [model for model in apps.get_app_config("recruitment").get_models() if issubclass(model, SealedModel)]
    said = [f"{row!s} {row!r}" for model in models for row in model.objects.all()]

    assert len(said) > 30
    assert [words for words in said if MARKER in words or "Ridley" in words] == []


def test_the_person_themselves_reads_back_every_answer(everything_is_told):
    answers = factory.intake.versions(everything_is_told)

    assert answers["why"].data == {"words": f"{MARKER} in my own words"}
    assert answers["lived-experience"].data == {"words": f"{MARKER} lived"}


def test_reveal_only_fields_open_for_nobody_by_reading_them(everything_is_told):
    rows = [
        everything_is_told.self_disclosure.answer,
        everything_is_told.references.first().concern,
        everything_is_told.assessments.first().seriousness,
        everything_is_told.discussions.first().notes,
        everything_is_told.determinations.first().reasons,
        everything_is_told.dbs_checks.first().certificate_number,
    ]

    assert {str(value) for value in rows} == {"sealed"}
