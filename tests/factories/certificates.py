"""Completions and certificates as the product makes them: a module, an enrolment, a completion, its certificate."""

from typing import Any

from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Page

from certificates.models import Certificate
from courses.domain.completion import record_completion
from courses.domain.enrolment import enrol
from courses.domain.versions import content_of, digest_of
from courses.models import Completion, Module, ModuleIndexPage, ModuleVersion, Outcome
from lms.platform.accounts.models import User
from tests.factories.courses import UNINDEXED
from tests.recorded_rows import recorded

OUTCOMES = [
    "listen without trying to fix things",
    "say what can be kept private, and what cannot",
    "leave each choice with the person it belongs to",
]


@recorded
def a_module(key: str = "hear", *, outcomes: list[str] | None = None, **fields: Any) -> Module:
    """A published module with nothing to do in it: whoever is enrolled has completed it."""
    found = Module.objects.filter(key=key).first()
    return found or _new_module(key, OUTCOMES if outcomes is None else outcomes, **fields)


def a_completion(person: User, module: Module | None = None, *, cycle: int = 0) -> Completion:
    """`person` completes `module`; the signal gives the certificate."""
    return record_completion(enrol(person, module or a_module(), by=None, cycle=cycle), by=None)


def a_certificate(person: User, module: Module | None = None, *, cycle: int = 0) -> Certificate:
    """The certificate that `person` got for `module`."""
    return Certificate.objects.get(completion=a_completion(person, module, cycle=cycle))


def _new_module(key: str, outcomes: list[str], **fields: Any) -> Module:
    facts = {
        "title": "HEAR: how we listen",
        "public_title": "Listening skills",
        "lead": "How to listen.",
        "guided_minutes": 240,
        "slug": key,
        "key": key,
    }
    module = Module(**(facts | fields))
    module.outcomes = [Outcome(slug=f"outcome-{at}", text=text) for at, text in enumerate(outcomes)]
    with override_settings(TASKS=UNINDEXED):
        _module_index().add_child(instance=module)
    content = content_of(module)
    ModuleVersion.objects.create(
        module=module, number=1, cut_at=timezone.now(), content=content, digest=digest_of(content)
    )
    return module


def _module_index() -> ModuleIndexPage:
    Locale.objects.get_or_create(language_code="en-gb")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    return ModuleIndexPage.objects.first() or root.add_child(
        instance=ModuleIndexPage(title="Training", slug="training")
    )
