"""What kinds with options share: what is picked, and what we say to each option. A response is a list of their ids."""

import random
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from courses.blocks.base import LETTERS
from courses.domain.catalogue.options import is_option, read_options, write_options
from courses.domain.catalogue.schema import one_of
from courses.domain.catalogue.source import Line, Source
from courses.domain.questions.base import FULL, Frozen, QuestionType, Sent, UnknownResponse
from courses.models import Option, Question

Check = tuple[bool, str]
OPTION = ("text", "right", "title", "why")


class ChoiceQuestion(QuestionType):
    """Its own part: `scoring` (all or part) and `options`, each with id, text, right, title and why."""

    folder = "choice"
    several = False
    has_options = True
    attributes = {"scoring": (one_of(["all", "part"]), "all")}

    def validate(self, own: Frozen) -> list[str]:
        texts = [option["text"] for option in own["options"]]
        right = sum(option["right"] for option in own["options"])
        checks = [
            (len(texts) < 2, _("Give at least two options.")),
            (len(texts) > len(LETTERS), _("Give at most eight options.")),
            (len(set(texts)) < len(texts), _("Two options say the same.")),
            *self.check_options(texts, right),
        ]
        return [sentence for is_wrong, sentence in checks if is_wrong]

    def check_options(self, texts: list[str], right: int) -> list[Check]:
        """What else is wrong with the options, of which `right` are right."""
        return [(right != 1, _("Mark exactly one option as right."))]

    def freeze(self, question: Question) -> dict[str, Any]:
        options = zip(LETTERS, question.options.all(), strict=False)
        return {
            "scoring": question.scoring,
            "options": [{"id": letter} | option.frozen() for letter, option in options],
        }

    def store(self, question: Question, own: Frozen) -> None:
        question.scoring = own["scoring"]
        question.options = [
            Option(**{name: option[name] for name in OPTION}, sort_order=place)
            for place, option in enumerate(own["options"])
        ]

    def begins_body(self, line: Line) -> bool:
        return is_option(line)

    def read_body(self, source: Source, lines: list[Line]) -> dict[str, Any]:
        options = read_options(source, lines)
        return {"options": [{"text": o.text, "right": o.right, "title": o.title, "why": o.why} for o in options]}

    def write_body(self, question: Frozen) -> list[str]:
        return write_options(question["options"])

    def draw(self, question: Frozen, chance: random.Random) -> dict[str, Any]:
        options = list(question["options"])
        chance.shuffle(options)
        return {**question, "options": options}

    def read_response(self, sent: Sent) -> list[str]:
        return list(sent.get("pick", []))

    def check_response(self, question: Frozen, response: Any) -> list[str]:
        picked = set(response)
        if not picked <= {option["id"] for option in question["options"]}:
            raise UnknownResponse
        if len(picked) > 1 and not self.several:
            raise UnknownResponse
        return sorted(picked)

    def mark(self, question: Frozen, response: Any) -> int:
        return FULL if set(response) == self.right_ids(question) else 0

    def solution(self, question: Frozen) -> list[str]:
        return sorted(self.right_ids(question))

    def right_ids(self, question: Frozen) -> set[str]:
        """The options that are right."""
        return {option["id"] for option in question["options"] if option["right"]}

    def ask(self, question: Frozen, response: Any) -> dict[str, Any]:
        options = [
            {"id": option["id"], "text": option["text"], "checked": option["id"] in response}
            for option in question["options"]
        ]
        return {"several": self.several, "options": options}

    def practice(self, question: Frozen, responses: Sequence[Any]) -> dict[str, Any]:
        last = responses[-1] if responses else []
        tried = {picked for response in responses for picked in response}
        options = [
            option | {"checked": option["id"] in last, "outcome": _outcome(option) if option["id"] in tried else ""}
            for option in question["options"]
        ]
        almost = bool(last) and set(last) < self.right_ids(question)
        return {"several": self.several, "options": options, "almost": almost}

    def feedback(self, question: Frozen, response: Any, *, tell_all: bool) -> dict[str, Any]:
        options = []
        for option in question["options"]:
            is_told = option["id"] in response or (tell_all and option["right"])
            told = {"outcome": _outcome(option) if is_told else "", "picked": option["id"] in response}
            options.append({**option, **told})
        return {"several": self.several, "options": options}

    def response_in_words(self, question: Frozen, response: Any) -> list[str]:
        return [option["text"] for option in question["options"] if option["id"] in response]


def _outcome(option: Frozen) -> str:
    return "right" if option["right"] else "near"
