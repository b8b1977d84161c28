"""After every migration (and after the tests empty the tables) the triggers are put back."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from lms.platform.trust import checks
from lms.platform.trust.installation import install_triggers

__all__ = ["checks", "put_triggers_back"]


@receiver(post_migrate, dispatch_uid="trust.install_triggers")
def put_triggers_back(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Install the triggers of the app that was migrated."""
    install_triggers(connections[using], sender.label)
