"""Four settings files; a machine that has not been told enough says so, and says what to do."""

import os
import re
import subprocess
import sys

import pytest

from tests.architecture.code import ROOT

FOLDER = ROOT / "lms" / "settings"
TOLD = {
    "SECRET_KEY": "a long secret for this test alone, with more than fifty characters in it",
    "ALLOWED_HOSTS": "volunteer.example.org",
    "SITE_ADDRESS": "https://volunteer.example.org",
    "SEALING_KEY_FILE": "/srv/pathway/keys/sealing.json",
    "SMTP_HOST": "mail.example.org",
}
LOAD = "import django; django.setup(); from django.conf import settings; print(settings.DEBUG)"


def _load(settings: str, told: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load the settings in a fresh process that knows only what it is `told`."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": f"lms.settings.{settings}", **told}
    return subprocess.run(
        [sys.executable, "-c", LOAD], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_there_are_four_settings_files_and_only_their_aids_beside_them() -> None:
    aids = {
        "__init__.py",
        "environment.py",
        "database.py",
        "files.py",
        "logs.py",
        "secret.py",
        "signin.py",
        "scheme.py",
    }
    assert {path.name for path in FOLDER.glob("*.py")} - aids == {"base.py", "dev.py", "test.py", "production.py"}


def test_the_shared_settings_stay_under_250_lines() -> None:
    assert len((FOLDER / "base.py").read_text().splitlines()) < 250


def test_production_starts_when_it_has_been_told_everything(tmp_path) -> None:
    assert _load("production", {**TOLD, "PATHWAY_DATA": str(tmp_path)}).stdout == "False\n"


@pytest.mark.parametrize("missing", sorted(TOLD))
def test_production_without_a_variable_names_it_and_says_what_to_do(missing: str, tmp_path) -> None:
    told = {name: value for name, value in TOLD.items() if name != missing}
    outcome = _load("production", {**told, "PATHWAY_DATA": str(tmp_path)})
    assert f"ImproperlyConfigured: {missing} is not set. " in outcome.stderr
    assert outcome.stderr.rstrip().endswith("See .env.example.")


def test_an_address_of_another_database_is_refused_with_advice(tmp_path) -> None:
    outcome = _load("dev", {"DATABASE_URL": "mysql://localhost/pathway", "PATHWAY_DATA": str(tmp_path)})
    assert "DATABASE_URL must begin with postgres://" in outcome.stderr


def test_a_port_that_is_no_number_is_named(tmp_path) -> None:
    outcome = _load("production", {**TOLD, "SMTP_PORT": "mail", "PATHWAY_DATA": str(tmp_path)})
    assert "SMTP_PORT must be a whole number, not 'mail'." in outcome.stderr


def test_every_variable_that_settings_read_is_in_the_example_file() -> None:
    named = set(_variables())
    explained = {
        line.lstrip("# ").split("=")[0] for line in (ROOT / ".env.example").read_text().splitlines() if "=" in line
    }
    assert sorted(named - explained) == []


def _variables() -> list[str]:
    everything = "\n".join(path.read_text() for path in FOLDER.glob("*.py"))
    return re.findall(r"(?:need|text|flag|number|items)\(\s*\"([A-Z_]+)\"", everything)
