"""House rule 6: each machine has one module that moves it, and every refusal is a sentence."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from recruitment import models

PROJECT = Path(settings.PROJECT)
PRODUCTION = sorted(
    path
    for folder in ("recruitment", "courses", "certificates", "lms")
    for path in (PROJECT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
CASEWORK = [path for path in PRODUCTION if path.is_relative_to(PROJECT / "recruitment")]
REFUSALS = {"Missing", "MoveRefused", "GateRefused"}


def name_of(path: Path) -> str:
    return str(path.relative_to(PROJECT))


def writes(path: Path, field: str) -> bool:
    """Whether the module assigns `something.field`, or hands `field=` to update() or create()."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            flat = [one for target in targets for one in (target.elts if isinstance(target, ast.Tuple) else [target])]
            if any(isinstance(target, ast.Attribute) and target.attr == field for target in flat):
                return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            given = {word.arg for word in node.keywords}
            if node.func.attr in {"update", "create", "get_or_create", "bulk_create"} and field in given:
                return True
    return False


@pytest.mark.parametrize(
    ("field", "module"),
    [
        ("stage", "recruitment/domain/workflow/moves.py"),
        ("paused_from", "recruitment/domain/workflow/moves.py"),
        ("snapshot_hash", "recruitment/domain/form/snapshots.py"),
    ],
)
def test_what_an_application_is_at_is_written_in_one_module(field, module):
    assert [name_of(path) for path in PRODUCTION if writes(path, field)] == [module]


def test_each_machine_of_casework_has_its_own_module():
    assert {name_of(path) for path in CASEWORK if writes(path, "state")} == {
        "recruitment/domain/clearance/clearances.py",
        "recruitment/domain/base/determinations.py",
        "recruitment/domain/evidence/disclosures.py",
    }


def test_references_and_gates_hand_their_state_to_one_function_each():
    text = (PROJECT / "recruitment/domain/gates/changes.py").read_text()

    assert text.count("Gate.objects.filter(pk=gate.pk, state=gate.state, sequence=gate.sequence).update(") == 1


def test_no_state_can_be_put_in_a_form_of_the_admin():
    machines = {
        models.Application: ["stage", "sequence", "paused_from", "snapshot_hash", "submitted_at"],
        models.Gate: ["state", "sequence", "snapshot"],
        models.Determination: ["state"],
        models.Clearance: ["state", "sequence"],
        models.Reference: ["state"],
        models.SelfDisclosure: ["state"],
        models.IdentityCheck: ["route", "is_complete"],
    }
    fields = [model._meta.get_field(name) for model, names in machines.items() for name in names]

    assert [str(field) for field in fields if field.editable] == []


def refusing_calls() -> list[tuple[str, str]]:
    """(place, sentence) of every refusal whose sentence stands in the call."""
    found = []
    for path in CASEWORK:
        for node in ast.walk(ast.parse(path.read_text())):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSALS
            if named and node.args:
                found += [(f"{name_of(path)}:{node.lineno}", words) for words in _sentences(node.args[0])]
    return found


def _sentences(node: ast.AST) -> list[str]:
    return [
        call.args[0].value
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
        if isinstance(call.args[0], ast.Constant)
    ]


def test_every_refusal_is_a_sentence():
    odd = [(place, words) for place, words in refusing_calls() if not words.endswith(".") or not words[0].isupper()]

    assert len(refusing_calls()) > 60
    assert [one for one in odd if not one[1].startswith(("“", "%"))] == []


def test_no_rule_computes_an_adverse_outcome():
    """Nothing but a person's proposal and another's approval leads to `not_appointed` or `restricted`."""
    callers = {
        name_of(path)
        for path in PRODUCTION
        if 'make_move(determination.application, "not_appoint"' in path.read_text()
        or "State.RESTRICTED, by=by" in path.read_text()
    }

    assert callers == {
        "recruitment/domain/clearance/clearances.py",
        "recruitment/domain/decisions/decisions.py",
    }


def test_nothing_that_runs_by_itself_is_an_adverse_act():
    """Receivers follow what people learn; they import no decision."""
    receivers = (PROJECT / "recruitment/receivers.py").read_text() + (
        PROJECT / "recruitment/domain/evidence/training.py"
    ).read_text()

    assert "decisions" not in receivers
    assert "clearance" not in [line for line in receivers.splitlines() if line.startswith(("from", "import"))]
