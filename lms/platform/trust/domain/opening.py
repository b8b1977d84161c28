"""Do our keys open what is stored? A service whose key file is another's would take in new words and lose the old.

A few rows of each sealed field are tried. One damaged row says nothing about a key, so that a key version is named only
where none of its rows opens; one that is not in the key file, where more than one row asks for it.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db import models

from lms.platform.trust.crypto import SealBroken, key_of, unseal
from lms.platform.trust.domain.rotation import sealed_fields
from lms.platform.trust.fields import SealedMixin
from lms.platform.trust.keys import keyring
from lms.platform.trust.sealed import stored_text

SAMPLE = 2


def keys_that_do_not_open() -> list[str]:
    """Ids of key versions under which something is stored that does not open. Raises ImproperlyConfigured without keys.

    A handful of rows for each sealed field, by primary key: cheap enough for a probe. The first rows are under the
    oldest key, the last ones under the newest.
    """
    tried: dict[str, list[bool]] = defaultdict(list)
    for model, field in sealed_fields():
        for row, text in dict(_sample(model, field)).items():
            tried[_key(text)].append(_opens(text, row))
    known = keyring().sealing
    return sorted(key for key, opened in tried.items() if not any(opened) and (key in known or len(opened) > 1))


def _sample(model: type[models.Model], field: SealedMixin) -> Iterator[tuple[str, str]]:
    rows = model._base_manager.filter(**{f"{field.attname}__isnull": False}).values_list("uuid", field.attname)
    for order in ("pk", "-pk"):
        for uuid, held in rows.order_by(order)[:SAMPLE]:
            yield f"{field.place()}.{uuid}", stored_text(held, "") or ""


def _opens(text: str, row: str) -> bool:
    try:
        unseal(text, row)
    except SealBroken:
        return False
    return True


def _key(text: str) -> str:
    """The id of the key that closed it; a word of ours where it was not sealed at all."""
    return key_of(text) if text.count("|") == 3 else "no key"
