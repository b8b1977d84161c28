"""One kind of entry in the staff menu, whatever app registers it."""

import ast
from typing import Any

import pytest
from django.http import HttpRequest

from lms.platform.accounts.roles import Grant
from lms.platform.accounts.staff.menu import StaffMenuItem
from tests import cast
from tests.architecture.code import production

pytestmark = pytest.mark.django_db


def entry(**more: Any) -> StaffMenuItem:
    grants = (Grant.ACCOUNTS_MANAGE, Grant.ROLES_APPROVE)
    return StaffMenuItem("People", "people_list", grants=grants, icon="users", order=1, **more)


def request_of(name: str) -> HttpRequest:
    request = HttpRequest()
    request.user = getattr(cast, name)()
    return request


def test_it_is_shown_to_whoever_holds_one_of_its_grants() -> None:
    assert [entry().is_shown(request_of(name)) for name in ("alex", "mags", "maya", "sam")] == [
        True,
        True,
        False,
        False,
    ]


def test_it_leads_to_its_view_and_counts_nothing_unless_asked_to() -> None:
    assert (entry().url, entry().count(request_of("alex")), entry().covers) == ("/admin/people/", 0, "")


def test_it_says_how_many_need_the_viewer_and_what_else_belongs_to_it() -> None:
    counted = entry(counted=lambda request: request.user.pk, covers="people_requests")
    request = request_of("alex")
    assert (counted.count(request), counted.covers) == (request.user.pk, "/admin/people/requests/")


def test_no_app_has_a_kind_of_its_own() -> None:
    own = [
        f"{module.name}: {node.name}"
        for module in production()
        for node in module.nodes
        if isinstance(node, ast.ClassDef) and "MenuItem" in {ast.unparse(base) for base in node.bases}
    ]
    assert own == ["lms/platform/accounts/staff/menu.py: StaffMenuItem"]
