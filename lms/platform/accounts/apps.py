"""People, their roles, areas, relationships and how to reach them safely."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.accounts"
    label = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
