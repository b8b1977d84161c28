"""What every kind of question can do.

Three shapes of plain data belong to a kind, and only its own file reads them:

- its **own part** of a question: what it needs beside slug, kind, use, stem, hint and outcomes. It stands in the
  frozen question, under the kind's own names, and is kept for good in versions and papers;
- a **response**: what somebody answered. JSON; an empty one (`[]`, `""`, `{}`) means that the question is still open;
- what its templates are given, in `templates/courses/questions/<folder>/`: `ask.html` (in the quiz), `practice.html`
  (in a lesson), `review.html` (after the quiz) and `print.html` (on paper).
"""

import random
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from wagtail.blocks import StructBlock

from courses.domain.catalogue.schema import Schema
from courses.domain.catalogue.source import Line, Source

FULL = 100
"""The whole point for a question, in hundredths."""

Frozen = Mapping[str, Any]
Response = Any
Sent = Mapping[str, Sequence[str]]
"""A form as it was sent: every name with all its values."""

COMMON = frozenset({"slug", "kind", "use", "stem", "hint", "outcomes"})
"""Names in a frozen question that belong to every kind."""


class UnknownResponse(Exception):
    """What was sent is no answer to this question."""


class QuestionType(ABC):
    """One kind of question. A file defines one, and its instance as `QUESTION_TYPE`."""

    kind: ClassVar[str]
    label: ClassVar[Any]
    folder: ClassVar[str] = ""
    """The folder of its templates; its kind with underscores, unless it shares those of another."""

    example: ClassVar[str]
    """One whole question as an author writes it in questions.md. The tests take it through all that a kind must do."""

    # --- written by authors ---------------------------------------------------------------------

    attributes: ClassVar[Schema] = {}
    """Its own lines of “name: value” in the catalogue."""
    author_block: ClassVar[StructBlock | None] = None
    """Its own fields in the CMS, none of them required: `validate` says what is missing. None: it has options only."""
    has_options: ClassVar[bool] = False
    """Whether authors write options to it, each with feedback."""

    @abstractmethod
    def validate(self, own: Frozen) -> list[str]:
        """Sentences that say what to mend in its own part; none where it is whole."""

    def freeze(self, question: Any) -> dict[str, Any]:
        """Its own part of a question of the bank, as a version keeps it."""
        return dict(question.content)

    def store(self, question: Any, own: Frozen) -> None:
        """Put its own part into a question of the bank, which the caller saves."""
        question.content = dict(own)

    def begins_body(self, line: Line) -> bool:
        """Whether what follows the question's text in the catalogue begins with this line."""
        return False

    def read_body(self, source: Source, lines: list[Line]) -> dict[str, Any]:
        """What the catalogue's lines after the question's text add to its own part."""
        return {}

    def write_body(self, question: Frozen) -> list[str]:
        """Lines that `read_body` reads back."""
        return []

    # --- asked and answered ---------------------------------------------------------------------

    def draw(self, question: Frozen, chance: random.Random) -> dict[str, Any]:
        """The question as this paper asks it; any order that is left to chance is taken from `chance`."""
        return dict(question)

    @abstractmethod
    def read_response(self, sent: Sent) -> Response:
        """The response in a form that was sent, not yet checked."""

    @abstractmethod
    def check_response(self, question: Frozen, response: Response) -> Response:
        """The response in its one spelling; raises UnknownResponse where the question takes no such answer."""

    @abstractmethod
    def mark(self, question: Frozen, response: Response) -> int:
        """Hundredths of the point, 0 to FULL. The only place in which an answer is judged."""

    @abstractmethod
    def solution(self, question: Frozen) -> Response:
        """A response that earns the whole point."""

    def is_right(self, question: Frozen, response: Response) -> bool:
        """Whether the response earns the whole point."""
        return self.mark(question, response) == FULL

    # --- shown ----------------------------------------------------------------------------------

    def template(self, part: str) -> str:
        """The template that shows this `part`: ask, practice, review or print."""
        return f"courses/questions/{self.folder or self.kind.replace('-', '_')}/{part}.html"

    @abstractmethod
    def ask(self, question: Frozen, response: Response) -> dict[str, Any]:
        """What `ask.html` needs: the question without its solution, and what has been answered so far."""

    @abstractmethod
    def practice(self, question: Frozen, responses: Sequence[Response]) -> dict[str, Any]:
        """What `practice.html` needs, after all the responses given so far; what we say to each of them is open."""

    @abstractmethod
    def feedback(self, question: Frozen, response: Response, *, tell_all: bool) -> dict[str, Any]:
        """What `review.html` needs. Unless `tell_all`, only what was answered is spoken about."""

    @abstractmethod
    def response_in_words(self, question: Frozen, response: Response) -> list[str]:
        """The answer as somebody reads it over; none where there is none."""
