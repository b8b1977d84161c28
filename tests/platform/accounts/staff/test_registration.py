"""Addresses, menu and words: what is registered, for whom, and that nothing was forgotten."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from lms.platform.accounts.access import ADDRESSES, person_seen, request_there, role_to_end
from lms.platform.accounts.domain.role_requests import request_role
from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant, Role
from lms.platform.accounts.staff.copy import OPENS, Explained
from lms.platform.accounts.wagtail_hooks import people_menu_item, people_urls
from lms.platform.trust.access import grant

pytestmark = pytest.mark.django_db
GIVES, EITHER = grant(Grant.ACCOUNTS_MANAGE), grant(Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE)


def test_every_address_is_in_the_table_and_no_other() -> None:
    assert [entry.view for entry in ADDRESSES] == sorted(
        (route.name for route in people_urls()), key=[entry.view for entry in ADDRESSES].index
    )


def test_finding_adding_and_giving_are_for_administrators_alone() -> None:
    assert {entry.view for entry in ADDRESSES if entry.who == GIVES} == {"people_find", "people_new", "people_give"}


def test_agreeing_and_handing_back_take_a_post_and_nothing_else() -> None:
    methods = {entry.view: entry.methods for entry in ADDRESSES}
    assert methods["people_agree"] == methods["people_hand_back"] == ("POST",)


def test_each_address_of_one_person_asks_whose_it_is() -> None:
    unasked = {entry.view for entry in ADDRESSES if entry.mine is None}
    assert unasked == {"people_list", "people_find", "people_new", "people_requests"}


def test_whose_page_it_is_decides_who_looks(alex: User, mags: User, maya: User, sam: User) -> None:
    viewers = (alex, mags, maya, sam, AnonymousUser())
    assert [person_seen(viewer, sam.uuid) for viewer in viewers] == [True, False, False, False, False]
    assert [person_seen(viewer, maya.uuid) for viewer in viewers] == [True, True, False, False, False]


def test_a_role_is_ended_by_an_administrator_or_laid_down(alex: User, mags: User, sofia: User) -> None:
    held = mags.role_holdings.get().pk
    assert [role_to_end(viewer, mags.uuid, held) for viewer in (alex, mags, sofia)] == [True, True, False]
    assert role_to_end(alex, sofia.uuid, held) is False
    assert role_to_end(sofia, alex.uuid.__class__(int=9), held) is False


def test_a_request_is_there_or_not(alex: User, mags: User, owen: User) -> None:
    asked = request_role(owen, Role.REVIEWER, by=alex)
    assert [request_there(mags, pk) for pk in (asked.pk, asked.pk + 1)] == [True, False]


@pytest.mark.parametrize(
    ("name", "shown", "waiting"),
    [("alex", True, 0), ("mags", True, 1), ("sofia", True, 1), ("maya", False, 0), ("ed", False, 0)],
)
def test_the_menu_says_how_many_wait_for_this_person(
    request: Any, alex: User, mags: User, owen: User, name: str, shown: bool, waiting: int
) -> None:
    request_role(owen, Role.REVIEWER, by=alex)
    item, asked = people_menu_item(), RequestFactory().get("/admin/")
    asked.user = request.getfixturevalue(name)
    assert (item.is_shown(asked), item.count(asked)) == (shown, waiting)


def test_every_role_says_in_a_sentence_what_it_opens() -> None:
    assert list(OPENS) == list(Role)
    assert [str(words) for words in OPENS.values() if not str(words).endswith(".")] == []


def test_a_choice_reads_as_its_name_and_carries_its_line() -> None:
    choice = Explained(Role.EDITOR.label, "Writes the public pages.")
    assert (str(choice), choice.hint) == ("Editor", "Writes the public pages.")
