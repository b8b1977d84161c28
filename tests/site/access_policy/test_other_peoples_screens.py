"""What the tables for allauth, Django and Wagtail say, and that they know every screen of these and no other."""

from collections.abc import Iterable

import pytest

from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, grant, nobody, public, signed_in, staff
from lms.site.access_policy import allauth, django, wagtail, wagtail_content, wagtail_people
from lms.site.access_policy.table import OTHERS, every_address, merged, policy_for

THERE = {name for name, _route in every_address()} | {route for _name, route in every_address()}
ANYBODY = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_request_login_code",
    "account_confirm_login_code",
    "account_reset_password",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "wagtail_serve",
    "wagtaildocs_serve",
    "django.views.static.serve",
}
KNOWN_METHODS = {"GET", "POST", "PATCH", "DELETE"}


def entries(*modules: object) -> list[Address]:
    return [entry for module in modules or OTHERS for entry in module.ADDRESSES]


def where(found: Iterable[Address], who: object) -> set[str]:
    return {entry.view for entry in found if entry.who == who}


def test_no_two_tables_speak_of_one_address() -> None:
    assert len(merged([module.ADDRESSES for module in OTHERS])) == len(entries())


def test_each_screen_of_wagtail_that_is_named_is_there() -> None:
    assert [entry.view for entry in entries(wagtail, wagtail_content) if entry.view not in THERE] == []


def test_each_entry_takes_some_method_that_browsers_know() -> None:
    odd = [entry.view for entry in entries() if not entry.methods or not set(entry.methods) <= KNOWN_METHODS]
    assert odd == []


@pytest.mark.parametrize("view", sorted(ANYBODY))
def test_what_somebody_needs_before_signing_in_is_public(view: str) -> None:
    assert view in where(entries(), public)


def test_the_keys_to_an_account_are_its_owners_alone() -> None:
    keys = [entry for entry in allauth.ADDRESSES if entry.view.startswith(("mfa_", "account_"))]
    assert {entry.who for entry in keys} == {public, signed_in}
    assert where(keys, signed_in) >= {"mfa_add_webauthn", "mfa_activate_totp", "account_set_password", "account_email"}


def test_nobody_signs_in_with_the_account_of_another_company() -> None:
    social = [entry for entry in allauth.ADDRESSES if entry.view.startswith("socialaccount_")]
    assert {entry.who for entry in social} == {nobody}


def test_djangos_own_addresses_are_files_alone() -> None:
    assert [entry.view.rpartition(".")[2] for entry in django.ADDRESSES] == ["serve", "serve"]


def test_every_screen_of_wagtail_for_people_is_closed() -> None:
    assert {entry.who for entry in wagtail_people.ADDRESSES} == {nobody}


def test_whoever_writes_pages_or_learning_reaches_the_screens_for_writing() -> None:
    authors = grant(Grant.PAGES_EDIT, Grant.LEARNING_AUTHOR)
    assert where(entries(), authors) >= {"wagtailadmin_choose_page", "wagtailimages:add", "wagtaildocs:add"}


def test_every_member_of_staff_reaches_the_frame_and_no_more() -> None:
    assert where(entries(), staff) == {
        "admin/.*/$",
        "wagtailadmin_account",
        "wagtailadmin_dismissibles",
        "wagtailadmin_home",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
    }


def test_no_grant_over_people_opens_a_screen_of_wagtail() -> None:
    named = {name for entry in entries() for name in entry.who.grants}
    assert named == {Grant.PAGES_EDIT, Grant.LEARNING_AUTHOR, Grant.SETTINGS_MANAGE}


@pytest.mark.parametrize("name", ["", "nothing", "wagtailadmin_", "wagtailadmin_homes"])
def test_a_name_that_is_almost_one_has_no_entry(name: str) -> None:
    assert policy_for(name, "nowhere/") is None
