"""What authors are told when they publish, and what they may not take away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.domain.versions import latest_version, publishing_problems
from courses.models import Lesson, Module, ModuleIndexPage


def refuse_unfinished(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A module that is not whole stays a draft, with the reasons."""
    sentences = publishing_problems(page) if isinstance(page, Module) else []
    for sentence in sentences:
        messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk) if sentences else None


def tell_published(request: HttpRequest, page: Page) -> None:
    """A lesson reaches people with the module's next version; say so, or say which version that was."""
    if isinstance(page, Lesson):
        messages.info(request, _("People see this once you publish the module again."))
    version = latest_version(page) if isinstance(page, Module) else None
    if version:
        words = _("Whoever starts now gets version %(number)d. Others stay with the version they began.")
        messages.info(request, words % {"number": version.number})


def refuse_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A module that was ever published stays: what people earned hangs on it. It can be unpublished."""
    if not is_kept_for_good(page.specific):
        return None
    messages.error(request, _("People have learned with this, so it stays. You can unpublish it instead."))
    return redirect("wagtailadmin_explore", page.pk)


def refuse_deleting_many(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for several at once."""
    if action_type != "delete":
        return None
    kept = [page for page in objects if isinstance(page, Page) and is_kept_for_good(page.specific)]
    return refuse_deleting(request, kept[0]) if kept else None


def is_kept_for_good(page: Page) -> bool:
    """Whether the page may never be deleted."""
    if isinstance(page, ModuleIndexPage):
        return page.get_children().exists()
    return isinstance(page, Module) and page.versions.exists()
