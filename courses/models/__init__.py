"""Fields of learning. Rules are in courses/domain/."""

from courses.models import triggers
from courses.models.attempt import Attempt, AttemptAnswer
from courses.models.completion import Completion
from courses.models.enrolment import Enrolment, LessonNote, LessonProgress, PracticeAnswer
from courses.models.event import LearningEvent, Verb
from courses.models.lesson import Lesson
from courses.models.module import Module
from courses.models.module_index import ModuleIndexPage
from courses.models.module_parts import Outcome, SignOff, Source
from courses.models.question import Option, Question
from courses.models.version import ModuleVersion

__all__ = [
    "Attempt",
    "AttemptAnswer",
    "Completion",
    "Enrolment",
    "LearningEvent",
    "Lesson",
    "LessonNote",
    "LessonProgress",
    "Module",
    "ModuleIndexPage",
    "ModuleVersion",
    "Option",
    "Outcome",
    "PracticeAnswer",
    "Question",
    "SignOff",
    "Source",
    "Verb",
    "triggers",
]
