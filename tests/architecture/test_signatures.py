"""Rubric row 10: every function says what it returns; every rule and every model says what it is."""

import ast

from tests.architecture.code import production, rules


def test_every_function_says_what_it_returns() -> None:
    silent = [
        f"{module.at(function)} {function.name}"
        for module in production()
        for function in module.functions()
        if function.returns is None
    ]
    assert silent == []


def test_every_domain_and_models_module_has_a_docstring() -> None:
    described = [m for m in production() if {"domain", "models"} & set(m.parts) and m.path.name != "__init__.py"]
    assert [module.name for module in described if not ast.get_docstring(module.tree)] == []


def test_every_public_rule_has_a_docstring() -> None:
    bare = [
        f"{module.at(node)} {node.name}"
        for module in rules()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert bare == []


def test_an_action_takes_the_person_who_acts_by_name() -> None:
    """`by` is never positional: a call that reads `move(application, maya)` does not say who moves whom."""
    unnamed = [
        f"{module.at(node)} {node.name}"
        for module in rules()
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and _is_action(node) and "by" in [word.arg for word in node.args.args]
    ]
    assert unnamed == []


def _is_action(function: ast.FunctionDef) -> bool:
    """What runs in a transaction of its own; guards and questions may take who asks as they like."""
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)
