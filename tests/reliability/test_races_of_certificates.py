"""Several processes that give, replace and draw the same certificates at the same moment."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from certificates.domain.fonts import font_folder
from certificates.models import Certificate
from lms.platform.accounts.models import User
from tests.certificates.private import private_in
from tests.factories.certificates import a_certificate, a_completion
from tests.reliability.crowd import Crew, Crowd

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
AT_ONCE = 4


@pytest.fixture
def givers(tmp_path: Path) -> Iterator[Crew]:
    """Processes that know about certificates, whose files go into the test's own folder."""
    hired = Crew(tmp_path, "tests.reliability.certificate_worker")
    yield hired
    hired.go_home()


def test_whatever_happens_at_once_there_is_one_certificate_one_successor_and_one_file_each(
    priya: User, dana: User, tmp_path: Path, givers: Crew, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    settings.DATA = tmp_path
    settings.STORAGES = private_in(tmp_path)
    font_folder()
    theirs, first = a_completion(priya), a_certificate(dana)
    Certificate.objects.filter(completion=theirs).delete()
    crowd = Crowd(tmp_path, givers)
    job = ("everything", {"completion_id": theirs.pk, "certificate_id": first.pk, "name": "Dana Whitlock"})
    reports = crowd.run([job] * AT_ONCE)
    assert reports == [["won"] * 3] * AT_ONCE
    rows = crowd.ask("SELECT completion_id, status FROM certificates_certificate")
    assert sorted(rows) == sorted(
        [(theirs.pk, "valid"), (first.completion_id, "superseded"), (first.completion_id, "valid")]
    )
    files = list((tmp_path / "private" / "certificates").iterdir())
    assert [path.suffix for path in files] == [".pdf"] * 2
    assert [path.read_bytes().endswith(b"%%EOF\n") for path in files] == [True] * 2
