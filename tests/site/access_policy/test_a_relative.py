"""Somebody who holds every role, everywhere, and declared that all who applied are close to them: no list names one."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import RoleHolding, User
from lms.platform.accounts.roles import Role
from lms.platform.letters.domain.outbox import queue_letter
from lms.platform.letters.models import Letter
from lms.platform.signin.domain.contact_changes import request_contact_change
from lms.site.access_policy import Decision, allowed, policy_for
from lms.site.home.staff.panels import STARTS
from recruitment.models import Application
from tests import cast
from tests.factories import recruitment as volunteering
from tests.scenes import laid_out_once
from tests.site.access_policy.story import Story, every_path, told

pytestmark = pytest.mark.django_db
NAMED = re.compile(r"Ridley|\bSam\b|sam@|s…@|900 ?451|900 ?888|Fenwick|\bNell\b|Whitlock|\bDee\b|Mill Lane")
"""Names and contacts of the relatives: whoever fills in the form calls themself Sam Ridley."""
LISTS = (
    "/admin/people/?who=mentors",
    "/admin/people/?who=ended",
    "/admin/concerns/?closed=1",
    "/admin/people/requests/",
    "/admin/casework/people/?stage=not_appointed",
)


def relatives() -> Story:
    """Sam's story, and others at other places on the way; each is a mentor, and something waits about each."""
    story = told()
    volunteering.enquired(cast.nell())
    volunteering.under_review(cast.dana())
    volunteering.cleared(cast.priya())
    for person in close():
        RoleHolding.objects.create(user=person, role=Role.MENTOR, area=cast.eastmoor())
        request_role(person, Role.REVIEWER, area=cast.eastmoor(), by=cast.alex())
        queue_letter(person, "concerns/role_given", {}, about=Application.objects.filter(person=person).first())
        cast.know_each_other(cast.wendy(), person)
    Letter.objects.update(state=Letter.State.TO_PRINT)
    changed = {"contact": "07700900888", "replaces": "email", "reason": "lost", "known": "in_person"}
    request_contact_change(story.person, by=cast.alex(), **changed)
    RoleHolding.objects.bulk_create(RoleHolding(user=cast.wendy(), role=role) for role in Role)
    return story


def close() -> list[User]:
    return [cast.sam(), cast.nell(), cast.dana(), cast.priya()]


story = laid_out_once(relatives)


@pytest.fixture
def viewer(story: Story) -> User:
    return User.objects.get(pk=cast.wendy().pk)


@pytest.fixture
def relative(client_for: Callable[[User], Client], viewer: User) -> Client:
    return client_for(viewer)


def named(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = NAMED.search(body.decode("utf-8", "replace"))
    return found[0] if found else ""


def test_no_staff_address_names_a_relative_or_says_how_to_reach_them(
    relative: Client, viewer: User, story: Story
) -> None:
    wrong = []
    for name, route, path, kwargs in every_path(story):
        if path.startswith("/admin/") and allowed(viewer, policy_for(name, route), "GET", kwargs) is Decision.YES:
            found = named(relative.get(path))
            wrong += [f"{name}: {found}"] if found else []
    assert wrong == []


def test_no_part_of_a_list_that_is_asked_for_by_its_filter_names_one(relative: Client) -> None:
    assert {path: found for path in LISTS if (found := named(relative.get(path)))} == {}


def test_no_count_on_the_first_page_tells_that_something_waits_about_them(viewer: User) -> None:
    assert {start.view: count for start in STARTS if (count := start.count(viewer))} == {"people_requests": 1}  # Owen's


def test_looking_for_their_address_finds_nobody(relative: Client) -> None:
    answers = [relative.post("/admin/people/find/", {"contact": contact}) for contact in ("sam@example.org", "x@y.org")]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert str(cast.sam().uuid) not in answers[0].content.decode()


def test_adding_them_anew_leads_nowhere_near_their_page(relative: Client) -> None:
    answer = relative.post("/admin/people/new/", {"full_name": "S. Ridley", "contact": "sam@example.org"})
    assert (answer.status_code, str(cast.sam().uuid) in answer.content.decode()) == (409, False)


def test_their_own_pages_of_every_kind_are_not_there(relative: Client, story: Story) -> None:
    pages = [f"/admin/people/{cast.sam().uuid}/", f"/admin/people/{cast.sam().uuid}/give/"]
    pages += [f"/admin/casework/{one.reference}/" for one in Application.objects.all()]
    assert {relative.get(path).status_code for path in pages} == {404}


def test_searching_for_their_name_finds_nobody(relative: Client) -> None:
    answer = relative.get("/admin/casework/people/?name=Ridley").content.decode()
    assert "/admin/casework/" + Application.objects.get(person=cast.sam()).reference not in answer
