"""The public site's pages and the blocks they are made of."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PagesConfig(AppConfig):
    """Its receivers, retention rules and addresses are read once all apps are there."""

    name = "lms.platform.pages"
    label = "pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        autodiscover_modules("receivers", "retention", "access")
