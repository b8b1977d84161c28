"""Safeguarding concerns, raised anywhere, read by the lead."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ConcernsConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.concerns"
    label = "concerns"
    verbose_name = "Concerns"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
