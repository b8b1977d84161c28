"""The demo scheme."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class DemoConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.site.demo"
    label = "demo"
    verbose_name = "Demo"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
