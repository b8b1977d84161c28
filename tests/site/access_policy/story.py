"""One person's story with something at every kind of address, and paths that lead to it."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import Resolver404, resolve
from wagtail.models import Locale, Page, Site

from certificates.models import Certificate
from courses.models import Attempt, Lesson
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import RoleRequest, User
from lms.platform.accounts.roles import Role
from lms.platform.concerns.domain.raising import raise_concern
from lms.platform.concerns.models import Concern
from lms.platform.letters.models import Letter
from lms.platform.pages.models import InfoPage
from lms.site.access_policy.table import every_address
from recruitment.models import Application
from tests import cast
from tests.factories import courses as learning
from tests.factories import recruitment as volunteering

MARK = "zinnia"
SAMPLES = {"int": "999999", "slug": "nothing", "str": "nothing", "uuid": str(UUID(int=9)), "path": "a/b"}
BY_PATTERN = {
    "^((?:[\\w\\-]+/)*)$": "nothing/here/",
    "documents/(\\d+)/(.*)$": "documents/999999/nothing.pdf",
    "admin/.*/$": "admin/nothing/here/",
    "^admin/password_reset/(?P<rest>.*)$": "admin/password_reset/",
}
BY_NAME = {"wagtailadmin_pages:revisions_compare": "admin/pages/999999/revisions/compare/live...latest/"}


@dataclass(frozen=True)
class Story:
    """Whose it is, and the values that lead to their things, by argument and the kind of address."""

    person: User
    values: dict[str, str]

    def path(self, name: str, route: str) -> str:
        """A path for `route`: to the person's own things where there are any, else to what does not exist."""
        if route in BY_PATTERN or name in BY_NAME:
            return "/" + (BY_PATTERN.get(route) or BY_NAME[name])
        kind = re.split(r"[:_]", name)[0]
        return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", lambda found: self._value(kind, *found.groups("str")), route)

    def _value(self, kind: str, converter: str, argument: str) -> str:
        return self.values.get(f"{kind}.{argument}") or self.values.get(argument) or SAMPLES[converter]


def told() -> Story:
    """Sam applied, disclosed, was turned down and complained; learned something; somebody worried about them."""
    page = _site()
    sam = cast.sam()
    application = volunteering.not_appointed(sam)
    raise_concern(by=cast.maya(), about=sam, words=f"{MARK}: I saw a bruise", danger_now=False, where="case")
    learning.quiz_attempt(learning.enrolment(sam))
    learning.completion(sam, learning.module("hearing"))
    return Story(person=sam, values=_values(application, page))


def _site() -> Page:
    Locale.objects.get_or_create(language_code="en-gb")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    Site.objects.get_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": root})
    return root.add_child(instance=InfoPage(title="About us", slug="about-us"))


def _values(application: Application, page: Page) -> dict[str, str]:
    lesson = Lesson.objects.first()
    found: dict[str, Any] = {
        "reference": application.reference,
        "task": "about",
        "concerns.uuid": Concern.objects.get().uuid,
        "letters.uuid": Letter.objects.filter(person=application.person).first().uuid,
        "certificates.uuid": Certificate.objects.first().uuid,
        "people.uuid": application.person.uuid,
        "people.pk": asked_for(cast.owen()).pk,
        "code": Certificate.objects.first().code,
        "module": lesson.get_parent().specific.key,
        "lesson": lesson.slug,
        "attempt": Attempt.objects.first().uuid,
        "page_id": page.pk,
        "parent_page_id": page.pk,
    }
    return {name: str(value) for name, value in found.items()}


def asked_for(person: User) -> RoleRequest:
    """Something that waits for a second person."""
    return request_role(person, Role.REVIEWER, by=cast.alex())


def every_path(story: Story) -> list[tuple[str, str, str, dict[str, Any]]]:
    """View name, route, path and arguments of every address that a path can reach (some are hidden by earlier ones)."""
    found = []
    for name, route in every_address():
        path = story.path(name, route)
        try:
            match = resolve(path)
        except Resolver404:
            found.append((name, route, f"{path} leads nowhere", {}))
            continue
        if match.view_name == name:
            found.append((name, route, path, match.kwargs))
    return found
