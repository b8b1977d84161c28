"""True or false. True always comes first."""

import random
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.domain.questions.base import Frozen
from courses.domain.questions.choices import Check, ChoiceQuestion


class TrueFalse(ChoiceQuestion):
    kind = "true-false"
    label = gettext_lazy("true or false")
    example = """
## own-words
kind: true-false

A goal is best in the person’s own words.

* True
  > Yes. Then it is theirs
- False
  > Other people’s words are soon put down
"""

    def check_options(self, texts: list[str], right: int) -> list[Check]:
        is_other = set(texts) != {"True", "False"}
        return [*super().check_options(texts, right), (is_other, _("The options are True and False."))]

    def draw(self, question: Frozen, chance: random.Random) -> dict[str, Any]:
        return {**question, "options": sorted(question["options"], key=lambda option: option["text"] != "True")}


QUESTION_TYPE = TrueFalse()
