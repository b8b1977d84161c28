"""`manage.py check --database default`: triggers that are not there, and keys that do not open what is stored."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

from lms.platform.trust.domain.opening import keys_that_do_not_open
from lms.platform.trust.installation import missing_triggers


@register(Tags.database)
def triggers_are_there(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning, not an error: an error would stop the very migration that puts them back."""
    return [
        Warning(f"The trigger {name} does not guard its table.", hint="Run manage.py migrate.", id="trust.W001")
        for alias in databases or []
        for name in missing_triggers(connections[alias])
    ]


@register(Tags.database)
def keys_open_what_is_stored(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """An error: with another scheme's keys nothing goes on, not even a migration. A new database holds nothing."""
    if not databases:
        return []
    hint = "Put back the key file that belongs to this database: docs/operations.md, Keys."
    try:
        closed = keys_that_do_not_open()
    except DatabaseError:
        return []
    except ImproperlyConfigured as error:
        return [Error(str(error), hint=hint, id="trust.E003")]
    return [Error(f"Nothing stored under the key {key} opens.", hint=hint, id="trust.E002") for key in closed]
