"""Several options are right."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.questions.base import FULL, Frozen
from courses.domain.questions.choices import Check, ChoiceQuestion


class MultipleChoice(ChoiceQuestion):
    kind = "multiple"
    label = gettext_lazy("several are right")
    example = """
## good-questions
kind: multiple
scoring: part

Which of these are open questions?

* What happened then?
  > Yes. Sam can say anything
* How was that?
  > Yes. It asks for a story
- Was it bad?
  > It asks for a yes or a no
"""
    several = True

    def check_options(self, texts: list[str], right: int) -> list[Check]:
        return [
            (right < 2, _("Mark at least two options as right.")),
            (right == len(texts), _("Leave at least one option that is not right.")),
        ]

    def mark(self, question: Frozen, response: Any) -> int:
        """With `scoring: part` each right tick earns its share and each tick too many loses as much."""
        if question["scoring"] != "part":
            return super().mark(question, response)
        right, picked = self.right_ids(question), set(response)
        return max(0, FULL * (len(picked & right) - len(picked - right)) // len(right))


QUESTION_TYPE = MultipleChoice()
