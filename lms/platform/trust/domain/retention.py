"""Carry out what `retention.py` of each app says about whole rows: `(event, period, action, hold)`."""

from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

from lms.platform.trust.retention import RETENTIONS, Retention


def apply_retention() -> int:
    """Delete every row whose period is over and that nothing holds; how many. For `tick`: twice does no harm."""
    return sum(due_rows(rule).delete()[0] for rule in RETENTIONS)


def due_rows(rule: Retention) -> models.QuerySet[models.Model]:
    """The rows that `rule` lets go today: their event lies its whole period back, and no hold is on them."""
    model = apps.get_model(rule.model)
    over = model._default_manager.filter(**{f"{rule.event}__lte": _latest(model, rule)})
    return over.exclude(**rule.hold) if rule.hold else over


def _latest(model: type[models.Model], rule: Retention) -> date | datetime:
    """The last event that is a whole period back. A day is over when the next one begins."""
    if isinstance(model._meta.get_field(rule.event), models.DateTimeField):
        return timezone.now() - rule.period
    return timezone.localdate() - rule.period - timedelta(days=1)
