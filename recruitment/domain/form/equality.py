"""Equality questions: asked apart, all optional, and unlinked at the moment they are answered.

Public Sector Equality Duty monitoring uses them only added up, with groups under five left out.
"""

from django.db import transaction
from django.utils import timezone

from recruitment.models import EqualityAnswer

QUESTIONS: dict[str, tuple[str, ...]] = {
    "age": ("under_25", "25_34", "35_44", "45_54", "55_64", "65_or_over", "rather_not"),
    "sex": ("female", "male", "rather_not"),
    "gender_as_at_birth": ("yes", "no", "rather_not"),
    "ethnicity": ("asian", "black", "mixed", "white", "other", "rather_not"),
    "disability": ("yes", "no", "rather_not"),
    "religion": (
        "none",
        "buddhist",
        "christian",
        "hindu",
        "jewish",
        "muslim",
        "sikh",
        "other",
        "rather_not",
    ),
    "orientation": ("bisexual", "gay_or_lesbian", "straight", "other", "rather_not"),
    "carer": ("yes", "no", "rather_not"),
}


@transaction.atomic
def keep_answers(answers: dict[str, str]) -> EqualityAnswer | None:
    """Keep what was answered, with the quarter and nothing else; None where nothing was.

    There is no `by` and no audit row on purpose: both would tie the answers to a person and a minute. Raises
    ValueError for an answer that is not on the list.
    """
    given = {question: answer for question, answer in answers.items() if answer}
    for question, answer in given.items():
        if answer not in QUESTIONS.get(question, ()):
            raise ValueError(f"{answer!r} is no answer to {question!r}")
    if not given:
        return None
    today = timezone.localdate()
    return EqualityAnswer.objects.create(quarter=f"{today.year}-Q{(today.month + 2) // 3}", answers=given)
