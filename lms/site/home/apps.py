"""What combines the apps: a person's home, the staff home, the scheduled command."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class HomeConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.site.home"
    label = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
