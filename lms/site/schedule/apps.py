"""Scheduled work: the one command that does whatever is due."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ScheduleConfig(AppConfig):
    """It has no models, screens or addresses of its own; `manage.py tick` is all of it."""

    name = "lms.site.schedule"
    label = "schedule"
    verbose_name = "Schedule"

    def ready(self) -> None:
        autodiscover_modules("receivers")
