"""Every app's `access.ADDRESSES` and the tables for other people's screens, merged into one; and what is missing."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import module_has_submodule

from lms.platform.trust.access import Address
from lms.site.access_policy import allauth, django, wagtail, wagtail_content, wagtail_people

OTHERS = (allauth, django, wagtail, wagtail_content, wagtail_people)


@cache
def table() -> dict[str, Address]:
    """By view name, or by route where a view has no name. Raises ValueError where an address is listed twice.

    An app may say something narrower of another's screen than the tables here: the app's word counts.
    """
    ours = merged(_lists())
    return {**merged([module.ADDRESSES for module in OTHERS]), **ours}


def merged(lists: Iterable[list[Address]]) -> dict[str, Address]:
    """One table of several; raises ValueError where an address is in two."""
    found: dict[str, Address] = {}
    for addresses in lists:
        for address in addresses:
            if address.view in found:
                raise ValueError(f"{address.view} is listed twice.")
            found[address.view] = address
    return found


def policy_for(view_name: str, route: str) -> Address | None:
    """The entry for what the resolver found; None for an address that nobody classified."""
    return table().get(view_name) or table().get(route)


def unclassified() -> list[str]:
    """Addresses that nobody classified, as `view name (route)`: they are refused, and fail the tests."""
    return [f"{name} ({route})" for name, route in every_address() if policy_for(name, route) is None]


def every_address() -> Iterator[tuple[str, str]]:
    """View name and route of every address there is, as the resolver would name them."""
    yield from _walk(get_resolver(), [], "")


def _walk(resolver: URLResolver, namespaces: list[str], route: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        here = _joined(route, str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name or pattern.lookup_str]), here
        else:
            yield from _walk(pattern, namespaces + ([pattern.namespace] if pattern.namespace else []), here)


def _joined(before: str, after: str) -> str:
    """As URLResolver joins routes: without the later one's leading ^."""
    return before + after.removeprefix("^") if before else after


def _lists() -> Iterator[list[Address]]:
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "access"):
            yield import_module(f"{config.name}.access").ADDRESSES
