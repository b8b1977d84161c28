"""Finds every kind of question: whatever file of this folder defines a QUESTION_TYPE."""

from courses.domain.questions.base import QuestionType
from courses.kinds import QUESTION_KINDS

QUESTION_KINDS.register_all(__name__, "QUESTION_TYPE")


def question_type(kind: str) -> QuestionType:
    """The kind of this name; raises UnknownKind."""
    return QUESTION_KINDS.get(kind)
