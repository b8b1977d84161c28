"""Letters: what is sent to people, how and when."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LettersConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.letters"
    label = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
