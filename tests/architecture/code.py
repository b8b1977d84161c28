"""The project as these tests see it: its modules, functions and templates, read as text and as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("lms", "courses", "recruitment", "certificates")
GENERATED = {"migrations", "__pycache__"}


@dataclass(frozen=True)
class Module:
    """One Python file; `name` is its path from the top of the checkout."""

    path: Path

    @cached_property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        return self.path.relative_to(ROOT).parts

    @cached_property
    def source(self) -> str:
        return self.path.read_text()

    @cached_property
    def lines(self) -> list[str]:
        return self.source.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Everything in the tree: it is walked once, however many rules ask."""
        return list(ast.walk(self.tree))

    @property
    def is_screen(self) -> bool:
        """Whether it holds views: what stands in `web/` or `staff/`."""
        return bool({"web", "staff"} & set(self.parts))

    @property
    def is_rule(self) -> bool:
        return "domain" in self.parts

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

    def imports(self) -> Iterator[str]:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module or ""

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in self.nodes if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def production() -> list[Module]:
    """Every module of the product that has something in it, migrations apart."""
    return [module for package in PACKAGES for module in _modules(ROOT / package)]


@cache
def suite() -> list[Module]:
    return _modules(ROOT / "tests")


def screens() -> list[Module]:
    return [module for module in production() if module.is_screen]


def rules() -> list[Module]:
    return [module for module in production() if module.is_rule]


@cache
def templates(*suffixes: str) -> list[Path]:
    """Every template whose name ends in one of `suffixes` (with none given: pages and letters alike)."""
    wanted = suffixes or (".html", ".txt")
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in wanted)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def height(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def percentile(values: list[int], fraction: float) -> int:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(fraction * len(ranked)))]


def dotted(node: ast.expr) -> str:
    """`a.b.c` for a chain of names and attributes; the last attributes alone where it begins with a call."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))


def _modules(folder: Path) -> list[Module]:
    found = (path for path in sorted(folder.rglob("*.py")) if not GENERATED & set(path.parts))
    return [Module(path) for path in found if path.read_text().strip()]
