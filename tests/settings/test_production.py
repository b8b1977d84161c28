"""What holds wherever real people's data is, whatever a machine is told."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.code import ROOT
from tests.architecture.test_settings import TOLD

ASKED = (
    *("DEBUG", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "WAGTAILADMIN_BASE_URL", "STAFF_SECOND_FACTOR"),
    *("SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SAMESITE"),
    *("CSRF_COOKIE_SECURE", "CSRF_COOKIE_NAME", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"),
    *("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_PROXY_SSL_HEADER", "MAILERS", "TASKS", "SEALING_KEY_FILE"),
    *("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "SECURE_CSP", "PASSWORD_HASHERS", "MEDIA_ROOT", "SCHEME_NAME"),
)
TELL = (
    "import json; from django.conf import settings; "
    f"print(json.dumps({{n: getattr(settings, n, None) for n in {ASKED!r}}}, default=str))"
)


def production(folder: Any, **told: str) -> dict[str, Any]:
    """The settings of a fresh process that is told all it needs, and `told`."""
    env = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "lms.settings.production", "PATHWAY_DATA": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", TELL], cwd=ROOT, env=env | TOLD | told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return production(tmp_path_factory.mktemp("usual"))


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return production(
        tmp_path_factory.mktemp("unusual"),
        ALLOWED_HOSTS=" one.example.org , two.example.org",
        SECURE_SSL_REDIRECT="no",
        SMTP_TLS="no",
        SMTP_PORT="2525",
        SMTP_USER="post",
        SMTP_PASSWORD="word",
        SEALING_KEYS='{"1": "key"}',
        SEALING_KEY_FILE="",
        TASKS_BACKEND="django.tasks.backends.immediate.ImmediateBackend",
        SCHEME_NAME="Beacon",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", False),
        ("STAFF_SECOND_FACTOR", True),
        ("SESSION_COOKIE_SECURE", True),
        ("SESSION_COOKIE_HTTPONLY", True),
        ("SESSION_COOKIE_NAME", "__Host-session"),
        ("SESSION_COOKIE_SAMESITE", "Lax"),
        ("CSRF_COOKIE_SECURE", True),
        ("CSRF_COOKIE_NAME", "__Host-csrf"),
        ("SECURE_SSL_REDIRECT", True),
        ("SECURE_HSTS_SECONDS", 31536000),
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", True),
        ("SECURE_PROXY_SSL_HEADER", ["HTTP_X_FORWARDED_PROTO", "https"]),
        ("MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", False),
        ("ALLOWED_HOSTS", ["volunteer.example.org"]),
        ("CSRF_TRUSTED_ORIGINS", ["https://volunteer.example.org"]),
        ("WAGTAILADMIN_BASE_URL", "https://volunteer.example.org"),
        ("SEALING_KEY_FILE", "/srv/pathway/keys/sealing.json"),
        ("SCHEME_NAME", "Pathway"),
    ],
)
def test_a_machine_that_was_told_only_what_is_needed_is_safe(usual: dict[str, Any], name: str, value: Any) -> None:
    assert usual[name] == value


def test_letters_leave_by_the_named_server_and_sealed_on_their_way(usual: dict[str, Any]) -> None:
    options = usual["MAILERS"]["default"]["OPTIONS"]
    assert (options["host"], options["port"], options["use_tls"]) == ("mail.example.org", 587, True)


def test_no_policy_lets_a_page_run_what_is_not_ours(usual: dict[str, Any]) -> None:
    assert [words for words in usual["SECURE_CSP"].values() if "'unsafe-inline'" in words or "*" in words] == []


def test_passwords_are_kept_slowly_and_not_as_in_the_tests(usual: dict[str, Any]) -> None:
    assert "MD5" not in usual["PASSWORD_HASHERS"][0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", ["one.example.org", "two.example.org"]),
        ("SECURE_SSL_REDIRECT", False),
        ("SCHEME_NAME", "Beacon"),
        ("SESSION_COOKIE_SECURE", True),
    ],
)
def test_what_a_machine_is_told_counts_and_loosens_nothing_else(unusual: dict[str, Any], name: str, value: Any) -> None:
    assert unusual[name] == value


def test_the_mail_server_can_be_another_kind(unusual: dict[str, Any]) -> None:
    options = unusual["MAILERS"]["default"]["OPTIONS"]
    assert [options[name] for name in ("port", "username", "password", "use_tls")] == [2525, "post", "word", False]


def test_keys_from_the_environment_need_no_file(unusual: dict[str, Any]) -> None:
    assert unusual["SEALING_KEY_FILE"].endswith("keys/sealing.json")


def test_tasks_wait_in_the_database_whatever_was_told(unusual: dict[str, Any]) -> None:
    assert unusual["TASKS"] == {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
