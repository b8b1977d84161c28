"""Rubric row 6 and house rule 6: one module assigns a machine's state; an application's stage is the workflow's."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from tests.architecture.code import PACKAGES, Module, production

STATES = ("stage", "state", "status")
MACHINES = [
    (model, name)
    for model in apps.get_models()
    for name in STATES
    if model.__module__.split(".")[0] in PACKAGES and name in {field.name for field in model._meta.local_fields}
]


@pytest.mark.parametrize(("model", "field"), MACHINES, ids=lambda value: getattr(value, "__name__", value))
def test_a_state_is_assigned_by_at_most_one_module(model: type, field: str) -> None:
    homes = [module.name for module in production() if any(_assigns(module, model.__name__, field))]
    assert len(homes) <= 1, homes


def test_the_stage_of_an_application_is_assigned_by_the_workflow() -> None:
    homes = [module.name for module in production() if any(_assigns(module, "Application", "stage"))]
    assert homes == ["recruitment/domain/workflow/moves.py"]


@pytest.mark.parametrize(("model", "field"), [("recruitment.Application", "stage"), ("recruitment.Gate", "state")])
def test_a_state_that_rules_guard_is_in_no_form(model: str, field: str) -> None:
    assert apps.get_model(model)._meta.get_field(field).editable is False


def _assigns(module: Module, model: str, field: str) -> Iterator[ast.AST]:
    """Places that set the field on something that exists: `gate.state = …` or `Gate.objects….update(state=…)`."""
    variable = re.sub(r"(?<!^)(?=[A-Z])", "_", model).lower()
    holder = re.compile(rf"\b(?:{model}\.objects|{variable}s?|{variable.split('_')[-1]}s?)\b")
    for node in module.nodes:
        if isinstance(node, ast.Assign):
            targets = [part for target in node.targets for part in getattr(target, "elts", [target])]
            named = [part for part in targets if isinstance(part, ast.Attribute) and part.attr == field]
            yield from (part for part in named if holder.fullmatch(ast.unparse(part.value)))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"update", "aupdate"}
        ):
            given = {word.arg for word in node.keywords}
            if field in given and holder.search(ast.unparse(node.func.value)):
                yield node
