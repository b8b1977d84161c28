"""The kinds of question and of activity, by their names.

A kind is one file in `courses/domain/questions/` or `courses/domain/activities/`. The registries in these folders enter
every file here, when Django starts. Fields, forms and lesson blocks stand below the rules and cannot import them; they
ask a kind through this table.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any


class UnknownKind(LookupError):
    """No file defines this kind; the text says which are known."""


class Kinds:
    """Kinds of one sort, in the order in which their files are called."""

    def __init__(self, sort: str) -> None:
        self.sort = sort
        self._by_name: dict[str, Any] = {}

    def register_all(self, registry: str, attribute: str) -> None:
        """Enter what the files beside the module `registry` define under this name."""
        package = registry.rpartition(".")[0]
        for path in sorted(Path(str(import_module(registry).__file__)).parent.glob("[a-z]*.py")):
            kind = getattr(import_module(f"{package}.{path.stem}"), attribute, None)
            if kind is not None:
                self.register(kind)

    def register(self, kind: Any) -> None:
        """Enter a kind under its name; the same name twice is a mistake of ours."""
        if self._by_name.get(kind.kind, kind) is not kind:
            raise ValueError(f"Two kinds of {self.sort} are called {kind.kind}.")
        self._by_name[kind.kind] = kind

    def get(self, name: str) -> Any:
        """The kind of this name; raises UnknownKind."""
        try:
            return self._by_name[name]
        except KeyError:
            known = ", ".join(self._by_name)
            raise UnknownKind(f"No kind of {self.sort} is called “{name}”. There are: {known}.") from None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._by_name.values())

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    @property
    def names(self) -> list[str]:
        """Their names."""
        return list(self._by_name)


QUESTION_KINDS = Kinds("question")
ACTIVITY_KINDS = Kinds("activity")


def question_kind_choices() -> list[tuple[str, str]]:
    """For the field `kind` of a question: a function, so that a new kind needs no migration."""
    return [(kind.kind, kind.label) for kind in QUESTION_KINDS]
