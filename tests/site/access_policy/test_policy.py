"""The decision over every address, for every member of the cast, with every method."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import ROLE_GRANTS, Grant, Role
from lms.platform.trust.access import Address, grant, nobody, public, signed_in, staff
from lms.site.access_policy import Decision, allowed
from lms.site.access_policy.policy import may_open, methods_of
from lms.site.access_policy.table import table
from lms.site.access_policy.wagtail import chosen_content
from tests import cast

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"]
ROLES = {
    "maya": Role.COORDINATOR,
    "helen": Role.DISCLOSURE_OFFICER,
    "tariq": Role.DECISION_MAKER,
    "ruth": Role.REVIEWER,
    "sofia": Role.SAFEGUARDING_LEAD,
    "owen": Role.TRAINER,
    "mags": Role.MANAGER,
    "ed": Role.EDITOR,
    "alex": Role.ADMINISTRATOR,
}
NOT_STAFF = ["sam", "priya", "carl", "dana", "wendy"]
YES, SIGN_IN, NOTHING, NOT_SO = Decision.YES, Decision.SIGN_IN, Decision.NOTHING_HERE, Decision.NOT_LIKE_THIS


def whoever(address: Address) -> Address:
    """The same address, whatever the object."""
    return replace(address, mine=None)


def decided(user: Any) -> dict[str, Decision]:
    return {name: allowed(user, whoever(entry), entry.methods[0], {}) for name, entry in table().items()}


def expected(entry: Address, grants: frozenset[Grant] | None) -> Decision:
    """What the entry's words mean for somebody with these grants; None is not signed in."""
    if entry.who.kind == "nobody":
        return NOTHING
    if grants is None:
        return YES if entry.who == public else SIGN_IN
    if entry.who in {public, signed_in} or (entry.who == staff and grants):
        return YES
    return YES if grants & set(entry.who.grants) else NOTHING


@pytest.mark.parametrize("name", ROLES)
def test_each_role_opens_what_its_grants_say_and_nothing_else(db: None, name: str) -> None:
    grants = ROLE_GRANTS[ROLES[name]]
    assert decided(getattr(cast, name)()) == {key: expected(entry, grants) for key, entry in table().items()}


@pytest.mark.parametrize("name", NOT_STAFF)
def test_nobody_without_a_grant_opens_a_staff_screen(db: None, name: str) -> None:
    assert decided(getattr(cast, name)()) == {key: expected(entry, frozenset()) for key, entry in table().items()}


def test_somebody_not_signed_in_opens_public_pages_only() -> None:
    assert decided(AnonymousUser()) == {key: expected(entry, None) for key, entry in table().items()}


def test_a_closed_account_opens_what_a_stranger_does(maya: User) -> None:
    maya.is_active = False
    assert decided(maya) == {key: expected(entry, frozenset()) for key, entry in table().items()}


@pytest.mark.parametrize("method", METHODS)
def test_each_address_takes_the_methods_it_lists_and_no_other(wendy: User, method: str) -> None:
    for entry in table().values():
        if entry.who in {public, signed_in}:
            taken = method in entry.methods or (method in {"HEAD", "OPTIONS"} and "GET" in entry.methods)
            assert allowed(wendy, whoever(entry), method, {}) is (YES if taken else NOT_SO)


def test_what_is_not_yours_is_not_there_whatever_the_method(wendy: User) -> None:
    hers = Address("a:b", who=signed_in, mine=lambda user, reference: reference == "HERS")
    assert allowed(wendy, hers, "GET", {"reference": "HERS"}) is YES
    assert {allowed(wendy, hers, method, {"reference": "HIS"}) for method in METHODS} == {NOTHING}


def test_somebody_not_signed_in_learns_nothing_about_whose_it_is() -> None:
    hers = Address("a:b", who=signed_in, mine=lambda user, **kwargs: 1 / 0)
    assert allowed(AnonymousUser(), hers, "GET", {"reference": "HERS"}) is SIGN_IN


def test_a_public_address_may_still_ask_whose_the_object_is() -> None:
    shared = Address("a:b", who=public, mine=lambda user, token: token == "right")
    assert allowed(AnonymousUser(), shared, "GET", {"token": "right"}) is YES
    assert allowed(AnonymousUser(), shared, "GET", {"token": "wrong"}) is NOTHING


def test_an_unknown_address_is_not_there_for_anybody(alex: User) -> None:
    assert {allowed(user, None, "GET", {}) for user in (alex, AnonymousUser())} == {NOTHING}


@pytest.mark.parametrize("who", [nobody, staff, grant(Grant.DECIDE)])
def test_what_is_closed_or_of_others_is_asked_before_the_object(wendy: User, who: Any) -> None:
    assert allowed(wendy, Address("a:b", who=who, mine=lambda user: 1 / 0), "GET", {}) is NOTHING


@pytest.mark.parametrize(
    ("methods", "takes"),
    [
        (("GET",), ["GET", "HEAD", "OPTIONS"]),
        (("POST",), ["POST"]),
        (("GET", "POST"), ["GET", "POST", "HEAD", "OPTIONS"]),
    ],
)
def test_head_and_options_follow_get(methods: tuple[str, ...], takes: list[str]) -> None:
    assert methods_of(Address("a:b", who=public, methods=methods)) == takes


# --- what the table must never say -----------------------------------------------------------------
def entries(*starts: str) -> dict[str, Address]:
    return {name: entry for name, entry in table().items() if name.startswith(starts)}


def test_wagtails_screens_for_people_are_closed() -> None:
    found = entries("wagtailusers_", "wagtailadmin_login", "wagtailadmin_password", "wagtailcore_login")
    assert {entry.who for entry in found.values()} == {nobody}


def test_nothing_in_the_admin_is_public_or_for_everybody_signed_in(db: None) -> None:
    admin = entries("wagtailadmin_", "wagtailimages", "wagtaildocs:", "wagtaildocs_chooser:", "wagtailsites:")
    assert {name for name, entry in admin.items() if entry.who in {public, signed_in}} == set()


def test_settings_and_history_are_for_those_who_manage_settings() -> None:
    found = entries("wagtailsites:", "wagtailadmin_workflows:", "wagtailadmin_reports:site_history")
    assert {entry.who for entry in found.values()} == {grant(Grant.SETTINGS_MANAGE)}


def test_an_own_record_is_always_asked_for_its_owner() -> None:
    unasked = {
        name for name, entry in entries("recruitment:", "letters:").items() if _names_a_record(name) and not entry.mine
    }
    assert unasked == set()


def _names_a_record(name: str) -> bool:
    return name in {"recruitment:application", "recruitment:task", "recruitment:receipt", "letters:one"}


@pytest.mark.parametrize(
    ("app_label", "model", "yes"),
    [
        ("wagtailcore", "page", True),
        ("wagtailimages", "image", True),
        ("wagtaildocs", "document", True),
        ("accounts", "user", False),
        ("recruitment", "application", False),
        ("wagtailcore", "site", False),
    ],
)
def test_many_at_once_is_for_what_authors_write(ed: User, app_label: str, model: str, yes: bool) -> None:
    assert chosen_content(ed, app_label, model, "delete") is yes


def test_the_cast_covers_every_grant() -> None:
    assert frozenset().union(*(ROLE_GRANTS[role] for role in ROLES.values())) == set(Grant)


# --- what a screen may ask about an address above its own ---------------------------------------------
def test_a_link_leads_to_what_the_viewer_may_look_at(maya: User, wendy: User) -> None:
    assert [may_open(user, "casework_today") for user in (maya, wendy)] == ["/admin/casework/", ""]


def test_whose_object_it_is_counts_for_a_link_too(alex: User, mags: User, sam: User) -> None:
    assert may_open(alex, "people_person", uuid=sam.uuid) == f"/admin/people/{sam.uuid}/"
    assert may_open(mags, "people_person", uuid=sam.uuid) == ""


@pytest.mark.parametrize("view", ["no_such_screen", "people_person", "people_agree"])
def test_to_what_is_not_there_or_needs_more_than_a_look_no_link_leads(alex: User, view: str) -> None:
    assert may_open(alex, view, **({"pk": 9} if view == "people_agree" else {})) == ""
