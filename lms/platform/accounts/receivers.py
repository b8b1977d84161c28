"""After each migrate, Wagtail's groups exist and may do what their grants say."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate

from lms.platform.accounts.domain.editors import prepare_groups


def prepare_groups_after_migrate(**kwargs: Any) -> None:
    """Make or mend the groups."""
    prepare_groups()


# `auth` is told last of the apps whose permissions the groups need, so by then these exist.
post_migrate.connect(prepare_groups_after_migrate, sender=apps.get_app_config("auth"))
