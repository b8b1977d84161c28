"""Recruitment: roles, applications, gates, decisions, clearance."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecruitmentConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "recruitment"
    label = "recruitment"
    verbose_name = "Casework"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
