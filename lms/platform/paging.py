"""A long list in pieces that cost the same at its beginning and at its end: "what comes before this key"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet

PAGE = 30


@dataclass(frozen=True)
class Slice:
    """One piece of a list, and the key from which the next, older one begins (None at the end)."""

    rows: list[Any]
    older: int | None

    def links(self, query: Mapping[str, str], *kept: str) -> dict[str, str]:
        """Addresses for components/pages.html: `first` (away from the beginning) and `next`; `kept` names filters."""
        filters = {name: query[name] for name in kept if query.get(name)}
        links = {"first": f"?{urlencode(filters)}" if query.get("before") else ""}
        links["next"] = f"?{urlencode({**filters, 'before': self.older})}" if self.older else ""
        return links


def newest_first(rows: QuerySet[Any], before: str | None, *, size: int = PAGE) -> Slice:
    """The newest `size` rows, or those older than the key `before`; what is no key is taken for the beginning."""
    if before and before.isascii() and before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found, last = cut(rows.order_by("-pk"), size)
    return Slice(rows=found, older=last.pk if last else None)


def cut(rows: QuerySet[Any], size: int) -> tuple[list[Any], Any | None]:
    """The first `size` rows, in one question, and the last of them if more follow: the next piece begins after it."""
    found = list(rows[: size + 1])
    return found[:size], found[size - 1] if len(found) > size else None
