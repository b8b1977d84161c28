"""What every kind of activity can do. A module asks for a list of activities; who has done them all has completed it.

Three shapes of plain data belong to a kind, and only its own file reads them:

- **settings**: what authors say about it, kept in `Module.activities` as `{"kind": …, **settings}`;
- a **requirement**: the settings as a version froze them, with what they name in the module; kept for good;
- **evidence**: what a person has done towards it, as a completion keeps it. None, or empty, where there is nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from wagtail.blocks import StructBlock

from courses.domain.catalogue.schema import Schema
from courses.models import Enrolment

Settings = Mapping[str, Any]
Requirement = Mapping[str, Any]
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """Where somebody stands with one requirement. `missing` names what is left; `tried`: they have been at it."""

    missing: tuple[str, ...] = ()
    tried: bool = False

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class Step:
    """One thing to do on a person's way through a module: a row of the module's page.

    `state` is a word of the kind's own; `done` and `begun` say what it means. `seen_at`: when they were last at it.
    `times`: how often they have finished it. `amount`: minutes or questions, whichever the kind counts.
    """

    kind: str
    slug: str
    title: str
    state: str
    done: bool = False
    begun: bool = False
    required: bool = True
    amount: int = 0
    times: int = 0
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Invitation:
    """What we say to whoever has this step next, and the words on the button."""

    words: str
    button: str


class ActivityType(ABC):
    """One kind of activity. A file defines one, and its instance as `ACTIVITY_TYPE`."""

    kind: ClassVar[str]
    label: ClassVar[Any]
    example: ClassVar[Settings]
    """Settings with which the tests take it through all that a kind must do."""
    is_marked: ClassVar[bool] = False
    """Whether it has a mark to reach: then who has done it has passed, and not only completed."""

    # --- written by authors ---------------------------------------------------------------------

    attributes: ClassVar[Schema] = {}
    """Its settings in the catalogue, under `kind`."""
    author_block: ClassVar[StructBlock]
    """Its settings in the CMS, under the same names."""

    def freeze(self, settings: Settings, lessons: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The requirement that a version keeps; `lessons` are the module's, frozen."""
        return dict(settings)

    @abstractmethod
    def publishing_problems(self, requirement: Requirement, content: Content) -> list[str]:
        """Sentences that say what `content`, the module as it would be frozen, lacks for this activity."""

    def catalogue_problems(self, settings: Settings, module: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The same for a module that is still text: the name of a file of it, and a sentence, for each problem."""
        return []

    # --- done -----------------------------------------------------------------------------------

    @abstractmethod
    def evidence(self, requirement: Requirement, enrolment: Enrolment) -> Any:
        """What the person has done towards it, as plain data. Read from the database once for each completion."""

    @abstractmethod
    def rule(self, requirement: Requirement, evidence: Any) -> Standing:
        """Compare the two: the only place in which it is decided that this activity is done."""

    def score(self, evidence: Any) -> int | None:
        """The mark in percent that is kept with the completion, where there is one."""
        return None

    # --- shown ----------------------------------------------------------------------------------

    @abstractmethod
    def steps(self, requirement: Requirement, content: Content, enrolment: Enrolment) -> list[Step]:
        """What there is to do, in order, with how far the person is. No query where the rows were fetched already."""

    def next_step(self, steps: Sequence[Step]) -> Step | None:
        """Which of this activity's `steps` comes next; None where nothing needs to be done."""
        return next((step for step in steps if step.required and not step.done), None)

    @abstractmethod
    def summary(self, step: Step) -> str:
        """One line under the step's title."""

    @abstractmethod
    def invitation(self, step: Step, *, has_begun: bool) -> Invitation:
        """What to say when this step is next; `has_begun`: the person has opened something of the module already."""

    @abstractmethod
    def link(self, key: str, step: Step) -> tuple[str, list[str]]:
        """The name of the screen where it is done, and the arguments of its address; `key` is the module's."""
