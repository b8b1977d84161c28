"""`manage.py check --database default` says where a trigger that should guard a table is not there."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from lms.platform.trust.installation import missing_triggers


@register(Tags.database)
def triggers_are_there(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning, not an error: an error would stop the very migration that puts them back."""
    return [
        Warning(f"The trigger {name} does not guard its table.", hint="Run manage.py migrate.", id="trust.W001")
        for alias in databases or []
        for name in missing_triggers(connections[alias])
    ]
