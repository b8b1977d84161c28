"""After every migration (and after the tests empty the tables) the triggers are put back."""

from contextlib import suppress
from typing import Any

from django.apps import AppConfig
from django.core.signals import request_finished
from django.db import DatabaseError, connection, connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from lms.platform.trust import checks
from lms.platform.trust.domain.damage import note_damage
from lms.platform.trust.installation import install_triggers

__all__ = ["checks", "put_triggers_back", "write_damage_down"]


@receiver(post_migrate, dispatch_uid="trust.install_triggers")
def put_triggers_back(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Install the triggers of the app that was migrated."""
    install_triggers(connections[using], sender.label)


@receiver(request_finished, dispatch_uid="trust.note_damage")
def write_damage_down(sender: type, **kwargs: Any) -> None:
    """After the page has gone out: a page that shows something damaged writes nothing while it is drawn."""
    with suppress(DatabaseError):  # the log has it; a database that is away is told of elsewhere
        if note_damage() and not connection.in_atomic_block:
            connection.close()  # Django has closed the request's own before
