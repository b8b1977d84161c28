"""7-trust 2: whatever opens a sealed text for a reason first asks whoever presses it to show again that it is them."""

import ast
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.trust.models import RevealLog
from lms.site.access_policy.table import every_address
from tests import cast
from tests.architecture.code import production
from tests.factories import recruitment as factory

ASKS = {"recently_signed_in", "recently_signed_in_required"}
HOME = "lms/platform/trust/"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def openers() -> dict[str, tuple[bool, Function]]:
    """Every function that calls `reveal`, or something that does: whether a screen holds it, and its tree."""
    found: dict[str, tuple[bool, Function]] = {}
    outside = [module for module in production() if not module.name.startswith(HOME)]
    calls = [(module, one, _called(one)) for module in outside for one in module.functions()]
    names, before = {"reveal"}, -1
    while len(names) != before:
        before = len(names)
        for module, function, called in calls:
            if names & called:
                found[f"{module.name}:{function.name}"] = (module.is_screen, function)
        names |= {function.name for _screen, function in found.values()}
    return found


def _called(function: Function) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {call.id for call in calls if isinstance(call, ast.Name)} | {
        call.attr for call in calls if isinstance(call, ast.Attribute)
    }


def _asks(function: Function) -> bool:
    return bool(ASKS & {node.id for node in ast.walk(function) if isinstance(node, ast.Name)})


def views_that_open() -> set[str]:
    return {name.split(":")[1] for name, (screen, _function) in openers().items() if screen}


def test_every_screen_that_opens_a_sealed_text_asks_for_a_step_up() -> None:
    screens = {name: function for name, (screen, function) in openers().items() if screen}
    assert len(screens) >= 2
    assert [name for name, function in screens.items() if not _asks(function)] == []


def test_no_text_is_opened_outside_a_screen_by_a_task_or_a_command() -> None:
    elsewhere = [name for name in openers() if "/domain/" not in name and "/staff/" not in name and "/web/" not in name]
    assert elsewhere == []


def test_the_views_that_open_are_the_addresses_that_the_next_test_presses() -> None:
    opening = views_that_open()
    named = {name for name, _route in every_address() if getattr(_view(name), "__name__", "") in opening}
    assert named == {"concerns_reveal", "casework_open"}


def _view(name: str) -> Any:
    """The function behind an address of ours, which has no namespace."""
    for pattern in get_resolver().url_patterns:
        for found in getattr(pattern, "url_patterns", []):
            if getattr(found, "name", None) == name:
                return found.callback
    return None


@pytest.mark.django_db
def test_an_hour_after_signing_in_nothing_is_opened(client_for: Callable[..., Client]) -> None:
    application = factory.at_checks()
    factory.disclose(application)
    concern = _concern()
    presses = {
        cast.helen(): (reverse("casework_open", args=[application.reference, "self_disclosure"]), "answer"),
        cast.sofia(): (reverse("concerns_reveal", args=[concern.uuid]), ""),
    }
    before = RevealLog.objects.count()
    for person, (path, what) in presses.items():
        led_to = client_for(person, ago=3600).post(path, {"what": what, "reason": "zinnia: read for the talk"}).url
        assert led_to.startswith(reverse("signin:reauthenticate"))
        assert "zinnia" not in led_to
    assert RevealLog.objects.count() == before


def _concern() -> Any:
    return raise_concern(by=cast.maya(), about=cast.sam(), words="zinnia: a bruise", danger_now=False, where="case")
