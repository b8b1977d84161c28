"""The equality questions, the fingerprint, and the drawing of the workflow."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from lms.platform.trust.models import AuditEntry
from recruitment.domain.base.refusals import Missing, MoveRefused
from recruitment.domain.form import equality, snapshots
from recruitment.domain.gates import requirements
from recruitment.domain.workflow import diagram
from recruitment.domain.workflow.moves import MOVES
from recruitment.management.commands import draw_workflow
from recruitment.models import EqualityAnswer, GateKind, Stage
from tests import cast
from tests.factories import recruitment as factory


# --- equality -------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_equality_answers_keep_the_quarter_and_nothing_else(at):
    with at("2026-11-22 10:00"):
        kept = equality.keep_answers({"sex": "female", "age": "", "carer": "rather_not"})

    assert (kept.quarter, kept.answers) == ("2026-Q4", {"sex": "female", "carer": "rather_not"})
    assert str(kept) == "2026-Q4"


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "quarter"), [("2026-01-01", "Q1"), ("2026-03-31", "Q1"), ("2026-04-01", "Q2")])
def test_a_quarter_begins_with_its_first_month(at, day, quarter):
    with at(f"{day} 12:00"):
        assert equality.keep_answers({"sex": "male"}).quarter == f"2026-{quarter}"


@pytest.mark.django_db
def test_answering_nothing_keeps_nothing():
    assert equality.keep_answers({"sex": ""}) is None
    assert not EqualityAnswer.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{"sex": "no idea"}, {"name": "Sam"}])
def test_an_answer_that_is_not_on_the_list_is_not_kept(answers):
    with pytest.raises(ValueError, match="is no answer to"):
        equality.keep_answers(answers)


@pytest.mark.django_db
def test_no_trail_leads_from_equality_answers_to_a_person():
    before = AuditEntry.objects.count()

    equality.keep_answers({"sex": "female"})

    assert AuditEntry.objects.count() == before
    assert not [field for field in EqualityAnswer._meta.get_fields() if field.is_relation]
    assert EqualityAnswer._meta.pk.get_internal_type() == "UUIDField"


def test_every_equality_question_can_be_declined():
    assert [question for question, answers in equality.QUESTIONS.items() if "rather_not" not in answers] == []


# --- the fingerprint ------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_same_answers_have_the_same_fingerprint():
    application = factory.submitted()

    assert snapshots.fingerprint(application) == application.snapshot_hash


@pytest.mark.django_db
def test_two_people_with_the_same_answers_have_different_fingerprints():
    one = factory.drafting()
    other = factory.drafting(cast.priya())

    assert snapshots.fingerprint(one) != snapshots.fingerprint(other)


# --- gates ----------------------------------------------------------------------------------------
def test_every_kind_of_gate_has_its_evidence():
    assert set(requirements.EVIDENCE) == set(GateKind)


# --- refusing -------------------------------------------------------------------------------------
def test_a_refusal_is_one_text_with_links_only_where_there_is_somewhere_to_go():
    refusal = MoveRefused([Missing("First."), Missing("Second.", "area")])

    assert (refusal.sentence, str(refusal)) == ("First. Second.", "First. Second.")
    assert [link.to for link in refusal.links] == ["area"]


# --- the drawing ----------------------------------------------------------------------------------
def test_the_page_about_the_workflow_is_up_to_date():
    page = Path(settings.PROJECT) / "docs" / "recruitment-workflow.md"

    assert page.read_text() == diagram.workflow_page()


def test_every_move_and_every_stage_is_on_the_page():
    page = diagram.workflow_page()

    assert [name for name in MOVES if f"| `{name}` |" not in page] == []
    assert [stage for stage in Stage if f"| `{stage.value}` |" not in page] == []


def test_the_command_writes_the_page_and_says_where(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(draw_workflow, "PAGE", tmp_path / "workflow.md")

    call_command("draw_workflow")
    call_command("draw_workflow", "--check")

    assert (tmp_path / "workflow.md").read_text() == diagram.workflow_page()
    assert "up to date" in capsys.readouterr().out


def test_the_command_stops_where_the_page_is_old(tmp_path, monkeypatch):
    monkeypatch.setattr(draw_workflow, "PAGE", tmp_path / "workflow.md")

    with pytest.raises(CommandError, match="out of date"):
        call_command("draw_workflow", "--check")
