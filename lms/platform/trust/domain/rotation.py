"""Seal everything stored under an older key again under the current one.

Each row is changed only if it still holds the text that was read, so that nobody's save is lost, and rows already done
are not looked at again: stop it whenever you like and run it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction

from lms.platform.trust.crypto import VERSION, SealBroken, seal, unseal
from lms.platform.trust.domain.audit import record
from lms.platform.trust.fields import SealedMixin
from lms.platform.trust.keys import keyring, replace
from lms.platform.trust.sealed import stored_text

BATCH = 500


@dataclass(frozen=True)
class Left:
    """Rows of one field that are still under an older key, and why the first of them could not be changed."""

    field: str
    rows: int
    why: str


def add_key() -> str:
    """Add a key to the key file, which everything uses from now on; returns its id. Older keys stay, for backups."""
    ring = keyring().with_new_key()
    replace(Path(settings.SEALING_KEY_FILE), ring)
    record("trust.sealing_key_added", by=None, ids={"key": ring.current})
    return ring.current


def seal_again() -> list[Left]:
    """Go through every sealed field of every model; returns what could not be done (nothing, if all went well)."""
    found = [_seal_field_again(model, field) for model, field in sealed_fields()]
    return [left for left in found if left.rows]


def sealed_fields() -> Iterator[tuple[type[models.Model], SealedMixin]]:
    """Every sealed field that has a column of its own."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedMixin) and not model._meta.proxy:
                yield model, field


def _seal_field_again(model: type[models.Model], field: SealedMixin) -> Left:
    last, rows, why = 0, 0, ""
    while batch := _older(model, field, last):
        for pk, uuid, text in batch:
            last = pk
            refused = _seal_row_again(model, field, pk, f"{field.place()}.{uuid}", text)
            rows, why = (rows + 1, why or refused) if refused else (rows, why)
    return Left(field=field.place(), rows=rows, why=why)


def _seal_row_again(model: type[models.Model], field: SealedMixin, pk: int, row: str, text: str) -> str:
    """An empty string, or why this row stays as it is."""
    try:
        closed = seal(unseal(text, row), row)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                _sql("UPDATE {table} SET {column} = %s WHERE {pk} = %s AND {column} = %s", model, field),
                [closed, pk, text],
            )
    except (SealBroken, DatabaseError) as error:
        return str(error)
    return ""


def _older(model: type[models.Model], field: SealedMixin, after: int) -> list[tuple[int, str, str]]:
    head = f"{VERSION}|{keyring().current}|"
    with connection.cursor() as cursor:
        cursor.execute(
            _sql(
                "SELECT {pk} FROM {table} WHERE {pk} > %s AND {column} IS NOT NULL "
                "AND substr({column}, 1, %s) <> %s ORDER BY {pk} LIMIT %s",
                model,
                field,
            ),
            [after, len(head), head, BATCH],
        )
        keys = [pk for (pk,) in cursor.fetchall()]
    rows = model._base_manager.filter(pk__in=keys).order_by("pk").values_list("pk", "uuid", field.attname)
    return [(pk, str(uuid), stored_text(held, "")) for pk, uuid, held in rows if held is not None]


def _sql(template: str, model: type[models.Model], field: SealedMixin) -> str:
    quote = connection.ops.quote_name
    names = {"table": model._meta.db_table, "column": field.column, "pk": model._meta.pk.column}
    return template.format(**{name: quote(value) for name, value in names.items()})
