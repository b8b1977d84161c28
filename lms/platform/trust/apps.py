"""The lowest app: sealed fields, the audit trail, reveal, retention."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TrustConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.trust"
    label = "trust"
    verbose_name = "Trust"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
