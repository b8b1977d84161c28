"""One of several options is right."""

from django.utils.translation import gettext_lazy as _

from courses.domain.questions.choices import ChoiceQuestion


class SingleChoice(ChoiceQuestion):
    kind = "single"
    label = _("one is right")
    example = """
## goal
kind: single

Whose goal is it?

* Sam’s
  > Yes. It is Sam’s own
- Mine
  > You may even be right
"""


QUESTION_TYPE = SingleChoice()
