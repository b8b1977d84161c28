"""Learning: modules, lessons, quizzes, completions."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoursesConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "courses"
    label = "courses"
    verbose_name = "Learning"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
