"""Rubric row 4: who may import whom. The contract itself stands in pyproject.toml."""

import ast
import logging.config
import tomllib

import pytest
from importlinter import api, cli

from tests.architecture.code import PACKAGES, ROOT, production

CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_the_import_contract_holds(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.config, "dictConfig", lambda config: None)  # it would switch every other logger off
    outcome = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert outcome == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_contract_covers_every_package_of_the_checkout() -> None:
    packages = sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))
    assert packages == sorted([*CONTRACT["root_packages"], "tests"])
    assert sorted(PACKAGES) == sorted(CONTRACT["root_packages"])


def test_each_layered_contract_with_containers_must_name_every_module() -> None:
    contracts = api.read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]
    lax = [contract["name"] for contract in contracts if contract.get("containers") and not contract.get("exhaustive")]
    assert lax == []


def test_no_import_is_excused_from_the_contract() -> None:
    assert [contract["name"] for contract in CONTRACT["contracts"] if contract.get("ignore_imports")] == []


def test_nothing_is_imported_inside_a_function() -> None:
    inner = {
        module.at(node)
        for module in production()
        for function in module.functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert inner == set()


def test_nothing_is_imported_by_a_relative_path() -> None:
    relative = [
        module.at(node)
        for module in production()
        for node in module.nodes
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_every_folder_with_modules_is_a_package() -> None:
    """The contract does not see modules of a folder without `__init__.py`."""
    assert sorted({m.name for m in production() if not (m.path.parent / "__init__.py").exists()}) == []
