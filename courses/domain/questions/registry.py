"""Finds every kind of question: whatever file of this folder defines a QUESTION_TYPE."""

from importlib import import_module
from pathlib import Path

from courses.domain.questions.base import QuestionType
from courses.kinds import QUESTION_KINDS

for _path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
    if _path.stem != "registry":
        _found = getattr(import_module(f"courses.domain.questions.{_path.stem}"), "QUESTION_TYPE", None)
        if _found is not None:
            QUESTION_KINDS.register(_found)


def question_type(kind: str) -> QuestionType:
    """The kind of this name; raises UnknownKind."""
    return QUESTION_KINDS.get(kind)
