"""Every address there is has an entry; one without is refused and named."""

from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from lms.platform.accounts.models import User
from lms.platform.accounts.roles import Grant
from lms.platform.trust.access import Address, grant, nobody, public
from lms.site.access_policy import policy_for, unclassified
from lms.site.access_policy.table import every_address, merged, table

OURS = {"accounts", "letters", "concerns", "signin", "pages", "home", "courses", "recruitment", "certificates"}


def test_every_address_is_classified() -> None:
    missing = unclassified()
    assert missing == [], "Say in its app's access.py who may use it:\n" + "\n".join(missing)


def test_the_walk_finds_what_the_resolver_would_name() -> None:
    found = dict(every_address())
    for path in ("/help/", "/healthz", "/concerns/raise/", "/admin/", "/admin/pages/3/edit/", "/admin/reports/locked/"):
        match = resolve(path)
        assert found[match.view_name] == match.route


def test_an_address_that_somebody_forgot_is_named(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.site.access_policy.one_more"
    assert unclassified() == [
        "forgotten (forgotten/)",
        "tests.site.access_policy.one_more.leak (forgotten/without-name/)",
        "inner:deep (forgotten/inner/deep/<int:pk>/)",
    ]


@pytest.mark.parametrize("path", ["/forgotten/", "/forgotten/without-name/", "/forgotten/inner/deep/3/"])
def test_an_address_that_somebody_forgot_answers_nobody(settings: Any, client_for: Any, alex: User, path: str) -> None:
    settings.ROOT_URLCONF = "tests.site.access_policy.one_more"
    answers = [Client().get(path), client_for(alex).get(path), client_for(alex).post(path)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert all(b"zinnia" not in answer.content for answer in answers)


def test_an_entry_is_found_by_name_or_by_route() -> None:
    assert policy_for("pages:help", "help/").who == public
    assert policy_for("wagtail.admin.views.home.default", "admin/.*/$").who.kind == "staff"
    assert policy_for("no:such", "no/such/") is None


def test_two_entries_for_one_address_are_refused() -> None:
    with pytest.raises(ValueError, match="a:b is listed twice"):
        merged([[Address("a:b", who=public)], [Address("a:b", who=nobody)]])


def test_no_entry_of_ours_speaks_of_an_address_that_is_not_there() -> None:
    there = {name for name, _route in every_address()}
    gone = {name for name in table() if name.split(":")[0] in OURS and ":" in name and name not in there}
    assert gone == set()


def test_an_app_may_be_stricter_than_the_table_for_anothers_screen() -> None:
    assert set(table()) >= {"account_login", "wagtailadmin_home", "wagtailusers_users:index"}


def test_a_grant_has_to_be_named() -> None:
    with pytest.raises(ValueError, match="at least one"):
        grant()
    assert grant(Grant.DECIDE, Grant.REVIEW).grants == ("decide", "review")
