"""Only lms/platform/signin can start a session. Held by reading every module: none elsewhere imports what could."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.urls import get_resolver

ROOT = Path(settings.PROJECT)
PACKAGES = ("lms", "courses", "recruitment", "certificates")
MAKERS = {
    "django.contrib.auth": {"login", "alogin"},
    "django.contrib.auth.views": {"LoginView"},
    "allauth.account.utils": {"perform_login", "complete_signup"},
    "allauth.account.internal.flows.login": {"perform_login", "resume_login", "record_authentication"},
    "allauth.account.models": {"Login"},
    "lms.platform.signin.web.allauth_flows": {"sign_in", "record_proof"},
    "wagtail.admin.views.account": {"LoginView"},
}


def _imports(tree: ast.AST) -> set[tuple[str, str]]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {(node.module or "", name.name) for node in found for name in node.names}


def makers_in(source: str) -> set[tuple[str, str]]:
    """What a module imports that could start a session."""
    return {(module, name) for module, name in _imports(ast.parse(source)) if name in MAKERS.get(module, set())}


def _modules() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [path for path in found if (ROOT / "lms" / "platform" / "signin") not in path.parents]


def test_no_other_module_imports_what_starts_a_session():
    assert {str(path.relative_to(ROOT)) for path in _modules() if makers_in(path.read_text())} == set()


@pytest.mark.parametrize(
    "line", ["from django.contrib.auth import login", "from allauth.account.utils import perform_login as come_in"]
)
def test_a_module_that_would_is_found(line):
    assert len(makers_in(line)) == 1


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email", "login"])
def test_pages_that_we_do_not_use_have_no_address(name):
    assert get_resolver().reverse_dict.getlist(name) == []


@pytest.mark.django_db
def test_a_name_without_a_password_is_nobody(sam):
    assert authenticate(None, email="sam@example.org") is None


def test_what_allauth_does_not_document_is_used_in_one_module_alone():
    """Its `internal` and `core` packages may change in any release."""
    private = [
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for module, _name in _imports(ast.parse(path.read_text()))
        if module.startswith("allauth.") and {"internal", "core"} & set(module.split("."))
    ]
    assert set(private) == {"lms/platform/signin/web/allauth_flows.py"}
