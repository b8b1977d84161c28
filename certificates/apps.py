"""Certificates and their verification."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CertificatesConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "certificates"
    label = "certificates"
    verbose_name = "Certificates"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
