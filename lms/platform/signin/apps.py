"""The one door: the only code that makes a session."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SigninConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.signin"
    label = "signin"
    verbose_name = "Sign-in"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
